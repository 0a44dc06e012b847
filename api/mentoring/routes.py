"""The way of a task of a programme メンター・OJTの作業の道筋: open it, press once, and there is the receipt.

Which module shows and takes a step is said in ``step_pages``.
"""

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from api import addresses
from api.dates import DateWords
from api.mentoring.at_hand import MentoringTaskOfMine, PairAtHand, WhereTheLinkLeads
from api.mentoring.step_form import keep_form
from api.mentoring.step_pages import DRAFTED, PAGES, StepPage
from api.tasks.again import again, again_or_moved, earlier_receipt
from api.tasks.at_hand import Astray, MovedOn
from api.tasks.filling import typed_in
from api.tasks.healed import show_healed
from api.views.frame import Language
from api.ways import see
from models.errors import ChangedMeanwhile, FieldError, NotFound, SameKeyOtherContent, TooLate

router = APIRouter()
_CONFLICT: Final = 409


@router.get(addresses.MENTORING_TASK)
async def open_mentoring_task(request: Request, where: WhereTheLinkLeads) -> Response:
    """The task's page, or where its matter stands now. Nothing is changed by looking."""
    if isinstance(where, Astray):
        return await show_healed(request, where)
    return await _of_step(where).page(request, where)


@router.post(addresses.MENTORING_TASK)
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


@router.post(addresses.MENTORING_TASK_DRAFT)
async def keep_draft(request: Request, hand: MentoringTaskOfMine) -> Response:
    """Keeps what is typed, as the page does by itself every few seconds."""
    typed = await typed_in(request)
    if hand.step not in DRAFTED:
        raise NotFound
    try:
        await keep_form(hand, typed)
    except TooLate:
        raise MovedOn(hand.astray()) from None
    return JSONResponse({"saved_at": DateWords(Language(hand.arrival.language)).clock(hand.now)})


def _of_step(hand: PairAtHand) -> StepPage:
    if hand.step not in PAGES:
        raise NotFound
    return PAGES[hand.step]
