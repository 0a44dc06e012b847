"""The plan desk 組合せの案: HR has plans made, locks pairs, has them made again, keeps a few and puts them away."""

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.noting import note_change
from api.plan_desk.allowing import allowed_by_hand
from api.plan_desk.at_hand import PlanDesk, allowed_in, asked_of, locked_in, plan_desk
from api.plan_desk.by_hand import changed_by_hand
from api.plan_desk.change_page import Chosen, show_change
from api.plan_desk.own import OWN, is_about_own
from api.plan_desk.page import Said, show_desk
from api.plan_desk.receipts import done_with
from api.plan_desk.receiving import DRAFT, GONE, PEOPLE
from api.plan_desk.solving import new_draft, solved
from api.plan_desk.typed import (
    ACTS,
    ALLOW,
    BY_HAND,
    COPY,
    DISCARD,
    MAKE,
    NEW,
    OF_DRAFT,
    TypedPlan,
    name_for,
    reason_errors,
    typed_plan,
)
from api.ways import see
from models.errors import BadAssignment, FieldError, NotFound
from models.ids import form_key
from models.mentoring.question_problems import QuestionProblem
from models.mentoring.told import Asked
from models.queries.mentoring_plans import keep_changed, keep_new, put_away
from models.rights import Viewer
from models.tables.mentoring_plan import MentoringPlanRow

router = APIRouter()


@router.get(addresses.HR_MENTORING_PLAN)
async def open_desk(
    request: Request, viewer: AtTheHrDesk, cycle_id: str, plan: str = "", received: str = ""
) -> Response:
    """The draft as it stands today; after a decision its receipt."""
    hand = await plan_desk(request, viewer, cycle_id)
    return await show_desk(request, hand, plan, Said(done=await done_with(hand, received)))


@router.post(addresses.HR_MENTORING_PLAN)
async def press(request: Request, viewer: AtTheHrDesk, cycle_id: str) -> Response:
    """Solves outside of any transaction; what comes of it is kept only where nobody else was first."""
    typed, hand = await typed_plan(request), await plan_desk(request, viewer, cycle_id)
    key = _key(typed, viewer)
    draft = hand.draft(typed.draft_id)
    if typed.errors or typed.act not in ACTS:
        errors = typed.errors or (FieldError("act", "choose"),)
        return await show_desk(request, hand, typed.draft_id, Said.again(typed, errors=errors))
    if draft is None and typed.act != MAKE:
        return await _was_changed(request, hand, key, typed)
    if typed.act in BY_HAND and is_about_own(hand, draft, typed.case_id, typed.mentor_id):
        return await show_desk(request, hand, typed.draft_id, Said(changed=OWN))
    try:
        if draft and typed.act == ALLOW and (errors := reason_errors(typed)):
            return await show_change(request, hand, draft, Chosen.of(typed, errors))
        values = await _values(hand, draft, typed)
    except BadAssignment as refused:
        return await _cannot_be(request, hand, draft, typed, refused.data["problems"])
    except NotFound:
        said = Said(changed=PEOPLE, reason=typed.reason)
        return await show_desk(request, hand, typed.draft_id, said)
    async with hand.desk.parts.database.writing() as session:
        is_kept = await _kept(session, hand, typed, key, values)
        if is_kept:
            await note_change(request, session, hand.desk, viewer, "mentoring.plan")
    if not is_kept:
        again = await plan_desk(request, viewer, cycle_id)
        return await _was_changed(request, again, key, typed)
    return see(_where(hand, typed, key))


async def _cannot_be(
    request: Request,
    hand: PlanDesk,
    draft: MentoringPlanRow | None,
    typed: TypedPlan,
    problems: tuple[QuestionProblem, ...],
) -> Response:
    """Nothing was kept; who was allowing a pair stands before it again, with the reason."""
    if draft and typed.act == ALLOW:
        return await show_change(request, hand, draft, Chosen.of(typed, problems=problems))
    return await show_desk(request, hand, typed.draft_id, Said.again(typed, problems=problems))


