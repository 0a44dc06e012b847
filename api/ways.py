"""Ways back 戻り先: an address from a form or a link is followed only within the city's own pages."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import addresses

_SEE_OTHER = 303


def own_path(given: str, otherwise: str = addresses.MY_TASKS) -> str:
    """The path if it is one of ours (``/t/8f3k2m9q``), else ``otherwise``."""
    is_path = given.startswith("/") and not given.startswith(("//", "/\\"))
    return given if is_path and given.isprintable() and "\\" not in given else otherwise


def see(path: str) -> RedirectResponse:
    """After a press: go and look there."""
    return RedirectResponse(path, _SEE_OTHER)


def is_short_way(request: Request) -> bool:
    """Whether htmx asks, for a part of a page."""
    return request.headers.get("hx-request") == "true"


def sent_there(request: Request, path: str) -> Response:
    """Leads the whole page to a path, also when only a part was asked for."""
    if is_short_way(request):
        return Response(status_code=204, headers={"HX-Redirect": path})
    return see(path)
