"""What part of the table of talks is looked at 表示・並べ替え: which state, in which order, which name, which page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from math import ceil
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query

from api import addresses
from api.hr.narrowing import matching
from api.my_people_talks.rows import MyTalk
from api.views.hr_cases import Paging
from models.one_on_one.talk import TalkState
from models.organisation import Organisation

A_PAGE: Final = 50
_NEVER: Final = datetime.min.replace(tzinfo=UTC)
_LATEST: Final = datetime.max.replace(tzinfo=UTC)
SHOWN: Final[dict[str, Callable[[MyTalk], bool]]] = {
    "all": lambda _: True,
    "arrange": lambda it: it.to_arrange is not None,
    "booked": lambda it: it.next_talk is not None,
    "held": lambda it: it.state == TalkState.HELD,
}


@dataclass(frozen=True)
class Looked:
    """What the address asks for; it travels there and nowhere else."""

    show: str = "all"
    sort: str = "due"
    q: str = ""
    page: int = 1

    def address(self, **changes: Any) -> str:
        """The same with changes; another list begins at its first page."""
        asked = asdict(replace(self, **{"page": 1, **changes}))
        usual = asdict(Looked())
        said = {name: value for name, value in asked.items() if value != usual[name]}
        return f"{addresses.PEOPLE_TALKS}?{urlencode(said)}" if said else addresses.PEOPLE_TALKS

    @property
    def shown(self) -> Mapping[str, str]:
        return {show: self.address(show=show) for show in SHOWN}

    @property
    def sorted(self) -> Mapping[str, str]:
        return {sort: self.address(sort=sort) for sort in ("due", "name", "last", "next")}

    def paging(self, total: int) -> Paging:
        pages = max(ceil(total / A_PAGE), 1)
        nth = min(self.page, pages)
        return Paging(
            nth=nth,
            pages=pages,
            before=self.address(page=nth - 1) if nth > 1 else "",
            after=self.address(page=nth + 1) if nth < pages else "",
        )


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