def _key(typed: TypedPlan, viewer: Viewer) -> str:
    """Of this form with these words and ticks: others, sent after going back, are another press."""
    said = (
        *(typed.nonce, typed.act, typed.name, str(typed.seed), str(typed.offered_only)),
        *(typed.case_id, typed.mentor_id, *sorted(typed.rules), typed.reason),
        *sorted(typed.locked),
    )
    return form_key("\n".join(said) if typed.nonce else "", viewer.person_id)


async def _values(
    hand: PlanDesk, draft: MentoringPlanRow | None, typed: TypedPlan
) -> dict[str, Any]:
    """What the draft would keep. Raises BadAssignment."""
    otherwise = draft.seed if draft else hand.first_seed
    seed = otherwise if typed.seed is None else typed.seed
    if draft is None or typed.act == MAKE:
        return {"offered_only": typed.offered_only} | await solved(
            hand, Asked(seed=seed, offered_only=typed.offered_only)
        )
    locked, allowed = locked_in(draft, typed.locked), allowed_in(draft, typed.locked)
    by = {"made_by": hand.viewer.person_id, "made_at": hand.desk.arrival.now}
    match typed.act:
        case "solve":
            asked = Asked(
                seed=seed, offered_only=typed.offered_only, locked=locked, allowed=allowed
            )
            named = {"name": typed.name or draft.name, "offered_only": typed.offered_only}
            return named | await solved(hand, asked)
        case "put" | "out":
            return await changed_by_hand(hand, draft, typed)
        case "allow":
            return await allowed_by_hand(hand, draft, typed)
        case "keep":
            kept = {case: it.model_dump(mode="json") for case, it in allowed.items()}
            return {"name": typed.name or draft.name, "locked": [*locked], "allowed": kept} | by
        case "copy":
            asked = asked_of(draft)
            return {
                "seed": draft.seed,
                "offered_only": draft.offered_only,
                "pairs": dict(draft.pairs),
                "locked": [*asked.locked],
                "allowed": {case: it.model_dump(mode="json") for case, it in asked.allowed.items()},
                "method": draft.method,
                "optimal": draft.optimal,
                "asked": draft.asked,
            } | by
    return {}


async def _kept(
    session: AsyncSession, hand: PlanDesk, typed: TypedPlan, key: str, values: dict[str, Any]
) -> bool:
    if typed.act == MAKE:
        return await keep_new(session, new_draft(hand, key, name_for(hand, typed), values))
    if typed.act == COPY:
        bare = replace(typed, name="")
        return await keep_new(session, new_draft(hand, key, name_for(hand, bare), values))
    if typed.act == DISCARD:
        return await put_away(session, typed.draft_id, typed.version)
    return await keep_changed(session, typed.draft_id, typed.version, key, **values)


async def _was_changed(request: Request, hand: PlanDesk, key: str, typed: TypedPlan) -> Response:
    """Nothing was done: somebody else was first, or all places for drafts are taken."""
    if typed.act in NEW and (typed.act == MAKE or hand.draft(typed.draft_id)):
        return await show_desk(request, hand, typed.draft_id, Said.again(typed, changed="full"))
    if typed.act == DISCARD and hand.draft(typed.draft_id) is None:
        return see(hand.href)
    if hand.draft(key):
        return see(hand.draft_href(key))
    changed = DRAFT if hand.draft(typed.draft_id) else GONE
    is_ticked = typed.act in OF_DRAFT and changed == DRAFT
    said = Said(changed=changed, reason=typed.reason, ticks_lost=is_ticked)
    return await show_desk(request, hand, typed.draft_id, said)


def _where(hand: PlanDesk, typed: TypedPlan, key: str) -> str:
    if typed.act == DISCARD:
        return hand.href
    return hand.draft_href(key if typed.act in NEW else typed.draft_id)
