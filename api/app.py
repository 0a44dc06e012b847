"""The app アプリ: pages on their parts, with headers, the check of forms and the pages of refusal around them."""

from pathlib import Path
from typing import Final

from fastapi import APIRouter, Depends, FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.routing import BaseRoute
from starlette.staticfiles import StaticFiles

from api import (
    health,
    practice_sign_in,
    session_ways,
    set_password,
    sign_in,
)
from api.parts import AppParts
from api.refusals import add_refusals, fault_page
from api.security.faults import Faults
from api.security.forms import form_is_ours
from api.security.headers import Headers
from api.security.signs import address_can_be_asked
from api.tasks.healed import add_healing

_STATIC = Path(__file__).parent / "static"
_KNOWN: Final[dict[tuple[int, ...], tuple[tuple[APIRouter, ...], list[BaseRoute]]]] = {}
"""Routes by their routers; those are kept beside them, so that a number stays one router's."""


def make_app(parts: AppParts) -> FastAPI:
    """The app on its parts. Without ``parts.practice`` the practice ways are not registered."""
    app = FastAPI(
        title="Ayumi",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        routes=_ways(_routers(parts)),
    )
    app.state.parts = parts
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    add_refusals(app)
    add_healing(app)
    # The last one added stands outermost.
    app.add_middleware(Faults, page=fault_page)
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=parts.house.max_body_bytes)
    app.add_middleware(Headers, is_https=parts.house.is_https)
    return app


def _routers(parts: AppParts) -> tuple[APIRouter, ...]:
    own = (health.router, sign_in.router, session_ways.router, set_password.router)
    practice = () if parts.practice is None else (practice_sign_in.router, *parts.practice_routers)
    return (*own, *parts.routers, *practice)


def _ways(routers: tuple[APIRouter, ...]) -> list[BaseRoute]:
    """The routes of these routers, behind what is asked of every request.

    What each route needs is worked out at its first use, which takes a third of a second for all:
    apps of one process that have the same routers share it.
    """
    key = tuple(map(id, routers))
    if key not in _KNOWN:
        whole = APIRouter(dependencies=[Depends(address_can_be_asked), Depends(form_is_ours)])
        for router in routers:
            whole.include_router(router)
        _KNOWN[key] = (routers, whole.routes)
    return _KNOWN[key][1]
