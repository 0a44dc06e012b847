"""The routers of the plan desk 組合せの案の画面."""

from typing import Final

from fastapi import APIRouter

from api.plan_desk import change_page, compare, deciding, desk, next_page

PLAN_DESK_ROUTERS: Final[tuple[APIRouter, ...]] = (
    desk.router,
    change_page.router,
    compare.router,
    deciding.router,
    next_page.router,
)
