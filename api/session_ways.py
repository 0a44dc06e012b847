"""Small presses on every page: the language of the interface, and staying signed in 続ける."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.parts import parts_of
from api.security.arrivals import arrival_of
from api.security.cookies import Cookies
from api.views.frame import Language
from api.ways import own_path, see
from models.queries import sign_in_sessions

router = APIRouter()


@router.post(addresses.LANGUAGE)
async def speak(
    request: Request,
    language: Annotated[Language, Form()],
    back: Annotated[str, Form()] = "",
) -> Response:
    """Kept with the session and the account; before signing in, with the browser."""
    parts, arrival = parts_of(request), await arrival_of(request)
    if arrival.session is not None:
        async with parts.database.writing() as session:
            await sign_in_sessions.speak(session, arrival.session, language)
    answer = see(own_path(back))
    Cookies(parts.house).set_language(answer, language)
    return answer


@router.post(addresses.STAY)
async def stay(request: Request, _viewer: SignedIn) -> Response:
    """Counts as being there; a script gets an empty answer, a plain press a page."""
    parts, arrival = parts_of(request), await arrival_of(request)
    if arrival.session is not None:
        async with parts.database.writing() as session:
            await sign_in_sessions.seen(session, arrival.session, parts.now())
    if request.headers.get("sec-fetch-dest") == "empty":
        return Response(status_code=204)
    return see(addresses.MY_TASKS)
