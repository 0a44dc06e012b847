"""Receiving a decision 決定の受付: receipt, places with the mentors and the draft in one transaction, or nothing happens."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from api.hr.noting import note_change
from api.plan_desk.at_hand import PlanDesk, asked_of, plan_desk_in
from api.plan_desk.lines import for_both
from api.tasks.submitting import said_in
from models.acts import Act
from models.errors import ChangedMeanwhile, TooLate
from models.ids import new_id
from models.mentoring.allowance import KeptAllowance
from models.mentoring.plan import Planned
from models.mentoring.question import Question
from models.mentoring.sheets import ChosenPair, PlanDecision
from models.queries.mentor_seats import SeatWanted
from models.queries.mentoring_plans import keep_changed, put_away
from models.queries.receipts import Submission, Taken, standing_receipt, take
from models.tables.mentoring_plan import MentoringPlanRow
from models.tables.receipt import ReceiptRow

PEOPLE: Final = "people"  # 待っている人・候補・希望が変わった
DRAFT: Final = "draft"  # 案が変わった
GONE: Final = "gone"  # 案がない
SEATS: Final = "seats"  # 先に別の決定を受け付けた


@dataclass(frozen=True)
class Seen:
    """What HR decides about, as the page had shown it: the pairs, and the draft they are of or stand beside.

    ``after`` is what that draft keeps from then on; None: it has been decided, and is put away.
    """

    hand: PlanDesk
    question: Question
    pairs: tuple[Planned, ...]
    draft: MentoringPlanRow | None = None
    after: Mapping[str, Any] | None = None


async def received(
    request: Request, seen: Seen, typed: Mapping[str, str]
) -> Taken | ReceiptRow | str:
    """The receipt, or why nothing was done. Compared under the lock of the task: what was seen is decided."""
    try:
        return await _taken(request, seen, typed)
    except (ChangedMeanwhile, TooLate):
        return SEATS


async def standing(hand: PlanDesk, typed: Mapping[str, str]) -> ReceiptRow | None:
    """The receipt of this very form: pressed twice it is one decision."""
    async with hand.desk.parts.database.reading() as session:
        return await _standing(session, hand, typed)


async def _taken(
    request: Request, seen: Seen, typed: Mapping[str, str]
) -> Taken | ReceiptRow | str:
    hand, viewer = seen.hand, seen.hand.viewer
    async with hand.desk.parts.database.writing() as session:
        again = await plan_desk_in(session, hand.desk, viewer, hand.cycle_id, locks=True)
        if standing := await _standing(session, hand, typed):
            return standing
        if changed := await _changed(session, seen, again):
            return changed
        taken = await take(session, _submission(seen, typed))
        await _leave_draft(session, seen, taken.receipt.id)
        await note_change(request, session, hand.desk, viewer, "mentoring.decide")
        return taken


async def _leave_draft(session: AsyncSession, seen: Seen, pressed: str) -> None:
    """Raises ChangedMeanwhile where somebody was first."""
    draft = seen.draft
    if draft is None:
        return
    if seen.after is None:
        await put_away(session, draft.id, draft.version)
    elif seen.after and not await keep_changed(
        session, draft.id, draft.version, pressed, **seen.after
    ):
        raise ChangedMeanwhile


async def _standing(
    session: AsyncSession, hand: PlanDesk, typed: Mapping[str, str]
) -> ReceiptRow | None:
    nonce = typed.get("nonce", "")
    return await standing_receipt(session, nonce, hand.viewer.person_id) if nonce else None


async def _changed(session: AsyncSession, seen: Seen, again: PlanDesk) -> str:
    """What has changed since the draft was set against the book a moment ago; empty if nothing has."""
    task, seen_task = again.book.task, seen.hand.book.task
    draft = again.draft(seen.draft.id) if seen.draft else None
    if seen.draft and draft is None:
        return GONE
    if seen.draft and draft and draft.version != seen.draft.version:
        return DRAFT
    known = seen.hand.desk.arrival.organisation
    now = await seen.hand.desk.parts.organisations.get(session)
    is_same_task = (
        task and seen_task and (task.id, task.version) == (seen_task.id, seen_task.version)
    )
    is_same = again.told == seen.hand.told and now.revision == known.revision
    return "" if is_same and is_same_task else PEOPLE


def _submission(seen: Seen, typed: Mapping[str, str]) -> Submission:
    hand, task, question = seen.hand, seen.hand.book.task, seen.question
    allowed = asked_of(seen.draft).allowed if seen.draft else {}
    chosen = tuple(_chosen(seen, it, allowed) for it in seen.pairs)
    decision = PlanDecision(pairs=chosen, seed=question.seed, fingerprint=question.fingerprint())
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


def _chosen(seen: Seen, it: Planned, allowed: Mapping[str, KeptAllowance]) -> ChosenPair:
    """What was allowed for a locked pair of the draft goes with it, for HR alone."""
    case_id = seen.hand.case_of[it.mentee_id]
    given = allowed.get(case_id) if it.locked else None
    return ChosenPair(
        case_id=case_id,
        mentor_id=it.mentor_id,
        score=it.score,
        because=for_both(seen.question, it),
        allowed=given.said if given else None,
    )


def _seat(seen: Seen, chosen: ChosenPair) -> SeatWanted:
    """One place of the mentor: how many of this programme, and how many of all they may have."""
    mentor = seen.question.mentor(chosen.mentor_id)
    most = seen.hand.programme.may_guide.at_most.value
    return SeatWanted(
        fiscal_year=int(seen.hand.year),
        mentor_id=chosen.mentor_id,
        cycle_id=seen.hand.cycle_id,
        case_id=chosen.case_id,
        at_most=most,
        capacity=mentor.capacity if mentor else most,
    )
