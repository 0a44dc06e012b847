"""Seating 在席: under which department 部 and section 課 each person stands on a day, for maps and filters."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from models.ids import PersonId, SectionId
from models.organisation import Organisation
from models.sections import LEVELS, Section, SectionKind


@dataclass(frozen=True)
class Seat:
    """``section`` is the 課 (or what stands in its place), ``department`` the 部 above it."""

    section: Section
    department: Section


@dataclass(frozen=True, eq=False)
class Seating:
    """Everybody's seat on one day; whoever has none is not in it."""

    seats: dict[str, Seat]
    superiors: dict[str, str]
    """Who is the next level up of whom."""

    def is_in(self, person_id: str, section_id: str) -> bool:
        seat = self.seats.get(person_id)
        return seat is not None and section_id in (seat.section.id, seat.department.id)

    @cached_property
    def taken(self) -> list[Seat]:
        """One seat of each section somebody sits in, in the order of the sections' codes."""
        found = {seat.section.id: seat for seat in self.seats.values()}
        return sorted(found.values(), key=lambda seat: seat.section.code)

    @property
    def sections(self) -> list[Section]:
        """The sections somebody sits in, in the order of their codes."""
        return [seat.section for seat in self.taken]


@lru_cache(maxsize=4)
def seating(organisation: Organisation, day: date) -> Seating:
    """Worked out once per organisation and day: 100,000 people take a second."""
    known: dict[SectionId, Seat] = {}
    seats: dict[str, Seat] = {}
    for person in organisation.people_on(day):
        section = organisation.section_of(person.id, day)
        if section is None:
            continue
        if section.id not in known:
            known[section.id] = _seat(organisation, section, day)
        seats[person.id] = known[section.id]
    superiors = {
        str(below): str(person.id)
        for person in organisation.people_on(day)
        for below in organisation.reports(person.id, day)
    }
    return Seating(seats, superiors)


def section_name(organisation: Organisation, person_id: str, day: date) -> str:
    seat = seating(organisation, day).seats.get(PersonId(person_id))
    return seat.section.name if seat else ""


def _seat(organisation: Organisation, section: Section, day: date) -> Seat:
    path = organisation.section_path(section.id, day) or [section]
    return Seat(_at_level(path, SectionKind.SECTION), _at_level(path, SectionKind.DEPARTMENT))


def _at_level(path: list[Section], kind: SectionKind) -> Section:
    """The lowest section of the path that stands at least this high; else the path's last."""
    high = [one for one in path if LEVELS[one.kind] >= LEVELS[kind]]
    return high[-1] if high else path[-1]
