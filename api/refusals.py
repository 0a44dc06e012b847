"""Refusals become pages 断りの画面: the same one for what is not there and what is not yours."""

from typing import Any, cast
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api import addresses
from api.parts import parts_of
from api.security.arrivals import arrival_of
from api.security.forms import SAFE
from api.security.kept_text import KeptText, keep
from api.show import show
from api.sign_in import sign_in_page
from api.statuses import status_of
from api.ways import sent_there
from models.errors import NotFound, NotSignedIn, Refusal, StaleForm

_NOT_FOUND = 404
_WITHOUT_TEXT = frozenset(
    {addresses.SIGN_IN, addresses.SIGN_OUT, addresses.LANGUAGE, addresses.MY_CALENDARS}
)
"""Passwords are offered again nowhere."""


def add_refusals(app: FastAPI) -> None:
    """Every expected no, and the framework's own, as pages of the city."""
    app.add_exception_handler(StaleForm, _stale_form)
    app.add_exception_handler(NotSignedIn, _not_signed_in)
    app.add_exception_handler(NotFound, _not_found)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _http)


def fault_page(request: Request) -> Response:
    """The page of a fault, without asking anybody: the database may be what failed."""
    try:
        return parts_of(request).pages.render(request, "errors/fault.html", status=500)
    except Exception:
        return PlainTextResponse("不具合が起きました。時間をおいて開き直してください。", 500)


async def _refused(request: Request, no: Exception) -> Response:
    refusal = cast("Refusal", no)
    return await show(
        request,
        "errors/refused.html",
        status=status_of(refusal),
        code=refusal.code,
        data=refusal.data,
    )


async def _not_found(request: Request, _no: Exception) -> Response:
    return await show(request, "errors/not_found.html", status=_NOT_FOUND)


async def _not_signed_in(request: Request, _no: Exception) -> Response:
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    to = here if request.method in SAFE else addresses.MY_TASKS
    return sent_there(request, f"{addresses.SIGN_IN}?{urlencode({'to': to})}")


async def _stale_form(request: Request, no: Exception) -> Response:
    """The text goes on: at once for who is signed in, after signing in for who was."""
    parts, arrival = parts_of(request), await arrival_of(request)
    path, status = request.url.path, status_of(cast("Refusal", no))
    typed = [] if path in _WITHOUT_TEXT else cast("StaleForm", no).data["typed"]
    if arrival.viewer is not None:
        return await show(request, "errors/press_again.html", status=status, path=path, typed=typed)
    text = KeptText(path=path, fields=typed)
    word = keep(parts.house, text, arrival.was, parts.now()) if typed else ""
    return await sign_in_page(request, arrival, kept=word, status=status)


async def _unreadable(request: Request, error: Exception) -> Response:
    """A path or query that no page of ours makes is unknown; a form is told to be filled in again."""
    places = {str(one["loc"][0]) for one in cast("RequestValidationError", error).errors()}
    if "body" not in places:
        return await _not_found(request, error)
    return await show(request, "errors/refused.html", status=422, code="bad_input", data={})


async def _http(request: Request, error: Exception) -> Response:
    known = cast("HTTPException", error)
    if known.status_code == _NOT_FOUND:
        return await _not_found(request, error)
    page: Any = await show(
        request,
        "errors/refused.html",
        status=known.status_code,
        code=f"http_{known.status_code}",
        data={},
    )
    page.headers.update(known.headers or {})
    return cast("Response", page)
