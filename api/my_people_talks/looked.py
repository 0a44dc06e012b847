"""What part of the table of talks is looked at 表示・並べ替え: which state, in which order, which name, which page."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Final, Literal

from fastapi import Depends, Query

from api import addresses
from api.hr.narrowing import matching
from api.looked_at import LookedAt
from api.my_people_talks.rows import MyTalk
from models.one_on_one.talk import TalkState
from models.organisation import Organisation

_NEVER: Final = datetime.min.replace(tzinfo=UTC)
_LATEST: Final = datetime.max.replace(tzinfo=UTC)
SHOWN: Final[dict[str, Callable[[MyTalk], bool]]] = {
    "all": lambda _: True,
    "arrange": lambda it: it.to_arrange is not None,
    "booked": lambda it: it.next_talk is not None,
    "held": lambda it: it.state == TalkState.HELD,
}


class Looked(LookedAt):
    """What is asked for of the 1on1 of all people."""

    ADDRESS = addresses.PEOPLE_TALKS
    SHOWS = tuple(SHOWN)
    SORTS = ("due", "name", "last", "next")


def _looked(
    show: Literal["all", "arrange", "booked", "held"] = "all",
    sort: Literal["due", "name", "last", "next"] = "due",
    q: Annotated[str, Query(max_length=100)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Looked:
    return Looked(show, sort, q.strip(), page)


AsLooked = Annotated[Looked, Depends(_looked)]


def in_order(
    everyone: Sequence[MyTalk], looked: Looked, organisation: Organisation
) -> list[MyTalk]:
    """Those asked for; ``everyone`` are by date already."""
    wanted = [one for one in everyone if SHOWN[looked.show](one)]
    if looked.q:
        found = {person.id for person in matching(organisation, looked.q)}
        wanted = [one for one in wanted if one.employee_id in found]
    if looked.sort == "name":
        return sorted(wanted, key=lambda one: one.name_key)
    if looked.sort == "last":
        return sorted(wanted, key=lambda one: one.last_at or _NEVER)
    if looked.sort == "next":
        return sorted(wanted, key=lambda one: one.next_at or _LATEST)
    return wanted


def by_date(one: MyTalk) -> tuple[bool, datetime, datetime, tuple[str, ...]]:
    """First those whose time is to be fixed, by their date; then by the next talk, then by name."""
    due = one.to_arrange.due_at if one.to_arrange else None
    return one.to_arrange is None, due or _LATEST, one.next_at or _LATEST, one.name_key
