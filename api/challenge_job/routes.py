"""The way of a task of open posting 公募の作業の道筋: which module shows and takes a step is said in ``step_pages``."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.challenge_job.at_hand import PostingTaskOfMine, WhereTheLinkLeads
from api.challenge_job.pressed_again import again
from api.challenge_job.step_pages import DRAFTED, PAGES
from api.tasks.step_way import StepWay

router = APIRouter()
_WAY: Final = StepWay(PAGES, {step: module.keep for step, module in DRAFTED.items()}, again)


@router.get(addresses.POSTING_TASK)
async def open_posting_task(request: Request, where: WhereTheLinkLeads) -> Response:
    return await _WAY.open(request, where)


@router.post(addresses.POSTING_TASK)
async def press(request: Request, where: WhereTheLinkLeads) -> Response:
    return await _WAY.press(request, where)


@router.post(addresses.POSTING_TASK_DRAFT)
async def keep_draft(request: Request, hand: PostingTaskOfMine) -> Response:
    return await _WAY.keep(request, hand)
