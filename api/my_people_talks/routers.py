"""All routers of the partner's 1on1 pages 部下・担当の1on1."""

from typing import Final

from fastapi import APIRouter

from api.my_people_talks import absence, hand_over, round_page, table

PEOPLE_TALKS_ROUTERS: Final[tuple[APIRouter, ...]] = (
    table.router,
    round_page.router,
    absence.router,
    hand_over.router,
)
