"""New staff of a practice city 練習の市の新規採用職員: a small city has none by chance, and mentors need somebody to guide.

The youngest are hired this 1 April instead: as many people as before, in the same posts.
"""

from dataclasses import replace
from datetime import date

from models.generator.city import GeneratedCity
from models.people import Employment, Person

SHARE, AT_MOST = 10, 8
"""One in ten of the city, and no more than these, unless it is said how many."""
_LOWEST_GRADE = 1


def with_newcomers(city: GeneratedCity, people: int | None = None) -> GeneratedCity:
    """The same city in which some of the youngest, ``people`` if that is said, begin on its first day."""
    first = city.fiscal_year.first
    wanted = min(AT_MOST, len(city.people) // SHARE) if people is None else people
    wanted -= sum(it.hired_on == first for it in city.people if _is_staff(it))
    chosen = {
        it.id: _newly_hired(it, first, nth)
        for nth, it in enumerate(_youngest(city)[: max(wanted, 0)], start=1)
    }
    return replace(
        city,
        people=tuple(chosen.get(it.id, it) for it in city.people),
        assignments=tuple(
            it.model_copy(update={"from_day": first}) if it.person_id in chosen else it
            for it in city.assignments
        ),
        spells=tuple(
            it.model_copy(update={"from_day": first, "grade": _LOWEST_GRADE})
            if it.person_id in chosen
            else it
            for it in city.spells
        ),
    )


def _is_staff(person: Person) -> bool:
    return person.employment is Employment.REGULAR


def _youngest(city: GeneratedCity) -> list[Person]:
    """Who leads nobody, holds no office and is not on leave: of each section the one hired last, then the others."""
    posts = {it.id: it for it in city.posts}
    at = {it.person_id: posts[it.post_id] for it in city.assignments}
    bound = {it.person_id for it in city.leaves} | {it.person_id for it in city.offices}
    spells = [it.person_id for it in city.spells]
    able = [
        it
        for it in city.people
        if _is_staff(it)
        and it.grade <= _LOWEST_GRADE + 1
        and it.hired_on < city.fiscal_year.first
        and it.id not in bound
        and spells.count(it.id) == 1
        and it.id in at
        and not at[it.id].is_head
    ]
    able.sort(key=lambda it: (it.hired_on, it.number), reverse=True)
    firsts = {at[it.id].section_id: it.id for it in reversed(able)}.values()
    return sorted(able, key=lambda it: it.id not in firsts)


def _newly_hired(person: Person, first: date, nth: int) -> Person:
    number = f"{first.year}9{nth:03d}"
    email = f"{number}@city.example" if person.email else None
    return person.model_copy(
        update={"number": number, "hired_on": first, "grade": _LOWEST_GRADE, "email": email}
    )
