"""The routers of the posting desk 公募の窓口の画面."""

from typing import Final

from fastapi import APIRouter

from api.posting_desk import choices, disputes, figures, one_application, overview, results, what_if

POSTING_DESK_ROUTERS: Final[tuple[APIRouter, ...]] = (
    overview.router,
    choices.router,
    what_if.router,
    disputes.router,
    figures.router,
    results.router,
    one_application.router,
)
