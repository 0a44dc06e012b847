"""People and sections 職員と所属 that read aloud: ``an_employee("佐藤").in_section("会計課").evaluated_by(tanaka)``."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from models.ids import PersonId, PostId, SectionId
from models.names import PersonName
from models.organisation import Organisation
from models.people import Employment, Leave, LeaveKind, OfficeGrant, Person
from models.roles import Office
from models.sections import Assignment, AssignmentKind, Post, Section, SectionKind

LONG_AGO = date(2015, 4, 1)
_NUMBERS = count(20_150_001)
_HEADS = {
    SectionKind.CITY: ("副市長", 90),
    SectionKind.DEPARTMENT: ("部長", 70),
    SectionKind.SECTION: ("課長", 50),
    SectionKind.UNIT: ("係長", 30),
}


@dataclass(frozen=True)
class Someone:
    """A person in the making; every sentence returns a new one."""

    person: Person
    section: str = "会計課"
    heads_it: bool = False
    dual_heads: tuple[str, ...] = ()
    leaves: tuple[Leave, ...] = ()
    offices: tuple[Office, ...] = ()
    since: date = LONG_AGO
    until: date | None = None

    @property
    def id(self) -> PersonId:
        return self.person.id

    def in_section(self, name: str) -> "Someone":
        return replace(self, section=name)

    def of(self, section: str) -> "Someone":
        return self.in_section(section)

    def evaluated_by(self, head: "Someone") -> "Someone":
        return self.in_section(head.section)

    def also_heading(self, section: str) -> "Someone":
        return replace(self, dual_heads=(*self.dual_heads, section))

    def on_leave(self, from_day: date, to_day: date | None = None) -> "Someone":
        leave = Leave(person_id=self.id, kind=LeaveKind.CHILDCARE, from_day=from_day, to_day=to_day)
        return replace(self, leaves=(*self.leaves, leave))

    def there_from(self, first: date, until: date | None = None) -> "Someone":
        return replace(self, since=first, until=until)

    def with_office(self, office: Office) -> "Someone":
        return replace(self, offices=(*self.offices, office))

    def hired_on(self, day: date) -> "Someone":
        person = self.person.model_copy(update={"hired_on": day})
        return replace(self, person=person, since=max(self.since, day))

    def leaving_on(self, last_day: date) -> "Someone":
        return replace(self, person=self.person.model_copy(update={"left_on": last_day}))

    def with_grade(self, grade: int) -> "Someone":
        return replace(self, person=self.person.model_copy(update={"grade": grade}))

    def employed_as(self, employment: Employment) -> "Someone":
        return replace(self, person=self.person.model_copy(update={"employment": employment}))

    def without_mailbox(self) -> "Someone":
        without = {"email": None, "has_mailbox": False}
        return replace(self, person=self.person.model_copy(update=without))


def an_employee(family: str = "山田", given: str = "花子") -> Someone:
    """A regular employee of 会計課 since 2015."""
    number = str(next(_NUMBERS))
    person = Person(
        id=PersonId(f"person-{number}"),
        number=number,
        name=PersonName(family=family, given=given),
        email=f"{number}@city.example",
        grade=2,
        hired_on=LONG_AGO,
    )
    return Someone(person)


def a_head(family: str = "田中", given: str = "誠") -> Someone:
    """The head of a section: ``a_head("田中").of("会計課")``."""
    return replace(an_employee(family, given), heads_it=True)


def a_city_hall(*paths: str) -> "CityHall":
    """Sections as paths from the top: ``a_city_hall("総務部 > 会計課 > 出納係", "総務部 > 人事課")``."""
    return CityHall(paths)


class CityHall:
    """The hall's sections; each has a head's post and one for everybody else."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        city = Section(id=SectionId("section-市"), code="市", name="市", kind=SectionKind.CITY)
        self.sections = {"市": city}
        for path in paths:
            above = city
            for name in path.split(" > "):
                above = self.sections.setdefault(name, _section(name, above))
        self.posts = {
            post.id: post for section in self.sections.values() for post in _posts(section)
        }

    def head_post(self, section: str) -> Post:
        return self.posts[PostId(f"post-{section}-head")]

    def staff_post(self, section: str) -> Post:
        return self.posts[PostId(f"post-{section}-staff")]

    def with_people(self, *people: Someone) -> Organisation:
        return Organisation(
            sections=self.sections.values(),
            posts=self.posts.values(),
            people=[it.person for it in people],
            assignments=[assignment for it in people for assignment in self._assignments(it)],
            leaves=[leave for it in people for leave in it.leaves],
            offices=[
                OfficeGrant(person_id=it.id, office=office, from_day=it.since)
                for it in people
                for office in it.offices
            ],
        )

    def _assignments(self, someone: Someone) -> list[Assignment]:
        at = someone.section
        main = self.head_post(at) if someone.heads_it else self.staff_post(at)
        days = {"from_day": someone.since, "to_day": someone.until}
        held = [(main, AssignmentKind.MAIN)]
        held += [(self.head_post(name), AssignmentKind.DUAL) for name in someone.dual_heads]
        return [
            Assignment(person_id=someone.id, post_id=post.id, kind=kind, **days)
            for post, kind in held
        ]


def _section(name: str, above: Section) -> Section:
    if name.endswith(("部", "局")):
        kind = SectionKind.DEPARTMENT
    else:
        kind = SectionKind.UNIT if name.endswith("係") else SectionKind.SECTION
    return Section(
        id=SectionId(f"section-{name}"), code=name, name=name, kind=kind, parent_id=above.id
    )


def _posts(section: Section) -> tuple[Post, Post]:
    title, rank = _HEADS[section.kind]
    head, staff = f"post-{section.name}-head", f"post-{section.name}-staff"
    return (
        Post(
            id=PostId(head), code=head, title=title, section_id=section.id, rank=rank, is_head=True
        ),
        Post(id=PostId(staff), code=staff, title="主事", section_id=section.id, rank=10),
    )
