"""The page of a change by hand 手での変更の画面: it shows the cost, and changes nothing; the desk takes the press."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.i18n.fields import field_words
from api.plan_desk.allowing import allowing, in_the_way, may_be_allowed
from api.plan_desk.at_hand import PlanDesk, plan_desk
from api.plan_desk.by_hand import NOBODY, candidates, change, mentee_of
from api.plan_desk.costs import cost_of
from api.plan_desk.finding import is_of_the_year
from api.plan_desk.lines import moved_lines, problem_lines
from api.plan_desk.own import is_about_own
from api.plan_desk.typed import TypedPlan
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from api.views.plan_desk import AllowForm, ChangePage
from api.ways import see
from models.errors import BadAssignment, FieldError, NotFound
from models.ids import new_id
from models.mentoring.by_hand import Changed
from models.mentoring.kept_plan import KeptPlan
from models.mentoring.question_problems import QuestionProblem
from models.mentoring.score_band import band_of
from models.tables.mentoring_plan import MentoringPlanRow

router = APIRouter()
Typed = Annotated[str, Query(max_length=64)]
LONGEST_QUERY: Final = 64
"""More than any name; what is typed beyond it is not searched for."""


@dataclass(frozen=True)
class Chosen:
    """What HR looks at: whose pair, whom it has chosen, the name searched for; what was typed, and what is wrong."""

    case_id: str
    mentor_id: str = ""
    query: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: tuple[FieldError, ...] = ()
    problems: tuple[QuestionProblem, ...] = ()

    @classmethod
    def of(
        cls,
        typed: TypedPlan,
        errors: tuple[FieldError, ...] = (),
        problems: tuple[QuestionProblem, ...] = (),
    ) -> "Chosen":
        return cls(typed.case_id, typed.mentor_id, "", typed.values, errors, problems)


@router.get(addresses.HR_MENTORING_PLAN_CHANGE)
async def ask(
    request: Request,
    viewer: AtTheHrDesk,
    cycle_id: str,
    plan: Typed = "",
    case: Typed = "",
    mentor: Typed = "",
    q: str = "",
) -> Response:
    """Who could be chosen; with one chosen, who would move and what it gains or loses.

    A link from before somebody else's decision leads to the desk: the draft is gone, who waited waits no
    more, or who was chosen is no candidate any more.
    """
    hand = await plan_desk(request, viewer, cycle_id)
    if not await is_of_the_year(hand, case):
        raise NotFound
    if (draft := hand.draft(plan)) is None:
        return see(hand.href)
    try:
        return await show_change(
            request, hand, draft, Chosen(case, mentor, q.strip()[:LONGEST_QUERY])
        )
    except NotFound:
        return see(hand.draft_href(draft.id))


async def show_change(
    request: Request, hand: PlanDesk, draft: MentoringPlanRow, chosen: Chosen
) -> Response:
    """The page; looking is an entry of the audit trail. Of a pair of the viewer's own only that it is theirs."""
    if is_about_own(hand, draft, chosen.case_id, chosen.mentor_id):
        view = _own(hand, draft, chosen.case_id)
    else:
        view = await _looked_at(hand, draft, chosen)
    await hand.note_look(request)
    return await show(
        request,
        "plan_desk/change.html",
        status=422 if view.problems or view.answers.errors else 200,
        place=Place.HR,
        page=view,
        answers=view.answers,
    )


async def _looked_at(hand: PlanDesk, draft: MentoringPlanRow, chosen: Chosen) -> ChangePage:
    kept = await hand.kept(draft)
    view = _view(hand, draft, kept, chosen)
    if chosen.mentor_id:
        view = await _with_cost(hand, kept, view, chosen.mentor_id)
        view = await _with_allowance(hand, kept, view, chosen.mentor_id)
    if chosen.problems:
        problems = tuple(problem_lines(hand, chosen.problems))
        view = view.model_copy(update={"problems": problems})
    return view


def _own(hand: PlanDesk, draft: MentoringPlanRow, case_id: str) -> ChangePage:
    """Raises NotFound for a case in which nobody waits."""
    mentee_id = hand.told.waiting.get(case_id)
    if mentee_id is None:
        raise NotFound
    return ChangePage(
        head=hand.head(draft),
        draft_id=draft.id,
        case_id=case_id,
        version=draft.version,
        mentee=hand.person(mentee_id),
        is_own=True,
        answers=Answers(action=hand.href, nonce="", version=draft.version),
    )


def _view(hand: PlanDesk, draft: MentoringPlanRow, kept: KeptPlan, chosen: Chosen) -> ChangePage:
    mentee, query = mentee_of(hand, kept, chosen.case_id), chosen.query
    now = next((it for it in kept.plan.pairs if it.mentee_id == mentee.person_id), None)
    lines, more = candidates(hand, kept, mentee, query)
    return ChangePage(
        head=hand.head(draft),
        draft_id=draft.id,
        case_id=chosen.case_id,
        version=draft.version,
        mentee=hand.person(mentee.person_id),
        now=hand.person(now.mentor_id) if now else None,
        band_now=band_of(now.score) if now else None,
        candidates=tuple(it for it in lines if now is None or it.person_id != now.mentor_id),
        query=query,
        more=more,
        answers=Answers(
            action=hand.href,
            nonce=new_id(),
            version=draft.version,
            values=dict(chosen.typed),
            errors=field_words(hand.desk.arrival.language).lines(chosen.errors),
        ),
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


async def _with_allowance(
    hand: PlanDesk, kept: KeptPlan, view: ChangePage, chosen: str
) -> ChangePage:
    """With the form that allows the pair, where all that stands in its way may be let go."""
    mentee = kept.question.mentee(hand.told.waiting[view.case_id])
    mentor = kept.question.mentor(chosen)
    if mentee is None or mentor is None:
        return view
    rules = in_the_way(kept, mentee, mentor)
    if not may_be_allowed(rules):
        return view
    try:
        found = await allowing(kept, mentee, mentor.person_id, rules)
    except BadAssignment:
        return view
    moved = tuple(moved_lines(hand, found.difference.moved))
    allow = AllowForm(rules=rules, cost=cost_of(found.difference), moved=moved)
    return view.model_copy(update={"allow": allow})
