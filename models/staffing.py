"""Who is there and where they sit 職員の配置: the lower half of the organisation, asked as of a day."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from models.ids import PersonId, PostId, SectionId
from models.people import GradeSpell, Leave, OfficeGrant, Person
from models.roles import Office
from models.sections import Assignment, AssignmentKind, Post, Section, full_title

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")


class Staffing:
    """Indexes over people, posts and dated facts; every lookup is a few dictionary reads."""

    def __init__(
        self,
        *,
        sections: Iterable[Section] = (),
        posts: Iterable[Post] = (),
        people: Iterable[Person] = (),
        assignments: Iterable[Assignment] = (),
        leaves: Iterable[Leave] = (),
        spells: Iterable[GradeSpell] = (),
        offices: Iterable[OfficeGrant] = (),
        revision: int = 0,
    ) -> None:
        self.revision = revision
        self.sections: Mapping[SectionId, Section] = {it.id: it for it in sections}
        self.posts: Mapping[PostId, Post] = {it.id: it for it in posts}
        self.people: Mapping[PersonId, Person] = {it.id: it for it in people}
        self.assignments = tuple(assignments)
        self.leaves = tuple(leaves)
        self.spells = tuple(spells)
        self.offices = tuple(offices)
        self._held = _grouped(self.assignments, lambda it: it.person_id)
        self._holders_of = _grouped(self.assignments, lambda it: it.post_id)
        self._leaves = _grouped(self.leaves, lambda it: it.person_id)
        self._spells = _grouped(self.spells, lambda it: it.person_id)
        self._grants = _grouped(self.offices, lambda it: it.person_id)

    # Who is there

    def person(self, person_id: PersonId) -> Person | None:
        return self.people.get(person_id)

    def by_number(self, number: str) -> Person | None:
        """The person with that employee number 職員番号."""
        return self._numbers.get(number)

    def employed(self, person_id: PersonId, day: date) -> bool:
        person = self.people.get(person_id)
        return person is not None and person.is_employed_on(day)

    def on_leave(self, person_id: PersonId, day: date) -> Leave | None:
        return next((it for it in self._leaves.get(person_id, ()) if it.holds_on(day)), None)

    def on_duty(self, person_id: PersonId, day: date) -> bool:
        """Employed and not on leave: may be asked to do something."""
        return self.employed(person_id, day) and self.on_leave(person_id, day) is None

    def people_on(self, day: date) -> list[Person]:
        """Everybody employed on that day, on leave or not, in the order of employee numbers."""
        return [person for person in self._by_number if person.is_employed_on(day)]

    def terms(self, person_id: PersonId, day: date) -> GradeSpell | None:
        """Grade, job family, authority and employment as of the day; without a spell, as last recorded."""
        recorded = next((it for it in self._spells.get(person_id, ()) if it.holds_on(day)), None)
        if recorded is not None:
            return recorded
        person = self.people.get(person_id)
        if person is None:
            return None
        return GradeSpell(
            person_id=person_id,
            grade=person.grade,
            job_family=person.job_family,
            appointing_authority=person.appointing_authority,
            employment=person.employment,
            from_day=person.hired_on,
            to_day=person.left_on,
        )

    def spells_from(self, person_id: PersonId, day: date) -> list[GradeSpell]:
        """The recorded terms that begin after the day, the next first."""
        later = (it for it in self._spells.get(person_id, ()) if it.from_day > day)
        return sorted(later, key=lambda it: it.from_day)

    def posts_from(self, person_id: PersonId, day: date) -> list[Assignment]:
        """The main posts that begin after the day, the next first."""
        later = (
            it
            for it in self._held.get(person_id, ())
            if it.from_day > day and it.kind is AssignmentKind.MAIN
        )
        return sorted(later, key=lambda it: it.from_day)

    def grade(self, person_id: PersonId, day: date) -> int:
        terms = self.terms(person_id, day)
        return terms.grade if terms else 0

    def job_family(self, person_id: PersonId, day: date) -> str:
        terms = self.terms(person_id, day)
        return terms.job_family if terms else ""

    def offices_of(self, person_id: PersonId, day: date) -> frozenset[Office]:
        return frozenset(it.office for it in self._grants_on(person_id, day))

    def office_holders(self, office: Office, day: date) -> list[PersonId]:
        """Who holds the office on that day and is on duty."""
        held = (it.person_id for it in self.offices if it.office is office and it.holds_on(day))
        return [it for it in dict.fromkeys(held) if self.on_duty(it, day)]

    # Where they sit

    def main_assignment(self, person_id: PersonId, day: date) -> Assignment | None:
        held = self.held_on(person_id, day)
        return next((it for it in held if it.kind is AssignmentKind.MAIN), None)

    def main_post(self, person_id: PersonId, day: date) -> Post | None:
        main = self.main_assignment(person_id, day)
        return self.posts.get(main.post_id) if main else None

    def held_on(self, person_id: PersonId, day: date) -> list[Assignment]:
        """Main and dual posts of that day."""
        return [it for it in self._held.get(person_id, ()) if it.holds_on(day)]

    def rank(self, person_id: PersonId, day: date) -> int:
        """The rank of the highest post held that day, dual posts counted; 0 without a post."""
        held = (self.posts.get(it.post_id) for it in self.held_on(person_id, day))
        return max((post.rank for post in held if post), default=0)

    def section_of(self, person_id: PersonId, day: date) -> Section | None:
        post = self.main_post(person_id, day)
        return self.sections.get(post.section_id) if post else None

    def section_path(self, section_id: SectionId, day: date) -> list[Section]:
        """部 > 課 > 係, from the top down, sections that exist on that day only."""
        path = [it for it in self._upward(section_id) if it.exists_on(day)]
        return path[::-1]

    def title(self, person_id: PersonId, day: date) -> str:
        """``総務部長``, ``人事課 主事``; empty without a post."""
        post = self.main_post(person_id, day)
        section = self.sections.get(post.section_id) if post else None
        return full_title(post, section) if post and section else ""

    def posts_named(self, named: str) -> list[Post]:
        """The posts with that code or full title (``総務部長``); usually one."""
        return list(self._named.get(named, ()))

    def members(self, section_id: SectionId, day: date) -> list[PersonId]:
        """Whose main post lies in the section itself (not below), employed that day."""
        return [
            it.person_id
            for post in self._posts_in.get(section_id, ())
            for it in self._holders_of.get(post.id, ())
            if it.kind is AssignmentKind.MAIN
            and it.holds_on(day)
            and self.employed(it.person_id, day)
        ]

    def _upward(self, section_id: SectionId | None) -> Iterator[Section]:
        seen: set[SectionId] = set()
        while section_id is not None and section_id not in seen:
            seen.add(section_id)
            section = self.sections.get(section_id)
            if section is None:
                return
            yield section
            section_id = section.parent_id

    def _grants_on(self, person_id: PersonId, day: date) -> Iterator[OfficeGrant]:
        return (it for it in self._grants.get(person_id, ()) if it.holds_on(day))

    @cached_property
    def _numbers(self) -> Mapping[str, Person]:
        return {person.number: person for person in self.people.values()}

    @cached_property
    def _by_number(self) -> list[Person]:
        return sorted(self.people.values(), key=lambda it: it.number)

    @cached_property
    def _named(self) -> Mapping[str, list[Post]]:
        named: dict[str, list[Post]] = defaultdict(list)
        for post in self.posts.values():
            section = self.sections.get(post.section_id)
            for name in {post.code, full_title(post, section) if section else post.title}:
                named[name].append(post)
        return named

    @cached_property
    def _posts_in(self) -> Mapping[SectionId, list[Post]]:
        return _grouped(self.posts.values(), lambda it: it.section_id)


def _grouped(items: Iterable[_V], key: Callable[[_V], _K]) -> dict[_K, list[_V]]:
    groups: dict[_K, list[_V]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return dict(groups)
