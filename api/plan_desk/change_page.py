"""The page of a change by hand 手での変更の画面: it shows the cost, and changes nothing; the desk takes the press."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.plan_desk.at_hand import PlanDesk, plan_desk
from api.plan_desk.by_hand import NOBODY, candidates, change, mentee_of
from api.plan_desk.lines import moved_lines, problem_lines
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from api.views.plan_desk import ChangePage, Cost
from models.errors import BadAssignment, NotFound
from models.ids import new_id
from models.mentoring.by_hand import Changed
from models.mentoring.difference import Difference
from models.mentoring.kept_plan import KeptPlan
from models.mentoring.score_band import band_of
from models.tables.mentoring_plan import MentoringPlanRow

router = APIRouter()
Typed = Annotated[str, Query(max_length=64)]


@router.get(addresses.HR_MENTORING_PLAN_CHANGE)
async def ask(
    request: Request,
    viewer: AtTheHrDesk,
    cycle_id: str,
    plan: Typed = "",
    case: Typed = "",
    mentor: Typed = "",
    q: Typed = "",
) -> Response:
    """Who could be chosen; with one chosen, who would move and what it gains or loses."""
    hand = await plan_desk(request, viewer, cycle_id)
    draft = hand.draft(plan)
    if draft is None:
        raise NotFound
    kept = await hand.kept(draft)
    view = _view(hand, draft, kept, case, q.strip())
    if mentor:
        view = await _with_cost(hand, kept, view, mentor)
    await hand.note_look(request)
    return await show(
        request,
        "plan_desk/change.html",
        status=422 if view.problems else 200,
        place=Place.HR,
        page=view,
        answers=view.answers,
    )


def cost_of(difference: Difference) -> Cost:
    return Cost(matched=difference.matched, total=difference.total, worst=difference.worst)


def _view(
    hand: PlanDesk, draft: MentoringPlanRow, kept: KeptPlan, case_id: str, query: str
) -> ChangePage:
    mentee = mentee_of(hand, kept, case_id)
    now = next((it for it in kept.plan.pairs if it.mentee_id == mentee.person_id), None)
    lines, more = candidates(hand, kept, mentee, query)
    return ChangePage(
        head=hand.head(draft),
        draft_id=draft.id,
        case_id=case_id,
        version=draft.version,
        mentee=hand.person(mentee.person_id),
        now=hand.person(now.mentor_id) if now else None,
        band_now=band_of(now.score) if now else None,
        candidates=tuple(it for it in lines if now is None or it.person_id != now.mentor_id),
        query=query,
        more=more,
        answers=Answers(action=hand.href, nonce=new_id(), version=draft.version),
    )


async def _with_cost(hand: PlanDesk, kept: KeptPlan, view: ChangePage, chosen: str) -> ChangePage:
    """With what the choice costs; or the rules that stand in the way, and nothing to press."""
    mentee_id = hand.told.waiting[view.case_id]
    person = hand.person(chosen) if chosen != NOBODY and kept.question.mentor(chosen) else None
    view = view.model_copy(update={"chosen": chosen, "chosen_person": person})
    try:
        found: Changed = await change(kept, mentee_id, chosen)
    except BadAssignment as refused:
        problems = tuple(problem_lines(hand, refused.data["problems"]))
        return view.model_copy(update={"problems": problems})
    moved = tuple(moved_lines(hand, found.difference.moved))
    return view.model_copy(update={"cost": cost_of(found.difference), "moved": moved})
