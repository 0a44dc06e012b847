"""The rows of the accounts page 利用者の一覧: who is found, in what state, and what HR may press."""

import unicodedata
from dataclasses import dataclass, field
from math import ceil
from typing import Final
from urllib.parse import urlencode

from api import addresses
from api.frames import person_on
from api.parts import AppParts
from api.security.arrivals import Arrival
from api.views.answers import Answers, Choice
from api.views.hr_cases import Paging
from api.views.hr_desk import AccountRow, Accounts
from models.people import Person
from models.queries.account_list import AccountLine, AccountState, account_lines
from models.rights import Viewer

_PAGE: Final = 50
OFFICES: Final = addresses.HR_ACCOUNTS + "/offices"


@dataclass(frozen=True)
class Shown:
    """What HR asked to see, and the form of offices as it was typed."""

    query: str = ""
    nth: int = 1
    answers: Answers = field(default_factory=lambda: Answers(action=OFFICES))


async def shown_accounts(
    parts: AppParts, arrival: Arrival, viewer: Viewer, shown: Shown
) -> Accounts:
    """One page of fifty, in the order of names."""
    employed = arrival.organisation.people_on(arrival.day)
    found = sorted(_matching(employed, shown.query), key=lambda person: person.name.sort_key)
    pages = max(ceil(len(found) / _PAGE), 1)
    nth = min(max(shown.nth, 1), pages)
    here = found[(nth - 1) * _PAGE : nth * _PAGE]
    async with parts.database.reading() as session:
        lines = await account_lines(session, here, parts.now())
    return Accounts(
        query=shown.query,
        rows=tuple(_row(arrival, viewer, person, lines[person.id]) for person in here),
        total=len(found),
        paging=_paging(shown.query, nth, pages),
        may_grant=viewer.is_hr_admin,
        people=_choices(employed, viewer) if viewer.is_hr_admin else (),
        grant_action=OFFICES,
    )


def _matching(people: list[Person], query: str) -> list[Person]:
    wanted = unicodedata.normalize("NFKC", query).replace(" ", "").casefold()
    return [
        person
        for person in people
        if wanted in person.number.casefold()
        or wanted in person.name.full.replace(" ", "").casefold()
        or wanted in person.name.kana.replace(" ", "").casefold()
    ]


def _row(arrival: Arrival, viewer: Viewer, person: Person, line: AccountLine) -> AccountRow:
    at = f"{addresses.HR_ACCOUNTS}/{person.id}"
    may = viewer.is_hr_admin
    return AccountRow(
        person=person_on(arrival.organisation, person.id, arrival.day),
        state=line.state,
        offices=tuple(sorted(arrival.organisation.offices_of(person.id, arrival.day))),
        last_seen=line.last_seen,
        invite_action=f"{at}/invite" if may else "",
        unlock_action=f"{at}/unlock" if may and line.state is AccountState.LOCKED else "",
        end_action=f"{at}/end" if may and line.is_signed_in else "",
    )


def _choices(people: list[Person], viewer: Viewer) -> tuple[Choice, ...]:
    return tuple(
        Choice(value=person.id, words=f"{person.name.full}({person.number})")
        for person in people
        if person.id != viewer.person_id
    )


def _paging(query: str, nth: int, pages: int) -> Paging:
    def at(page: int) -> str:
        is_there = 1 <= page <= pages
        words = urlencode({"q": query, "page": page})
        return f"{addresses.HR_ACCOUNTS}?{words}" if is_there else ""

    return Paging(nth=nth, pages=pages, before=at(nth - 1), after=at(nth + 1))
