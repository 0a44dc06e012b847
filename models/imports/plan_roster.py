"""The roster 職員名簿の取込: people by employee number, with their terms, posts and leave as of a day."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from models.ids import PersonId
from models.imports.columns import Line
from models.imports.parsed import Parsed
from models.imports.preview import Detail, Preview, differences, shown
from models.names import PersonName
from models.organisation import Organisation
from models.people import GradeSpell, Leave, Person
from models.sections import Assignment, AssignmentKind, Post, full_title

_TERMS: Final = (
    ("grade", "級"),
    ("job_family", "職種"),
    ("appointing_authority", "任命権者"),
    ("employment", "任用形態"),
)
_FIELDS: Final = (
    ("email", "メール"),
    ("has_mailbox", "メール利用"),
    *_TERMS,
    ("hired_on", "採用日"),
    ("left_on", "退職日"),
)
_NAME_FIELDS: Final = (
    ("family", "姓"),
    ("given", "名"),
    ("family_kana", "姓カナ"),
    ("given_kana", "名カナ"),
    ("work_family", "旧姓"),
    ("work_family_kana", "旧姓カナ"),
)


def plan_roster(
    parsed: Parsed, organisation: Organisation, *, as_of: date, draw: Callable[[], str]
) -> Preview:
    """An empty optional cell keeps what stands; a changed post or grade begins on 配属日, else ``as_of``."""
    preview = Preview(parsed.kind, organisation.revision)
    posts = {post.code: post for post in organisation.posts.values()}
    for row, line in parsed.lines:
        if _posts_are_known(preview, row, line, posts):
            _plan_person(preview, row, line, organisation, posts, as_of, draw)
    seen = {line["number"] for _, line in parsed.lines}
    preview.missing = [
        f"{it.number} {it.name.full}"
        for it in organisation.people_on(as_of)
        if it.number not in seen
    ]
    return preview


def _posts_are_known(preview: Preview, row: int, line: Line, posts: Mapping[str, Post]) -> bool:
    main = [("職コード", line["post_code"])] if line["post_code"] else []
    asked = [*main, *(("兼務職コード", code) for code in _dual_codes(line))]
    unknown = [(column, code) for column, code in asked if code not in posts]
    for column, code in unknown:
        preview.object_to(row, column, code, "台帳にある職コード")
    return not unknown


def _plan_person(
    preview: Preview,
    row: int,
    line: Line,
    organisation: Organisation,
    posts: Mapping[str, Post],
    as_of: date,
    draw: Callable[[], str],
) -> None:
    before = organisation.by_number(line["number"])
    after = _person(line, before, draw)
    since = line["assigned_on"] or (as_of if before else line["hired_on"])
    details: list[Detail] = []
    if before is not None:
        details += differences(before.name, after.name, _NAME_FIELDS)
        details += differences(before, after, _FIELDS)
    if after != before:
        preview.writes.people.append(after)
    _plan_terms(preview, before, after, organisation, since)
    details += _plan_main_post(preview, line, after, organisation, posts, since)
    details += _plan_dual_posts(preview, line, after, organisation, posts, since)
    details += _plan_leave(preview, line, after, organisation)
    about = f"{after.number} {after.name.full}"
    preview.note(row, about, is_new=before is None, details=details)


def _person(line: Line, before: Person | None, draw: Callable[[], str]) -> Person:
    given = {name: line[name] for name, _ in _FIELDS if line[name] is not None}
    parts = {name: line[name] for name, _ in _NAME_FIELDS if line[name]}
    if before is not None:
        parts["given"] = line["given"]
        name = before.name.model_copy(update=parts)
        return before.model_copy(update={**given, "name": name})
    given.setdefault("has_mailbox", line["email"] is not None)
    return Person(id=PersonId(draw()), number=line["number"], name=PersonName(**parts), **given)


def _plan_terms(
    preview: Preview, before: Person | None, after: Person, organisation: Organisation, since: date
) -> None:
    terms = {name: getattr(after, name) for name, _ in _TERMS}
    if before is None:
        new = GradeSpell(person_id=after.id, from_day=after.hired_on, **terms)
        preview.writes.spells.append(new)
        return
    standing = organisation.terms(after.id, since)
    if standing is None or terms == {name: getattr(standing, name) for name in terms}:
        return
    if standing.from_day < since:
        ended = standing.model_copy(update={"to_day": since - timedelta(days=1)})
        preview.writes.spells.append(ended)
    preview.writes.spells.append(GradeSpell(person_id=after.id, from_day=since, **terms))


def _plan_main_post(
    preview: Preview,
    line: Line,
    person: Person,
    organisation: Organisation,
    posts: Mapping[str, Post],
    since: date,
) -> list[Detail]:
    if line["post_code"] is None:
        return []
    post = posts[line["post_code"]]
    held = organisation.main_assignment(person.id, since)
    if held is not None and held.post_id == post.id:
        return []
    if held is not None:
        _end(preview, held, since)
    new = Assignment(person_id=person.id, post_id=post.id, from_day=since)
    preview.writes.assignments.append(new)
    old = organisation.posts.get(held.post_id) if held else None
    return [("職", _titled(old, organisation), _titled(post, organisation))]


def _plan_dual_posts(
    preview: Preview,
    line: Line,
    person: Person,
    organisation: Organisation,
    posts: Mapping[str, Post],
    since: date,
) -> list[Detail]:
    codes = _dual_codes(line)
    if not codes:
        return []
    asked = {posts[code].id: posts[code] for code in codes}
    held = {
        it.post_id: it
        for it in organisation.held_on(person.id, since)
        if it.kind is AssignmentKind.DUAL
    }
    details: list[Detail] = []
    for post_id, post in asked.items():
        if post_id not in held:
            dual = AssignmentKind.DUAL
            preview.writes.assignments.append(
                Assignment(person_id=person.id, post_id=post_id, kind=dual, from_day=since)
            )
            details.append(("兼務", shown(None), _titled(post, organisation)))
    for post_id, assignment in held.items():
        if post_id not in asked:
            _end(preview, assignment, since)
            old = organisation.posts.get(post_id)
            details.append(("兼務", _titled(old, organisation), shown(None)))
    return details


def _plan_leave(
    preview: Preview, line: Line, person: Person, organisation: Organisation
) -> list[Detail]:
    if line["leave_kind"] is None:
        return []
    leave = Leave(
        person_id=person.id,
        kind=line["leave_kind"],
        from_day=line["leave_from"],
        to_day=line["leave_to"],
    )
    standing = organisation.on_leave(person.id, leave.from_day)
    if standing == leave:
        return []
    preview.writes.leaves.append(leave)
    return [("休業", shown(standing.kind if standing else None), shown(leave.kind))]


def _end(preview: Preview, held: Assignment, since: date) -> None:
    ended = held.model_copy(update={"to_day": since - timedelta(days=1)})
    preview.writes.assignments.append(ended)


def _dual_codes(line: Line) -> list[str]:
    codes = unicodedata.normalize("NFKC", line["dual_post_codes"]).replace("、", ";")
    return [code.strip() for code in codes.split(";") if code.strip()]


def _titled(post: Post | None, organisation: Organisation) -> str:
    section = organisation.sections.get(post.section_id) if post else None
    return full_title(post, section) if post and section else shown(None)
