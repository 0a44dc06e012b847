"""The rows of the accounts page 利用者の一覧: who is found, in what state, and what HR may press."""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from api import addresses
from api.frames import person_on
from api.hr.narrowing import matching
from api.paging import page_of
from api.parts import AppParts
from api.security.arrivals import Arrival
from api.views.answers import Answers, Choice
from api.views.hr_desk import AccountRow, Accounts
from models.people import Person
from models.queries.account_list import (
    TO_INVITE,
    AccountLine,
    AccountState,
    account_lines,
    states_of,
)
from models.queries.invitations import waiting_on_paper
from models.rights import Viewer

OFFICES: Final = addresses.HR_ACCOUNTS + "/offices"


@dataclass(frozen=True)
class Shown:
    """What HR asked to see, and the form of offices as it was typed.

    ``person_id`` is somebody HR has just acted on; an address of ours never bears their number.
    """

    query: str = ""
    person_id: str = ""
    state: str = ""
    nth: int = 1
    answers: Answers = field(default_factory=lambda: Answers(action=OFFICES))

    @property
    def address(self) -> str:
        """Where the same list stands, from its first page."""
        asked = {name: said for name, said in (("q", self.query), ("state", self.state)) if said}
        return f"{addresses.HR_ACCOUNTS}?{urlencode(asked)}" if asked else addresses.HR_ACCOUNTS


async def shown_accounts(
    parts: AppParts, arrival: Arrival, viewer: Viewer, shown: Shown
) -> Accounts:
    """One page of fifty, in the order of names."""
    employed, now = arrival.organisation.people_on(arrival.day), parts.now()
    found = sorted(_wanted(arrival, employed, shown), key=lambda person: person.name.sort_key)
    async with parts.database.reading() as session:
        states = await states_of(session, employed, now)
        if shown.state:
            found = [person for person in found if states[person.id] == shown.state]
        here, paging = page_of(found, shown.nth, shown.address)
        lines = await account_lines(session, here, now)
        printed = await waiting_on_paper(session, [person.id for person in here])
    to_invite = sum(state in TO_INVITE for state in states.values())
    return Accounts(
        query=shown.query,
        state=shown.state,
        rows=tuple(
            _row(arrival, viewer, person, lines[person.id], printed.get(person.id, ""))
            for person in here
        ),
        total=len(found),
        paging=paging,
        invite_href=addresses.HR_INVITATIONS if viewer.is_hr_admin and to_invite else "",
        to_invite=to_invite,
        may_grant=viewer.is_hr_admin,
        people=_choices(employed, viewer) if viewer.is_hr_admin else (),
        grant_action=OFFICES,
    )


def _wanted(arrival: Arrival, employed: list[Person], shown: Shown) -> list[Person]:
    """One person by id, else those found by name or number; all where neither is asked."""
    if shown.person_id:
        return [person for person in employed if person.id == shown.person_id]
    if not shown.query:
        return employed
    found = {person.id for person in matching(arrival.organisation, shown.query)}
    return [person for person in employed if person.id in found]


def _row(
    arrival: Arrival, viewer: Viewer, person: Person, line: AccountLine, letter_id: str
) -> AccountRow:
    at = f"{addresses.HR_ACCOUNTS}/{person.id}"
    may, is_closed = viewer.is_hr_admin, line.state is AccountState.CLOSED
    return AccountRow(
        person=person_on(arrival.organisation, person.id, arrival.day),
        state=line.state,
        offices=tuple(sorted(arrival.organisation.offices_of(person.id, arrival.day))),
        last_seen=line.last_seen,
        invite_action=f"{at}/invite" if may and not is_closed else "",
        print_href=f"{addresses.HR_LETTERS}/{letter_id}/print"
        if letter_id and not is_closed
        else "",
        unlock_action=f"{at}/unlock" if may and line.state is AccountState.LOCKED else "",
        end_action=f"{at}/end" if may and line.is_signed_in else "",
    )


def _choices(people: list[Person], viewer: Viewer) -> tuple[Choice, ...]:
    return tuple(
        Choice(value=person.id, words=f"{person.name.full}({person.number})")
        for person in people
        if person.id != viewer.person_id
    )
