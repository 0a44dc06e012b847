"""Who comes to this request 来訪者: somebody signed in, somebody whose session has ended, or a visitor."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from starlette.requests import Request

from api.parts import AppParts, House, parts_of
from api.security.cookies import Cookies, new_visitor
from models.ids import PersonId
from models.organisation import Organisation
from models.queries import sign_in_sessions
from models.queries.clock import clock_offset
from models.rights import Viewer, standing_mark, viewer_on
from models.sign_in import RULE, End, Way, why_ended
from models.tables.account import SignInSessionRow


@dataclass(frozen=True)
class Arrival:
    """Known about the one who asks; ``now`` is business time, ``day`` the city's day of it."""

    now: datetime
    day: date
    offset: timedelta
    organisation: Organisation
    language: str
    viewer: Viewer | None = None
    session: SignInSessionRow | None = None
    """The living session of ``viewer``."""
    was: PersonId | None = None
    """Whose session it was, if it has ended."""
    ended: End | None = None
    visitor: str = ""
    is_new_visitor: bool = False


def address_of(request: Request) -> str:
    """The network address the request came from, as the server believes it."""
    return request.client.host if request.client else ""


async def arrival_of(request: Request) -> Arrival:
    """The arrival, looked up once per request."""
    known: Arrival | None = getattr(request.state, "arrival", None)
    if known is None:
        token = Cookies(parts_of(request).house).session(request)
        known = await arrive(request, token)
    return known


async def arrive(request: Request, token: str | None) -> Arrival:
    """Looks the token up, ends the session if a limit or a change says so, and remembers the answer."""
    parts = parts_of(request)
    real = parts.now()
    async with parts.database.reading() as session:
        found = await sign_in_sessions.find(session, token) if token else None
        offset = found.offset if found else timedelta(seconds=await clock_offset(session))
        organisation = await parts.organisations.get(session)
    now = real + offset
    nobody = Arrival(
        now=now,
        day=parts.days.local_day(now),
        offset=offset,
        organisation=organisation,
        **_visitor(request, parts.house),
    )
    arrival = await _known(parts, found.row, nobody, real) if found is not None else nobody
    request.state.arrival = arrival
    return arrival


def _visitor(request: Request, house: House) -> dict[str, Any]:
    cookies = Cookies(house)
    mark, spoken = cookies.visitor(request), cookies.language(request)
    return {
        "visitor": mark or new_visitor(),
        "is_new_visitor": mark is None,
        "language": spoken if spoken in ("ja", "en") else house.language,
    }


async def _known(
    parts: AppParts, row: SignInSessionRow, nobody: Arrival, real: datetime
) -> Arrival:
    viewer = viewer_on(nobody.organisation, PersonId(row.person_id), nobody.day)
    end = _why_ended(row, viewer, nobody, real, is_practice=parts.practice is not None)
    if end is not None or viewer is None:
        if row.ended_at is None and end is not None:
            async with parts.database.writing() as session:
                await sign_in_sessions.end(session, row.token_hash, end, real)
        return replace(nobody, was=PersonId(row.person_id), ended=end, language=row.language)
    if real - row.last_seen_at >= RULE.seen_every:
        async with parts.database.writing() as session:
            await sign_in_sessions.seen(session, row, real)
    return replace(nobody, viewer=viewer, session=row, language=row.language)


def _why_ended(
    row: SignInSessionRow,
    viewer: Viewer | None,
    nobody: Arrival,
    real: datetime,
    *,
    is_practice: bool,
) -> End | None:
    """In practice the days fly: there a changed post counts, but nobody signs in again for it.

    In production such a session is none, were the book to come from a practice city.
    """
    if row.ended_at is not None:
        return End(row.end)
    if viewer is None:
        return End.LEFT
    if reached := why_ended(real, row.last_seen_at, row.ends_at):
        return reached
    if row.way == Way.PRACTICE:
        return None if is_practice else End.REPLACED
    mark = standing_mark(nobody.organisation, viewer.person_id, nobody.day)
    return End.STANDING_CHANGED if mark != row.standing else None
