"""The practice mailbox 届いた手紙: what each practice person received, as text and as HTML."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from api import addresses
from api.frames import person_on
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.views.frame import PracticePerson
from api.views.letters import Mailbox, MailboxLetter, OpenLetter
from models.errors import NotFound
from models.ids import PersonId
from models.queries.practice_mailbox import letter_at, newest_letters
from models.tables.letter import PracticeLetterRow

router = APIRouter()
_MOST: Final = 100


@router.get(addresses.PRACTICE_MAILBOX)
async def mailbox(request: Request, person: str | None = None, letter: str = "") -> Response:
    """One's own post at first; everybody's may be read here, since nobody in it is real."""
    parts, arrival = parts_of(request), await arrival_of(request)
    whose = _whose(arrival, person)
    async with parts.database.reading() as session:
        found, total = await newest_letters(session, whose, _MOST)
        opened = await letter_at(session, letter) if letter else next(iter(found), None)
    if letter and opened is None:
        raise NotFound
    people = await parts.practice.people() if parts.practice else ()
    return await show(
        request,
        "practice/mailbox.html",
        mailbox=_view(parts, arrival, whose, found, total, opened, people),
    )


@router.get(addresses.LETTER_VIEW)
async def letter_as_html(request: Request, letter_id: str) -> Response:
    """The letter as a mail program shows it, under headers that let it do nothing; see ``headers``."""
    async with parts_of(request).database.reading() as session:
        row = await letter_at(session, letter_id)
    if row is None:
        raise NotFound
    return HTMLResponse(row.html)


def _whose(arrival: Arrival, person: str | None) -> PersonId | None:
    """The person asked for; without a question the viewer, and with an empty one everybody."""
    if person is None:
        return arrival.viewer.person_id if arrival.viewer else None
    return PersonId(person) if arrival.organisation.person(PersonId(person)) else None


def _view(
    parts: AppParts,
    arrival: Arrival,
    whose: PersonId | None,
    found: Sequence[PracticeLetterRow],
    total: int,
    opened: PracticeLetterRow | None,
    people: Sequence[PracticePerson],
) -> Mailbox:
    return Mailbox(
        person=person_on(arrival.organisation, whose, arrival.day) if whose else None,
        people=_with(people, whose, arrival),
        letters=tuple(_line(arrival, whose, row) for row in found),
        total=total,
        opened=_opened(parts, arrival, opened) if opened else None,
    )


def _with(
    people: Sequence[PracticePerson], whose: PersonId | None, arrival: Arrival
) -> tuple[PracticePerson, ...]:
    """The list of the bar, and whoever is looked at if not on it."""
    if whose is None or any(one.id == whose for one in people):
        return tuple(people)
    shown = PracticePerson(id=whose, person=person_on(arrival.organisation, whose, arrival.day))
    return (shown, *people)


def _line(arrival: Arrival, whose: PersonId | None, row: PracticeLetterRow) -> MailboxLetter:
    words = urlencode({"person": whose or "", "letter": row.letter_id})
    return MailboxLetter(
        id=row.letter_id,
        href=f"{addresses.PRACTICE_MAILBOX}?{words}#letter",
        subject=row.subject,
        at=row.sent_at,
        to=person_on(arrival.organisation, PersonId(row.person_id), arrival.day),
    )


def _opened(parts: AppParts, arrival: Arrival, row: PracticeLetterRow) -> OpenLetter:
    to = person_on(arrival.organisation, PersonId(row.person_id), arrival.day)
    return OpenLetter(
        subject=row.subject,
        sender=parts.house.contact,
        to=to.name,
        at=row.sent_at,
        text=row.text,
        html_href=addresses.LETTER_VIEW.format(letter_id=row.letter_id),
        link=_own_link(parts.house.origin, row.text),
        calendars=tuple(row.calendars),
    )


def _own_link(origin: str, text: str) -> str:
    """The path of the letter's link; it stands alone on its line."""
    lines = (line.strip() for line in text.splitlines())
    found = next((line for line in lines if line.startswith(f"{origin}/")), "")
    return urlsplit(found).path
