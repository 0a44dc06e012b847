"""The way of a task of open posting 公募の作業の道筋: open it, write, press once, and there is the receipt.

Which module shows and takes a step is said in ``step_pages``.
"""

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from api import addresses
from api.challenge_job.at_hand import PostingAtHand, PostingTaskOfMine, WhereTheLinkLeads
from api.challenge_job.pressed_again import again
from api.challenge_job.step_pages import DRAFTED, PAGES, StepPage
from api.dates import DateWords
from api.tasks.again import again_or_moved, earlier_receipt
from api.tasks.at_hand import Astray, MovedOn
from api.tasks.filling import typed_in
from api.tasks.healed import show_healed
from api.views.frame import Language
from api.ways import see
from models.errors import ChangedMeanwhile, FieldError, NotFound, SameKeyOtherContent, TooLate

router = APIRouter()
_CONFLICT: Final = 409


@router.get(addresses.POSTING_TASK)
async def open_posting_task(request: Request, where: WhereTheLinkLeads) -> Response:
    """The task's page, or where its matter stands now. Nothing is changed by looking."""
    if isinstance(where, Astray):
        return await show_healed(request, where)
    return await _of_step(where).page(request, where)


@router.post(addresses.POSTING_TASK)
async def press(request: Request, where: WhereTheLinkLeads) -> Response:
    """Takes the press. The same press again, even much later, leads to the same receipt."""
    typed = await typed_in(request)
    if isinstance(where, Astray):
        return await again(request, where, typed)
    try:
        return await _of_step(where).press(request, where, typed)
    except SameKeyOtherContent as other:
        return see(earlier_receipt(other.data["receipt_id"]))
    except ChangedMeanwhile as changed:
        if "receipt_id" in changed.data:
            return await again_or_moved(where.astray())
        errors = [FieldError("act", "changed_since")]
        return await _of_step(where).page(request, where, typed, errors, _CONFLICT)
    except TooLate:
        raise MovedOn(where.astray()) from None


@router.post(addresses.POSTING_TASK_DRAFT)
async def keep_draft(request: Request, hand: PostingTaskOfMine) -> Response:
    """Keeps what is typed, as the page does by itself every few seconds."""
    typed = await typed_in(request)
    if hand.step not in DRAFTED:
        raise NotFound
    try:
        await DRAFTED[hand.step].keep(hand, typed)
    except TooLate:
        raise MovedOn(hand.astray()) from None
    return JSONResponse({"saved_at": DateWords(Language(hand.arrival.language)).clock(hand.now)})


def _of_step(hand: PostingAtHand) -> StepPage:
    if hand.step not in PAGES:
        raise NotFound
    return PAGES[hand.step]
