"""The app アプリ: pages on their parts, with headers, the check of forms and the pages of refusal around them."""

from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
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


def make_app(parts: AppParts) -> FastAPI:
    """The app on its parts. Without ``parts.practice`` the practice ways are not registered."""
    app = FastAPI(
        title="Ayumi",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        dependencies=[Depends(address_can_be_asked), Depends(form_is_ours)],
    )
    app.state.parts = parts
    _add_routers(app, parts)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    add_refusals(app)
    add_healing(app)
    # The last one added stands outermost.
    app.add_middleware(Faults, page=fault_page)
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=parts.house.max_body_bytes)
    app.add_middleware(Headers, is_https=parts.house.is_https)
    return app


def _add_routers(app: FastAPI, parts: AppParts) -> None:
    own = (health.router, sign_in.router, session_ways.router, set_password.router)
    for router in (*own, *parts.routers):
        app.include_router(router)
    if parts.practice is not None:
        for router in (practice_sign_in.router, *parts.practice_routers):
            app.include_router(router)
