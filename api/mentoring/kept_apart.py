"""People a profile names as it is typed, all chosen by a search: those kept apart 組み合わせない人, and those wished for.

Whom to avoid, and kin 親族; and お願いしたい人, where a programme lets mentees choose.
"""

from typing import Final

from api.hr.narrowing import matching
from api.on_the_day import OnTheDay
from api.tasks.step_way import Typed
from api.views.pairs import FoundPerson, KeptApart
from models.errors import FieldError
from models.ids import PersonId
from models.mentoring.sheets import MAX_AVOIDED, MAX_KIN, Profile
from models.policy.programme import WISHED_AT_MOST

AT_MOST: Final = {"avoided": MAX_AVOIDED, "kin": MAX_KIN, "wished": WISHED_AT_MOST}
"""The fields, and how many people each may name."""
FOUND_AT_MOST: Final = 10
_PRESSES: Final = ("add", "drop", "search")


def is_change(typed: Typed) -> bool:
    """Somebody is searched for, named or taken out: the form goes on."""
    return any(f"{name}-{press}" in typed for name in AT_MOST for press in _PRESSES)


def changed(typed: Typed) -> tuple[dict[str, str], list[FieldError]]:
    """The form after a press that names somebody or takes somebody out, and what was wrong with it."""
    fields, errors = dict(typed), list[FieldError]()
    for name in AT_MOST:
        people = list(people_typed(typed, name))
        if (gone := typed.get(f"{name}-drop", "")) in people:
            people.remove(gone)
        if (who := typed.get(f"{name}-add", "")) and who not in people:
            people.append(who)
        if len(people) > AT_MOST[name]:
            errors.append(FieldError(name, "too_many_people", AT_MOST[name]))
        fields = {k: v for k, v in fields.items() if not k.startswith(f"{name}-")} | people_fields(
            name, people[: AT_MOST[name]]
        )
    return fields, errors


def people_fields(name: str, people: "tuple[str, ...] | list[str]") -> dict[str, str]:
    """The people a field names, as a form sends them."""
    return {f"{name}-{nth}": who for nth, who in enumerate(people)}


def people_typed(typed: Typed, name: str) -> tuple[str, ...]:
    """Whom the field names, each once."""
    named = (typed.get(f"{name}-{nth}", "") for nth in range(AT_MOST[name]))
    return tuple(dict.fromkeys(it for it in named if it))


def people_known(typed: Typed, name: str, seen: OnTheDay) -> tuple[str, ...]:
    """The same without whoever does not exist: named by nobody."""
    named = people_typed(typed, name)
    return tuple(it for it in named if seen.organisation.person(PersonId(it)))


def both_ways(typed: Typed, seen: OnTheDay) -> list[FieldError]:
    """Who is wished for and also kept apart: each is one error at the wish."""
    apart = {*people_known(typed, "avoided", seen), *people_known(typed, "kin", seen)}
    return [
        FieldError("wished", "wished_and_kept_apart", seen.person(it).name)
        for it in people_known(typed, "wished", seen)
        if it in apart
    ]


def kept_apart(typed: Typed, name: str, seen: OnTheDay, me: str) -> KeptApart:
    """Whom the field names, and who was found for its search: a name, its reading or a number."""
    query, named = typed.get(f"q-{name}", "").strip(), people_typed(typed, name)
    found = [
        it
        for it in (matching(seen.organisation, query) if query else ())
        if it.is_employed_on(seen.today) and it.id != me and it.id not in named
    ]
    found.sort(key=lambda it: it.name.sort_key)
    return KeptApart(
        name=name,
        named=_people(people_known(typed, name, seen), seen),
        at_most=AT_MOST[name],
        query=query,
        searched=bool(query),
        found=_people([it.id for it in found[:FOUND_AT_MOST]], seen),
        more=max(len(found) - FOUND_AT_MOST, 0),
    )


def profile_people(profile: Profile) -> dict[str, str]:
    """All these fields of a profile that stands."""
    return {
        field: who
        for name in AT_MOST
        for field, who in people_fields(name, getattr(profile, name)).items()
    }


def _people(people: "tuple[str, ...] | list[PersonId]", seen: OnTheDay) -> tuple[FoundPerson, ...]:
    return tuple(FoundPerson(person_id=it, person=seen.person(it)) for it in people)
