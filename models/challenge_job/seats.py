"""Seats 職 a section 課 may offer in open posting 庁内公募: its own posts and those of its units 係, but not its head's."""

from collections.abc import Iterator
from datetime import date

from models.frozen import Frozen
from models.ids import PersonId, SectionId
from models.organisation import Organisation, Post, Section, full_title


class Seat(Frozen):
    """A post of the section, as the day finds it."""

    post: Post
    section: Section
    """The section or the unit it stands in."""
    holders: int
    """How many hold it on the day; 0 is a vacancy 欠員."""

    @property
    def title(self) -> str:
        return full_title(self.post, self.section)


def seats_of(organisation: Organisation, section_id: SectionId, day: date) -> tuple[Seat, ...]:
    """What the section may offer on the day, by unit and then from the highest rank down."""
    found = (
        Seat(post=post, section=section, holders=len(_held(organisation, post, day)))
        for section in _with_units(organisation, section_id, day)
        for post in organisation.posts.values()
        if post.section_id == section.id and not (post.is_head and section.id == section_id)
    )
    return tuple(sorted(found, key=lambda it: (it.section.code, -it.post.rank, it.post.code)))


def _with_units(organisation: Organisation, section_id: SectionId, day: date) -> Iterator[Section]:
    for section in organisation.sections.values():
        above = {it.id for it in organisation.section_path(section.id, day)}
        if section_id in above:
            yield section


def _held(organisation: Organisation, post: Post, day: date) -> list[PersonId]:
    return [*organisation.holders(post.id, day), *organisation.away_from(post.id, day)]
