"""One's connected calendar 予定表の接続: the person connects it, sees how it was read, and disconnects it.

Only busy times are read of it. Address and password rest sealed; no page shows them again.
"""

from datetime import datetime
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.i18n.fields import field_words
from api.own_settings import note_own_setting
from api.parts import parts_of
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from api.views.my_calendars import Connected, MyCalendars
from api.ways import see
from models.errors import FieldError, NotFound
from models.one_on_one.calendar_links import COUNTS_FOR, CalendarAccess, CalendarKind
from models.outbound import LONGEST_ADDRESS, BadAddress, OutboundRule
from models.queries.calendar_links import connect, disconnect, link_of
from models.rights import Viewer
from models.tables.calendar_link import CalendarLinkRow
from models.tables.wiping import wipe

router = APIRouter()
Typed = Annotated[str, Form()]
_UNPROCESSABLE: Final = 422
_LONGEST: Final = 200
"""Characters of a user's name or a password."""


async def _typed(
    kind: Typed = "", address: Typed = "", user: Typed = "", password: Typed = ""
) -> dict[str, str]:
    return {
        "kind": kind,
        "address": address.strip(),
        "user": user.strip(),
        "password": password,
    }


@router.get(addresses.MY_CALENDARS)
async def my_calendars(request: Request, viewer: SignedIn) -> Response:
    return await _page(request, viewer, Answers(action=addresses.MY_CALENDARS))


@router.post(addresses.MY_CALENDARS)
async def connect_calendar(
    request: Request, viewer: SignedIn, typed: Annotated[dict[str, str], Depends(_typed)]
) -> Response:
    """Connects it in place of an earlier one; a duty reads it within seconds. 404 where none may be."""
    parts, arrival = parts_of(request), await arrival_of(request)
    rule = parts.calendars
    if not rule.hosts:
        raise NotFound
    if errors := _wrong(typed, rule):
        lines = field_words(arrival.language).lines(errors)
        kept = {name: value for name, value in typed.items() if name != "password"}
        answers = Answers(action=addresses.MY_CALENDARS, values=kept, errors=lines)
        return await _page(request, viewer, answers)
    access = CalendarAccess.model_validate(typed)
    host = rule.target(access.address).host
    async with parts.database.writing() as session:
        await connect(session, parts.seals, viewer.person_id, access, host, parts.now())
        await note_own_setting(session, request, viewer, "calendar.connected")
    return see(addresses.MY_CALENDARS)


@router.post(addresses.MY_CALENDARS_END)
async def end_calendar(request: Request, viewer: SignedIn) -> Response:
    """Destroys the key of address and password, and what was read; pressed twice it is the same."""
    parts = parts_of(request)
    async with parts.database.writing() as session:
        was_there = await disconnect(session, viewer.person_id, parts.now())
        if was_there:
            await note_own_setting(session, request, viewer, "calendar.disconnected")
    if was_there:
        await wipe(parts.database)
    return see(addresses.MY_CALENDARS)


def _wrong(typed: dict[str, str], rule: OutboundRule) -> list[FieldError]:
    errors = list[FieldError]()
    is_caldav = typed["kind"] == CalendarKind.CALDAV
    if typed["kind"] not in set(CalendarKind):
        errors.append(FieldError("kind", "choose"))
    errors.extend(_wrong_address(typed["address"], rule))
    for name in ("user", "password"):
        if len(typed[name]) > _LONGEST:
            errors.append(FieldError(name, "too_long", _LONGEST))
        elif not typed[name] and (is_caldav or typed["user"]):
            errors.append(FieldError(name, "required"))
    return errors


def _wrong_address(address: str, rule: OutboundRule) -> list[FieldError]:
    if not address:
        return [FieldError("address", "required")]
    if len(address) > LONGEST_ADDRESS:
        return [FieldError("address", "too_long", LONGEST_ADDRESS)]
    try:
        rule.target(address)
    except BadAddress as wrong:
        return [FieldError("address", wrong.rule, ", ".join(rule.hosts))]
    return []


async def _page(request: Request, viewer: Viewer, answers: Answers) -> Response:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        link = await link_of(session, viewer.person_id)
    return await show(
        request,
        "my_calendars/page.html",
        status=_UNPROCESSABLE if answers.errors else 200,
        place=Place.MY_RECORD,
        answers=answers,
        calendars=MyCalendars(
            hosts=parts.calendars.hosts,
            end_action=addresses.MY_CALENDARS_END,
            connected=_connected(link, arrival) if link else None,
        ),
    )


def _connected(link: CalendarLinkRow, arrival: Arrival) -> Connected:
    """Kept in real time, shown as the city's."""

    def shown(moment: datetime | None) -> datetime | None:
        return moment + arrival.offset if moment else None

    return Connected(
        kind=link.kind,
        host=link.host,
        connected_at=link.connected_at + arrival.offset,
        read_at=shown(link.read_at),
        failure=link.failure,
        failed_at=shown(link.failed_at),
        counts_until=shown(link.read_at + COUNTS_FOR) if link.read_at else None,
        skipped=link.skipped,
        cut=link.cut,
    )
