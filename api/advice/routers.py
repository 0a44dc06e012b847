"""Routers of the advice directory 助言の名簿の入口; the fixed addresses stand before those with an id."""

from typing import Final

from fastapi import APIRouter

from api.advice import asking, at_hr, directory, entering, requests

ADVICE_ROUTERS: Final[tuple[APIRouter, ...]] = (
    directory.router,
    asking.router,
    requests.router,
    at_hr.router,
    entering.router,
)
