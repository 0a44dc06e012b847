"""Deciding 組の決定: the draft as it was seen becomes pairs that are asked, in one press, or nothing happens."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.noting import note_change
from api.plan_desk.at_hand import PlanDesk, plan_desk, plan_desk_in
from api.plan_desk.lines import for_both
from api.plan_desk.page import Said, show_desk
from api.plan_desk.receipts import receipt_href
from api.tasks.filling import typed_in
from api.tasks.submitting import said_in, told
from api.ways import see
from models.acts import Act
from models.errors import ChangedMeanwhile, TooLate
from models.ids import new_id
from models.mentoring.kept_plan import KeptPlan
from models.mentoring.sheets import ChosenPair, PlanDecision
from models.queries.mentor_seats import SeatWanted
from models.queries.mentoring_plans import put_away
from models.queries.receipts import Submission, Taken, standing_receipt, take
from models.tables.mentoring_plan import MentoringPlanRow
from models.tables.receipt import ReceiptRow

router = APIRouter()
PEOPLE: Final = "people"  # 待っている人・候補・希望が変わった
DRAFT: Final = "draft"  # 案が変わった
GONE: Final = "gone"  # 案がない
SEATS: Final = "seats"  # 先に別の決定を受け付けた


@dataclass(frozen=True)
class Seen:
    """The draft HR decides about, as the page had shown it."""

    hand: PlanDesk
    draft: MentoringPlanRow
    kept: KeptPlan


@router.post(addresses.HR_MENTORING_PLAN_DECIDE)
async def decide(request: Request, viewer: AtTheHrDesk, cycle_id: str) -> Response:
    """Receipt, places with the mentors and the end of the draft in one transaction; then the year is told."""
    typed, hand = await typed_in(request), await plan_desk(request, viewer, cycle_id)
    done = await _decided(request, hand, typed)
    if isinstance(done, str):
        again = await plan_desk(request, viewer, cycle_id)
        return await show_desk(request, again, typed.get("plan", ""), Said(changed=done))
    if isinstance(done, Taken):
        await told(hand.desk.parts, done)
        done = done.receipt
    return see(receipt_href(hand, done.id))


async def _decided(
    request: Request, hand: PlanDesk, typed: Mapping[str, str]
) -> Taken | ReceiptRow | str:
    """The receipt, or why nothing was done."""
    async with hand.desk.parts.database.reading() as session:
        if standing := await _standing(session, hand, typed):
            return standing
    draft = hand.draft(typed.get("plan", ""))
    if draft is None:
        return GONE
    seen = Seen(hand, draft, await hand.kept(draft))
    if hand.book.task is None or not seen.kept.may_be_decided:
        return PEOPLE
    if typed.get("as_seen") != hand.mark(draft, seen.kept):
        return DRAFT if str(draft.version) != typed.get("version") else PEOPLE
    try:
        return await _taken(request, seen, typed)
    except (ChangedMeanwhile, TooLate):
        return SEATS


async def _taken(
    request: Request, seen: Seen, typed: Mapping[str, str]
) -> Taken | ReceiptRow | str:
    """Compared and received under the lock of the task: what was seen is what is decided."""
    hand, viewer = seen.hand, seen.hand.viewer
    async with hand.desk.parts.database.writing() as session:
        again = await plan_desk_in(session, hand.desk, viewer, hand.cycle_id, locks=True)
        if standing := await _standing(session, hand, typed):
            return standing
        if changed := await _changed(session, seen, again):
            return changed
        taken = await take(session, _submission(seen, typed))
        await put_away(session, seen.draft.id, seen.draft.version)
        await note_change(request, session, hand.desk, viewer, "mentoring.decide")
        return taken


async def _standing(
    session: AsyncSession, hand: PlanDesk, typed: Mapping[str, str]
) -> ReceiptRow | None:
    """The receipt of this very form: pressed twice it is one decision."""
    nonce = typed.get("nonce", "")
    return await standing_receipt(session, nonce, hand.viewer.person_id) if nonce else None


async def _changed(session: AsyncSession, seen: Seen, again: PlanDesk) -> str:
    """What has changed since the draft was set against the book a moment ago; empty if nothing has."""
    draft, task, seen_task = again.draft(seen.draft.id), again.book.task, seen.hand.book.task
    if draft is None:
        return GONE
    if draft.version != seen.draft.version:
        return DRAFT
    known = seen.hand.desk.arrival.organisation
    now = await seen.hand.desk.parts.organisations.get(session)
    is_same_task = (
        task and seen_task and (task.id, task.version) == (seen_task.id, seen_task.version)
    )
    is_same = again.told == seen.hand.told and now.revision == known.revision
    return "" if is_same and is_same_task else PEOPLE


def _submission(seen: Seen, typed: Mapping[str, str]) -> Submission:
    hand, task, kept = seen.hand, seen.hand.book.task, seen.kept
    chosen = tuple(
        ChosenPair(
            case_id=hand.case_of[it.mentee_id],
            mentor_id=it.mentor_id,
            score=it.score,
            because=for_both(kept, it),
        )
        for it in kept.plan.pairs
    )
    decision = PlanDecision(pairs=chosen, seed=kept.question.seed, fingerprint=kept.plan.question)
    return Submission(
        task_id=task.id if task else "",
        version=task.version if task else 0,
        nonce=typed.get("nonce") or new_id(),
        person_id=hand.viewer.person_id,
        act=Act.CONFIRM,
        content=decision.model_dump(mode="json"),
        received_at=hand.desk.arrival.now,
        fields=said_in(typed),
        seats=[_seat(seen, it) for it in chosen],
    )


def _seat(seen: Seen, chosen: ChosenPair) -> SeatWanted:
    """One place of the mentor: how many of this programme, and how many of all they may have."""
    mentor = seen.kept.question.mentor(chosen.mentor_id)
    most = seen.hand.programme.may_guide.at_most.value
    return SeatWanted(
        fiscal_year=int(seen.hand.year),
        mentor_id=chosen.mentor_id,
        cycle_id=seen.hand.cycle_id,
        case_id=chosen.case_id,
        at_most=most,
        capacity=mentor.capacity if mentor else most,
    )
