"""Section goals and projects from a file 組織目標・事務事業の取込: compared by fiscal year, section and code."""

from collections.abc import Iterable
from typing import Final

from models.fiscal_year import FiscalYear
from models.imports.columns import Line
from models.imports.parsed import Parsed
from models.imports.preview import Preview, differences
from models.organisation import Organisation
from models.section_goals import SectionGoal, section_goal_id
from models.sections import Section

_FIELDS: Final = (
    ("kind", "目標の区分"),
    ("title", "名称"),
    ("valid_from", "適用開始日"),
    ("valid_to", "適用終了日"),
)


def plan_section_goals(
    parsed: Parsed, organisation: Organisation, *, standing: Iterable[SectionGoal]
) -> Preview:
    """Goals in sections that are in the book; ``standing`` are those of the file's fiscal years.

    A file removes nothing: a goal that is given up has its last day.
    """
    preview = Preview(parsed.kind, organisation.revision)
    sections = {section.code: section for section in organisation.sections.values()}
    known = {goal.id: goal for goal in standing}
    left = dict(known)
    for row, line in parsed.lines:
        section = sections.get(line["section_code"])
        if section is None:
            preview.object_to(row, "所属コード", line["section_code"], "台帳にある所属コード")
            continue
        after = _goal(line, section)
        before = known.get(after.id)
        left.pop(after.id, None)
        details = differences(before, after, _FIELDS) if before else []
        about = f"{section.name} {after.code} {after.title}"
        preview.note(row, about, is_new=before is None, details=details)
        if after != before:
            preview.writes.section_goals.append(after)
    preview.missing = [f"{it.code} {it.title}" for it in left.values()]
    return preview


def _goal(line: Line, section: Section) -> SectionGoal:
    """Without days it holds from the first day of its year on."""
    year = FiscalYear(line["fiscal_year"])
    return SectionGoal(
        id=section_goal_id(year.year, section.id, line["code"]),
        fiscal_year=year.year,
        section_id=section.id,
        code=line["code"],
        kind=line["kind"],
        title=line["title"],
        valid_from=line["valid_from"] or year.first,
        valid_to=line["valid_to"],
    )
