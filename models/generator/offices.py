"""Who holds an office 権限 in a generated city: HR, audit, the complaint desk, clerks for those without PC."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from models.generator.careers import Career
from models.generator.seats import Hall
from models.ids import PostId
from models.people import Employment, OfficeGrant
from models.roles import Office
from models.sections import Post, SectionKind

_HR: Final = "人事課"
_AUDIT: Final = "会計課"
_MOST_OPERATORS: Final = 12


def granted_offices(hall: Hall, careers: Sequence[Career], day: date) -> Iterator[OfficeGrant]:
    """The head of 人事課 administers, all regulars there operate, the second hears complaints.

    The third is the desk of open posting 公募の担当; for whoever stands in that one's line, a member of
    会計課 is. Another member of it audits; each section without desks has one clerk 庶務 with a mailbox.
    """
    posts = {post.id: post for post in hall.posts.values()}
    by_section = _by_section(hall, careers, posts)
    for career, office in (
        *_hr(by_section[_HR]),
        *((it, Office.AUDITOR) for it in by_section[_AUDIT][:1]),
        *((it, Office.POSTING_RESERVE) for it in by_section[_AUDIT][-1:]),
        *((it, Office.CLERK) for it in _clerks(by_section, posts)),
    ):
        yield OfficeGrant(person_id=career.person.id, office=office, from_day=day)


def _by_section(
    hall: Hall, careers: Sequence[Career], posts: dict[PostId, Post]
) -> dict[str, list[Career]]:
    """People under the name of their 課, units included; heads stand first."""
    sections = {section.id: section for section in hall.sections}
    found: dict[str, list[Career]] = {}
    for career in careers:
        section = sections[posts[career.assignment.post_id].section_id]
        if section.kind is SectionKind.UNIT and section.parent_id:
            section = sections[section.parent_id]
        found.setdefault(section.name, []).append(career)
    return found


def _hr(members: Sequence[Career]) -> Iterator[tuple[Career, Office]]:
    regulars = [it for it in members if it.person.employment is not Employment.FISCAL_YEAR]
    for career in regulars[:_MOST_OPERATORS]:
        yield career, Office.HR_OPERATOR
    yield regulars[0], Office.HR_ADMIN
    yield regulars[1 % len(regulars)], Office.COMPLAINT_DESK
    yield regulars[2 % len(regulars)], Office.POSTING_DESK


def _clerks(by_section: dict[str, list[Career]], posts: dict[PostId, Post]) -> Iterator[Career]:
    for members in by_section.values():
        if all(it.person.has_mailbox for it in members):
            continue
        with_mailbox = [it for it in members if it.person.has_mailbox]
        staff = [it for it in with_mailbox if not posts[it.assignment.post_id].is_head]
        yield (staff or with_mailbox)[0]
