"""An invented organisation 無作為の組織 of a dozen to thirty people, with all that makes a line hard to see.

Vacant heads, heads of several units, dual posts, leave, leavers, new staff and people promoted lately.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from models.ids import PersonId, PostId, SectionId
from models.names import PersonName
from models.organisation import Organisation
from models.people import Employment, GradeSpell, Leave, LeaveKind, Person
from models.sections import Assignment, AssignmentKind, Post, Section, SectionKind

APRIL: Final = date(2026, 4, 1)
_DAY: Final = timedelta(days=1)
_KINDS: Final = (
    SectionKind.CITY,
    SectionKind.DEPARTMENT,
    SectionKind.SECTION,
    SectionKind.UNIT,
)
_HEADS: Final = (("市長", 90), ("部長", 70), ("課長", 50), ("係長", 30))
_GRADE_OF_RANK: Final = {90: 0, 70: 8, 50: 6, 30: 4, 10: 2}
_FAMILIES: Final = ("行政", "行政", "土木", "保健師")
_EMPLOYMENTS: Final = (*[Employment.REGULAR] * 12, *Employment)


def any_organisation(rng: Random) -> Organisation:
    """The same draw gives the same organisation."""
    sections = _sections(rng)
    posts = [post for it in sections for post in _posts(it)]
    people: list[Person] = []
    seats: list[Assignment] = []
    spells: list[GradeSpell] = []
    leaves: list[Leave] = []
    for nth in range(rng.randint(12, 30)):
        person = _person(rng, nth)
        post = rng.choice(posts)
        people.append(person)
        seats.extend(_seats(rng, person, post, posts))
        spells.extend(_spells(rng, person, post))
        leaves.extend(_leaves(rng, person))
    return Organisation(
        sections=sections,
        posts=posts,
        people=people,
        assignments=seats,
        spells=spells,
        leaves=leaves,
    )


def _sections(rng: Random) -> list[Section]:
    found: list[Section] = []
    for nth in range(rng.randint(5, 11)):
        high = [it for it in found if it.kind is not SectionKind.UNIT]
        parent = rng.choice(high) if high else None
        depth = _KINDS.index(parent.kind) + 1 if parent else 0
        found.append(
            Section(
                id=SectionId(f"s{nth}"),
                code=f"S{nth}",
                name=f"第{nth}",
                kind=_KINDS[depth],
                parent_id=parent.id if parent else None,
            )
        )
    return found


def _posts(section: Section) -> Iterator[Post]:
    title, rank = _HEADS[_KINDS.index(section.kind)]
    for is_head in (True, False):
        code = f"{section.code}-{'head' if is_head else 'staff'}"
        yield Post(
            id=PostId(code),
            code=code,
            title=title if is_head else "主事",
            section_id=section.id,
            rank=rank if is_head else 10,
            is_head=is_head,
        )


def _person(rng: Random, nth: int) -> Person:
    new = rng.random() < 0.25
    hired = APRIL if new else date(rng.randint(1995, 2025), rng.choice((4, 10)), 1)
    left = date(2026, rng.randint(5, 12), 1) if rng.random() < 0.05 else None
    return Person(
        id=PersonId(f"p{nth}"),
        number=f"{nth:04d}",
        name=PersonName.model_construct(family="某"),
        hired_on=hired,
        left_on=left,
        job_family=rng.choice(_FAMILIES),
        employment=rng.choice(_EMPLOYMENTS),
    )


def _seats(rng: Random, person: Person, post: Post, posts: list[Post]) -> Iterator[Assignment]:
    """Some came to their post this April, from another."""
    moved = APRIL if rng.random() < 0.2 and person.hired_on < APRIL else None
    if moved:
        before = rng.choice(posts)
        yield Assignment(
            person_id=person.id,
            post_id=before.id,
            from_day=person.hired_on,
            to_day=moved - _DAY,
        )
    yield Assignment(person_id=person.id, post_id=post.id, from_day=moved or person.hired_on)
    if rng.random() < 0.15:
        dual = rng.choice(posts)
        kind = AssignmentKind.DUAL
        yield Assignment(person_id=person.id, post_id=dual.id, kind=kind, from_day=person.hired_on)


def _spells(rng: Random, person: Person, post: Post) -> Iterator[GradeSpell]:
    """The grade of the post; some have it since this April."""
    grade = _GRADE_OF_RANK[post.rank]
    promoted = grade > 2 and person.hired_on < APRIL and rng.random() < 0.3
    now = GradeSpell(
        person_id=person.id,
        grade=grade,
        job_family=person.job_family,
        employment=person.employment,
        from_day=person.hired_on,
    )
    if promoted:
        yield now.model_copy(update={"grade": grade - 2, "to_day": APRIL - _DAY})
        yield now.model_copy(update={"from_day": APRIL})
    else:
        yield now


def _leaves(rng: Random, person: Person) -> Iterator[Leave]:
    if rng.random() < 0.12:
        first = max(person.hired_on, date(2026, rng.randint(1, 12), 1))
        last = first + timedelta(days=rng.randint(20, 300)) if rng.random() < 0.7 else None
        yield Leave(person_id=person.id, kind=LeaveKind.CHILDCARE, from_day=first, to_day=last)
