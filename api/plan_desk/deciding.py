"""Deciding 組の決定: the draft as it was seen becomes pairs that are asked, in one press, or nothing happens."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.plan_desk.at_hand import PlanDesk, plan_desk
from api.plan_desk.page import Said, show_desk
from api.plan_desk.receipts import receipt_href
from api.plan_desk.receiving import DRAFT, GONE, PEOPLE, Seen, received, standing
from api.tasks.filling import typed_in
from api.tasks.submitting import told
from api.ways import see
from models.queries.receipts import Taken
from models.tables.receipt import ReceiptRow

router = APIRouter()


@router.post(addresses.HR_MENTORING_PLAN_DECIDE)
async def decide(request: Request, viewer: AtTheHrDesk, cycle_id: str) -> Response:
    """Receipt, places with the mentors and the end of the draft in one transaction; then the year is told.

    A pair of the viewer's own may be among them: it was found by rules alone, or put by a colleague.
    """
    typed, hand = await typed_in(request), await plan_desk(request, viewer, cycle_id)
    done = await _decided(request, hand, typed)
    if isinstance(done, str):
        again = await plan_desk(request, viewer, cycle_id)
        return await show_desk(request, again, typed.get("plan", ""), Said(changed=done))
    return await led_to_receipt(hand, done)


async def led_to_receipt(hand: PlanDesk, done: Taken | ReceiptRow) -> Response:
    """After the commit: the year is told, and HR sees the receipt on the desk."""
    if isinstance(done, Taken):
        await told(hand.desk.parts, done)
        done = done.receipt
    return see(receipt_href(hand, done.id))


async def _decided(
    request: Request, hand: PlanDesk, typed: Mapping[str, str]
) -> Taken | ReceiptRow | str:
    """The receipt, or why nothing was done."""
    if known := await standing(hand, typed):
        return known
    draft = hand.draft(typed.get("plan", ""))
    if draft is None:
        return GONE
    kept = await hand.kept(draft)
    if hand.book.task is None or not kept.may_be_decided:
        return PEOPLE
    if typed.get("as_seen") != hand.mark(draft, kept.plan.question):
        return DRAFT if str(draft.version) != typed.get("version") else PEOPLE
    return await received(request, Seen(hand, kept.question, kept.plan.pairs, draft), typed)
