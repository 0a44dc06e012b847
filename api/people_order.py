"""What part of 部下・担当 is looked at 表示・並べ替え: whose turn, in which order, which name, which page."""

from collections.abc import Sequence
from typing import Annotated, Final, Literal

from fastapi import Depends, Query

from api import addresses
from api.hr.narrowing import matching
from api.looked_at import LookedAt
from api.people_lines import MyPerson
from models.organisation import Organisation

_STATES: Final = ("late", "must", "draft", "waiting", "later", "done", "none")


class Looked(LookedAt):
    """What is asked for of 部下・担当."""

    ADDRESS = addresses.MY_PEOPLE
    SHOWS = ("all", "mine", "others")
    SORTS = ("due", "name", "state")


def _looked(
    show: Literal["all", "mine", "others"] = "all",
    sort: Literal["due", "name", "state"] = "due",
    q: Annotated[str, Query(max_length=100)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Looked:
    return Looked(show, sort, q.strip(), page)


AsLooked = Annotated[Looked, Depends(_looked)]


def in_order(
    everyone: Sequence[MyPerson], looked: Looked, organisation: Organisation
) -> list[MyPerson]:
    """Those asked for; ``everyone`` are by date already."""
    wanted = [one for one in everyone if _is_shown(one, looked.show)]
    if looked.q:
        found = {person.id for person in matching(organisation, looked.q)}
        wanted = [one for one in wanted if one.person_id in found]
    if looked.sort == "name":
        return sorted(wanted, key=name_of)
    if looked.sort == "state":
        return sorted(wanted, key=lambda one: _STATES.index(one.goals))
    return wanted


def by_date(one: MyPerson) -> tuple[bool, bool, float, tuple[str, ...]]:
    """My own turn first, then by date, then by name."""
    due = one.awaited.due_at if one.awaited else None
    return one.owed is None, due is None, due.timestamp() if due else 0.0, name_of(one)


def name_of(one: MyPerson) -> tuple[str, ...]:
    person = one.arrival.organisation.person(one.person_id)
    return (str(person.name.sort_key), person.number) if person else ("", "")


def _is_shown(one: MyPerson, show: str) -> bool:
    return show == "all" or (one.owed is not None) == (show == "mine")
