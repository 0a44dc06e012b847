"""A believable city from a seed: the whole of it as values, ready to be asked or written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.fiscal_year import FiscalYear
from models.generator.careers import Career, Careers
from models.generator.offices import granted_offices
from models.generator.seats import Hall, Seat, build_hall
from models.generator.section_goals import section_goals
from models.generator.vacancies import emptied
from models.ids import PostId
from models.organisation import Organisation
from models.people import Employment, GradeSpell, Leave, OfficeGrant, Person
from models.section_goals import SectionGoal
from models.sections import Assignment, AssignmentKind, Post, Section


@dataclass(frozen=True, slots=True)
class GeneratedCity:
    """A city on the first day of its fiscal year."""

    name: str
    fiscal_year: FiscalYear
    sections: tuple[Section, ...]
    posts: tuple[Post, ...]
    people: tuple[Person, ...]
    assignments: tuple[Assignment, ...]
    leaves: tuple[Leave, ...]
    spells: tuple[GradeSpell, ...]
    offices: tuple[OfficeGrant, ...]
    section_goals: tuple[SectionGoal, ...]

    def organisation(self) -> Organisation:
        return Organisation(
            sections=self.sections,
            posts=self.posts,
            people=self.people,
            assignments=self.assignments,
            leaves=self.leaves,
            spells=self.spells,
            offices=self.offices,
        )


def make_city(seed: int, people: int, city_name: str, fiscal_year: FiscalYear) -> GeneratedCity:
    """The city of that seed with exactly ``people`` people (20 to 100,000); the same seed, the same city.

    Fiscal-year appointees have no last day: they are appointed again, until an order says otherwise.
    """
    hall = build_hall(seed, people, city_name)
    filled, _, dual = emptied(hall)
    draw = Careers(seed, fiscal_year)
    careers = {seat.post.id: draw.career(seat) for seat in filled}
    staff = [draw.career(seat) for seat in hall.working]
    everybody = [*careers.values(), *staff]
    dual_posts = _dual_posts(hall, dual, careers, fiscal_year.first)
    leaves = [it.leave for it in everybody if it.leave]
    if not leaves:
        leaves = [draw.leave(_first_regular(staff))]
    return GeneratedCity(
        name=city_name,
        fiscal_year=fiscal_year,
        sections=tuple(hall.sections),
        posts=tuple(hall.posts.values()),
        people=tuple(it.person for it in everybody),
        assignments=(*(it.assignment for it in everybody), *dual_posts),
        leaves=tuple(leaves),
        spells=tuple(spell for it in everybody for spell in it.spells),
        offices=tuple(granted_offices(hall, everybody, fiscal_year.first)),
        section_goals=tuple(section_goals(seed, hall.sections, fiscal_year)),
    )


def _first_regular(staff: list[Career]) -> Person:
    return next(it.person for it in staff if it.person.employment is Employment.REGULAR)


def _dual_posts(
    hall: Hall, seats: Sequence[Seat], careers: Mapping[PostId, Career], day: date
) -> Iterator[Assignment]:
    """The next head above holds the empty seat beside his own (課長兼係長)."""
    parents = {section.id: section.parent_id for section in hall.sections}
    heads = {at.post.section_id: at.post.id for at in hall.leading if at.post.id in careers}
    for seat in seats:
        above = parents[seat.post.section_id]
        while above is not None and above not in heads:
            above = parents[above]
        if above is not None:
            holder = careers[heads[above]].person.id
            dual = AssignmentKind.DUAL
            yield Assignment(person_id=holder, post_id=seat.post.id, kind=dual, from_day=day)
