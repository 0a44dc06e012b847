"""Section goals of a generated city 組織目標・事務事業: what its departments and sections mean to reach this year."""

from collections.abc import Iterable, Iterator
from random import Random
from typing import Final

from models.fiscal_year import FiscalYear
from models.generator.projects import DEPARTMENT_GOALS, PROJECTS
from models.section_goals import SectionGoal, SectionGoalKind, section_goal_id
from models.sections import Section, SectionKind

_ELSEWHERE: Final = ("窓口と電話の応対の向上", "事務の手引の整備と共有", "時間外勤務の縮減")
_OF_A_SECTION: Final = (2, 3, 3, 4)


def section_goals(
    seed: int, sections: Iterable[Section], year: FiscalYear
) -> Iterator[SectionGoal]:
    """One or two 組織目標 for each department, two to four 事務事業 for each section; units have none."""
    for section in sections:
        draw = Random(f"section-goals/{seed}/{section.code}")  # noqa: S311 -- no secret
        if section.kind is SectionKind.DEPARTMENT:
            titles = _titles(section.name, DEPARTMENT_GOALS)
            yield from _goals(section, year, SectionGoalKind.GOAL, titles[: draw.choice((1, 2, 2))])
        elif section.kind is SectionKind.SECTION:
            titles = _titles(section.name, PROJECTS)
            count = min(draw.choice(_OF_A_SECTION), len(titles))
            chosen = sorted(draw.sample(range(len(titles)), count))
            kept = [titles[nth] for nth in chosen]
            yield from _goals(section, year, SectionGoalKind.PROJECT, kept)


def _titles(name: str, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """By the end of the name: 東区区税課 has what a 区税課 has. The longest end counts."""
    ends = [end for end in known if name.endswith(end)]
    return known[max(ends, key=len)] if ends else _ELSEWHERE


def _goals(
    section: Section, year: FiscalYear, kind: SectionGoalKind, titles: Iterable[str]
) -> Iterator[SectionGoal]:
    for nth, title in enumerate(titles, start=1):
        code = f"{section.code}-{'G' if kind is SectionGoalKind.GOAL else 'P'}{nth}"
        yield SectionGoal(
            id=section_goal_id(year.year, section.id, code),
            fiscal_year=year.year,
            section_id=section.id,
            code=code,
            kind=kind,
            title=title,
            valid_from=year.first,
            valid_to=year.last,
        )
