"""The page of the next candidate 次の候補の画面: for one who waits again, decided by one press; who need not move stays."""

import asyncio
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.plan_desk.at_hand import PlanDesk, plan_desk
from api.plan_desk.deciding import led_to_receipt
from api.plan_desk.finding import is_of_the_year
from api.plan_desk.next_view import is_own_next, mark_of, next_view, own_next_view
from api.plan_desk.own import FORBIDDEN, OWN, is_own
from api.plan_desk.page import Said, show_desk
from api.plan_desk.proposals import Proposal, Standing, draft_after, proposals, standing_plan
from api.plan_desk.receiving import DRAFT, GONE, PEOPLE, Seen, received, standing
from api.show import show
from api.tasks.filling import typed_in
from api.views.frame import Place
from api.views.plan_desk_next import NextPage
from api.ways import see
from models.errors import NotFound
from models.queries.receipts import Taken
from models.tables.mentoring_plan import MentoringPlanRow
from models.tables.receipt import ReceiptRow

router = APIRouter()
Typed = Annotated[str, Query(max_length=64)]
_CONFLICT = 409


@router.get(addresses.HR_MENTORING_PLAN_NEXT)
async def propose(
    request: Request, viewer: AtTheHrDesk, cycle_id: str, case: Typed = "", plan: Typed = ""
) -> Response:
    """Beside the draft named, else the last one; whoever does not wait, or a draft that is gone, on the desk."""
    hand = await plan_desk(request, viewer, cycle_id)
    draft = hand.draft(plan) if plan else _last(hand)
    if not await is_of_the_year(hand, case):
        raise NotFound
    if (plan and draft is None) or case not in hand.told.waiting:
        return see(hand.href)
    return await _shown(request, hand, case, draft)


@router.post(addresses.HR_MENTORING_PLAN_NEXT)
async def decide(request: Request, viewer: AtTheHrDesk, cycle_id: str) -> Response:
    """Receipt, the place with the mentor and the moves in the draft in one transaction."""
    typed, hand = await typed_in(request), await plan_desk(request, viewer, cycle_id)
    done = await _decided(request, hand, typed)
    if not isinstance(done, str):
        return await led_to_receipt(hand, done)
    again = await plan_desk(request, viewer, cycle_id)
    case, plan = typed.get("case", ""), typed.get("plan", "")
    if case not in again.told.waiting:
        return await show_desk(request, again, plan, Said(changed=done))
    return await _shown(request, again, case, again.draft(plan) or _last(again), done)


async def _shown(
    request: Request,
    hand: PlanDesk,
    case_id: str,
    draft: MentoringPlanRow | None,
    changed: str = "",
) -> Response:
    """Looking is an entry of the audit trail."""
    view = await _view(hand, case_id, draft)
    if changed:
        by = draft if changed == DRAFT else None
        view = view.model_copy(
            update={
                "changed": changed,
                "changed_by": hand.person(by.made_by) if by else None,
                "changed_at": by.made_at if by else None,
            }
        )
    await hand.note_look(request)
    status = (FORBIDDEN if changed == OWN else _CONFLICT) if changed else 200
    return await show(request, "plan_desk/next.html", status=status, place=Place.HR, page=view)


async def _view(hand: PlanDesk, case_id: str, draft: MentoringPlanRow | None) -> NextPage:
    """Of a pair of the viewer's own only that it is theirs."""
    if is_own(hand, hand.told.waiting[case_id]):
        return own_next_view(hand, case_id)
    beside = await standing_plan(hand, draft)
    proposal = (await proposals(hand, beside, [case_id])).get(case_id)
    if is_own_next(hand, case_id, proposal):
        return own_next_view(hand, case_id)
    return await asyncio.to_thread(next_view, hand, case_id, beside, proposal)


async def _decided(
    request: Request, hand: PlanDesk, typed: Mapping[str, str]
) -> Taken | ReceiptRow | str:
    """The receipt, or why nothing was done."""
    if known := await standing(hand, typed):
        return known
    case_id, draft = typed.get("case", ""), hand.draft(typed.get("plan", ""))
    if draft is None and typed.get("plan"):
        return GONE
    if is_own(hand, hand.told.waiting.get(case_id)):
        return OWN
    beside = await standing_plan(hand, draft)
    proposal = (await proposals(hand, beside, [case_id])).get(case_id)
    if is_own_next(hand, case_id, proposal):
        return OWN
    if hand.book.task is None or proposal is None or not proposal.best.may_be_decided:
        return PEOPLE
    if typed.get("as_seen") != mark_of(hand, beside, proposal):
        return DRAFT if draft and str(draft.version) != typed.get("version") else PEOPLE
    return await received(request, _seen(hand, beside, proposal), typed)


def _seen(hand: PlanDesk, beside: Standing, proposal: Proposal) -> Seen:
    draft, pair = beside.draft, proposal.best.pair
    return Seen(
        hand,
        proposal.best.question,
        (pair,) if pair else (),
        draft,
        draft_after(hand, draft, proposal) if draft else None,
    )


def _last(hand: PlanDesk) -> MentoringPlanRow | None:
    return hand.drafts[-1] if hand.drafts else None
