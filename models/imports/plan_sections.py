"""Sections and posts from a file 所属・職の取込: compared with the organisation by their codes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from models.ids import PostId, SectionId
from models.imports.columns import Line
from models.imports.parsed import Parsed
from models.imports.preview import Preview, differences
from models.organisation import Organisation
from models.sections import Post, Section

Draw = Callable[[], str]
_SECTION_FIELDS: Final = (
    ("name", "所属名"),
    ("kind", "区分"),
    ("parent_id", "上位所属コード"),
    ("valid_from", "設置日"),
    ("valid_to", "廃止日"),
)
_POST_FIELDS: Final = (
    ("title", "職名"),
    ("section_id", "所属コード"),
    ("rank", "職位順"),
    ("is_head", "所属長"),
)


def plan_sections(
    parsed: Parsed, organisation: Organisation, *, as_of: date, draw: Draw
) -> Preview:
    """Sections by code; a parent may stand anywhere in the file or already be in the book."""
    preview = Preview(parsed.kind, organisation.revision)
    known = {section.code: section for section in organisation.sections.values()}
    ids = {code: section.id for code, section in known.items()}
    for _, line in parsed.lines:
        ids.setdefault(line["code"], SectionId(draw()))
    planned: dict[SectionId, Section] = {}
    for row, line in parsed.lines:
        parent = line["parent_code"]
        if parent is not None and parent not in ids:
            preview.object_to(row, "上位所属コード", parent, "ファイルか台帳にある所属コード")
            continue
        before = known.get(line["code"])
        after = _section(line, before, ids)
        planned[after.id] = after
        details = differences(before, after, _SECTION_FIELDS) if before else []
        details = [_with_codes(it, organisation) for it in details]
        preview.note(row, f"{after.code} {after.name}", is_new=before is None, details=details)
    _write_parents_first(preview, planned, {**organisation.sections, **planned})
    seen = {line["code"] for _, line in parsed.lines}
    preview.missing = [
        f"{it.code} {it.name}"
        for it in known.values()
        if it.code not in seen and it.exists_on(as_of)
    ]
    return preview


def plan_posts(parsed: Parsed, organisation: Organisation, *, draw: Draw) -> Preview:
    """Posts by code, in sections that are in the book."""
    preview = Preview(parsed.kind, organisation.revision)
    sections = {section.code: section.id for section in organisation.sections.values()}
    known = {post.code: post for post in organisation.posts.values()}
    for row, line in parsed.lines:
        section_id = sections.get(line["section_code"])
        if section_id is None:
            preview.object_to(row, "所属コード", line["section_code"], "台帳にある所属コード")
            continue
        before = known.get(line["code"])
        after = Post(
            id=before.id if before else PostId(draw()),
            code=line["code"],
            title=line["title"],
            section_id=section_id,
            rank=line["rank"],
            is_head=line["is_head"],
        )
        details = differences(before, after, _POST_FIELDS) if before else []
        details = [_with_codes(it, organisation) for it in details]
        preview.note(row, f"{after.code} {after.title}", is_new=before is None, details=details)
        if after != before:
            preview.writes.posts.append(after)
    seen = {line["code"] for _, line in parsed.lines}
    preview.missing = [f"{it.code} {it.title}" for it in known.values() if it.code not in seen]
    return preview


def _section(line: Line, before: Section | None, ids: Mapping[str, SectionId]) -> Section:
    given = {
        "name": line["name"],
        "kind": line["kind"],
        "parent_id": ids[line["parent_code"]] if line["parent_code"] else None,
    }
    given |= {name: line[name] for name in ("valid_from", "valid_to") if line[name] is not None}
    if before is not None:
        return before.model_copy(update=given)
    return Section(id=ids[line["code"]], code=line["code"], **given)


def _write_parents_first(
    preview: Preview, planned: Mapping[SectionId, Section], all_of: Mapping[SectionId, Section]
) -> None:
    depths: dict[SectionId, int] = {}
    for section in planned.values():
        depth, above, seen = 0, section.parent_id, {section.id}
        while above is not None and above in all_of:
            if above in seen:
                preview.object_to(0, "上位所属コード", section.code, "輪にならない上位所属")
                return
            seen.add(above)
            depth, above = depth + 1, all_of[above].parent_id
        depths[section.id] = depth
    preview.writes.sections = sorted(planned.values(), key=lambda it: depths[it.id])


def _with_codes(detail: tuple[str, str, str], organisation: Organisation) -> tuple[str, str, str]:
    """Ids of sections are shown by their codes."""
    heading, before, after = detail

    def readable(value: str) -> str:
        section = organisation.sections.get(SectionId(value))
        return section.code if section else value

    return heading, readable(before), readable(after)
