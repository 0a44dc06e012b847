"""Letting in 入館: number and password against the account, counted before they are looked at."""

import unicodedata

from starlette.requests import Request
from starlette.responses import Response

from api.parts import AppParts, parts_of
from api.security.arrivals import address_of, arrival_of, arrive
from api.security.cookies import Cookies
from api.security.kept_text import kept
from api.show import show
from api.ways import own_path, see
from models.errors import SignInFailed
from models.ids import PersonId
from models.queries import sign_in_sessions
from models.queries.accounts import account_by_number, password_fits
from models.queries.sign_in_attempts import forgive, note_attempt, note_failure
from models.rights import standing_mark
from models.sign_in import Way


def read_number(typed: str) -> str:
    """An employee number as it was typed, full-width digits and spaces included."""
    return unicodedata.normalize("NFKC", typed).strip()


async def person_behind(request: Request, number: str, password: str) -> PersonId:
    """The person with this number and password, employed today.

    Raises SignInFailed, the same for every reason, and LockedOut with its end.
    """
    parts, address = parts_of(request), address_of(request)
    async with parts.database.reading() as session:
        known = await account_by_number(session, number)
    person_id, account = known or (None, None)
    attempt = await note_attempt(parts.database, number, address, parts.now(), person_id)
    its_hash = account.password_hash if account and account.closed_at is None else None
    is_right = await password_fits(password, its_hash)
    if not is_right or person_id is None or not await _works_here(request, person_id):
        await note_failure(parts.database, address, parts.now(), person_id)
        raise SignInFailed
    async with parts.database.writing() as session:
        await forgive(session, attempt)
    return person_id


async def welcome(
    request: Request, person_id: PersonId, way: Way, *, to: str = "", word: str = ""
) -> Response:
    """Begins a session under a new id and leads on: to text that was kept, or to ``to``."""
    parts = parts_of(request)
    token = await _begin(request, parts, person_id, way)
    await arrive(request, token)
    text = kept(parts.house, word, person_id, parts.now()) if word else None
    answer: Response
    if text is None:
        answer = see(own_path(to))
    else:
        answer = await show(
            request, "errors/press_again.html", path=own_path(text.path), typed=text.fields
        )
    Cookies(parts.house).set_session(answer, token)
    return answer


async def _begin(request: Request, parts: AppParts, person_id: PersonId, way: Way) -> str:
    arrival = await arrival_of(request)
    async with parts.database.writing() as session:
        return await sign_in_sessions.begin(
            session,
            person_id,
            way,
            standing=standing_mark(arrival.organisation, person_id, arrival.day),
            now=parts.now(),
            address=address_of(request),
            instead_of=Cookies(parts.house).session(request),
        )


async def _works_here(request: Request, person_id: PersonId) -> bool:
    arrival = await arrival_of(request)
    return arrival.organisation.employed(person_id, arrival.day)
