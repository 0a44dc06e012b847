"""Time in the section 在籍: since when a person sits in the section 課 that a transfer would leave."""

from datetime import date, timedelta

from models.ids import PersonId, SectionId
from models.organisation import Organisation
from models.sections import LEVELS, Assignment, SectionKind

_DAY = timedelta(days=1)
_SECTION = LEVELS[SectionKind.SECTION]


def section_since(organisation: Organisation, person_id: PersonId, day: date) -> date | None:
    """The first day of the unbroken time in the section held on the eve of ``day``; None without a post.

    A move between units 係 of one section is none, and leave does not break it; a section founded anew
    is another one.
    """
    last = day - _DAY
    held = organisation.main_assignment(person_id, last)
    if held is None:
        return None
    here, since = _section(organisation, held, last), held.from_day
    while (before := organisation.main_assignment(person_id, since - _DAY)) is not None:
        if _section(organisation, before, since - _DAY) != here:
            break
        since = before.from_day
    return since


def _section(organisation: Organisation, held: Assignment, day: date) -> SectionId | None:
    """The 課 of a post on that day; the 部 itself for who sits directly in one."""
    post = organisation.posts.get(held.post_id)
    if post is None:
        return None
    path = organisation.section_path(post.section_id, day)
    high = [it for it in path if LEVELS[it.kind] >= _SECTION]
    return high[-1].id if high else post.section_id
