"""The way of a task of a programme メンター・OJTの作業の道筋: which module shows and takes a step is said in ``step_pages``."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.mentoring.at_hand import MentoringTaskOfMine, WhereTheLinkLeads
from api.mentoring.step_form import keep_form
from api.mentoring.step_pages import DRAFTED, PAGES
from api.tasks.step_way import StepWay

router = APIRouter()
_WAY: Final = StepWay(PAGES, dict.fromkeys(DRAFTED, keep_form))


@router.get(addresses.MENTORING_TASK)
async def open_mentoring_task(request: Request, where: WhereTheLinkLeads) -> Response:
    return await _WAY.open(request, where)


@router.post(addresses.MENTORING_TASK)
async def press(request: Request, where: WhereTheLinkLeads) -> Response:
    return await _WAY.press(request, where)


@router.post(addresses.MENTORING_TASK_DRAFT)
async def keep_draft(request: Request, hand: MentoringTaskOfMine) -> Response:
    return await _WAY.keep(request, hand)
