"""Shows a page 画面を出す: in the reader's language, within their frame, with the token their forms need."""

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.frames import frame_of
from api.parts import parts_of
from api.security.arrivals import arrival_of
from api.security.cookies import Cookies
from api.security.forms import form_token
from api.views.frame import Place


async def show(
    request: Request,
    template: str,
    *,
    status: int = 200,
    block: str | None = None,
    place: Place | None = None,
    **context: Any,
) -> HTMLResponse:
    """The page, or with ``block`` the part of it that htmx asked for."""
    parts, arrival = parts_of(request), await arrival_of(request)
    request.state.language = arrival.language
    request.state.csrf_token = form_token(parts.house, arrival)
    if block is None:
        request.state.frame = await frame_of(request, arrival)
    page = parts.pages.render(request, template, status=status, block=block, place=place, **context)
    if arrival.viewer is None and arrival.is_new_visitor:
        Cookies(parts.house).set_visitor(page, arrival.visitor)
    return page
