"""The page of the plan desk 組合せの案の画面: what is asked, the draft as it stands today, and the decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from fastapi import Request
from starlette.responses import Response

from api import addresses
from api.i18n.fields import field_words
from api.plan_desk.at_hand import PlanDesk, asked_for
from api.plan_desk.lines import left_lines, pair_lines, problem_lines, said_of_all
from api.plan_desk.next_lines import next_lines
from api.plan_desk.own import FORBIDDEN, OWN
from api.plan_desk.pictures import figures
from api.plan_desk.proposals import beside_draft, beside_nothing
from api.plan_desk.states import state_of
from api.plan_desk.typed import MAKE, OF_DRAFT, TypedPlan
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from api.views.plan_desk import (
    Decision,
    DeskDone,
    DraftShown,
    DraftTab,
    PlanDeskPage,
    ProblemLine,
)
from models.errors import FieldError
from models.ids import new_id
from models.mentoring.kept_plan import KeptPlan, is_alone_refused
from models.mentoring.question import Question
from models.mentoring.question_problems import QuestionProblem, question_problems
from models.mentoring.told import Asked
from models.queries.mentoring_plans import MOST_DRAFTS
from models.tables.mentoring_plan import MentoringPlanRow

_UNPROCESSABLE: Final = 422
_CONFLICT: Final = 409


@dataclass(frozen=True)
class Said:
    """What a page says beside what stands: what was typed, what is wrong, why a press did nothing.

    ``pressed`` is the form that was sent, where its ticks are shown again; ``reason`` one that no form of the
    page has a place for; ``ticks_lost``: the draft shown is not the one that was ticked.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    errors: tuple[FieldError, ...] = ()
    problems: tuple[QuestionProblem, ...] = ()
    changed: str = ""
    done: DeskDone | None = None
    pressed: TypedPlan | None = None
    reason: str = ""
    ticks_lost: bool = False

    @classmethod
    def again(cls, typed: TypedPlan, **more: Any) -> "Said":
        """With all that was typed and ticked."""
        return cls(typed.values, pressed=typed, **more)

    def of_draft(self, draft_id: str) -> TypedPlan | None:
        """What was ticked in the form of this draft."""
        it = self.pressed
        return it if it and it.act in OF_DRAFT and it.draft_id == draft_id else None

    @property
    def of_new(self) -> TypedPlan | None:
        """What was ticked in the form of a new draft."""
        return self.pressed if self.pressed and self.pressed.act == MAKE else None

    @property
    def status(self) -> int:
        if self.changed:
            return FORBIDDEN if self.changed == OWN else _CONFLICT
        return _UNPROCESSABLE if self.errors or self.problems else 200


NOTHING: Final = Said()


async def show_desk(
    request: Request, hand: PlanDesk, draft_id: str = "", said: Said = NOTHING
) -> Response:
    """The draft asked for, else the last one; looking is an entry of the audit trail."""
    draft = hand.draft(draft_id) or (hand.drafts[-1] if hand.drafts else None)
    view = await _view(hand, draft, said)
    await hand.note_look(request)
    return await show(
        request,
        "plan_desk/page.html",
        status=said.status,
        place=Place.HR,
        page=view,
        answers=view.answers,
    )


async def _view(hand: PlanDesk, draft: MentoringPlanRow | None, said: Said) -> PlanDeskPage:
    kept = await hand.kept(draft) if draft else None
    asked = Asked(seed=hand.first_seed, offered_only=hand.offered_first)
    question = kept.question if kept else await hand.question(asked)
    beside = beside_draft(draft, kept) if draft and kept else beside_nothing(asked, question)
    by = said.changed == "draft" and draft
    return PlanDeskPage(
        head=hand.head(),
        state=state_of(hand),
        waiting=len(hand.told.waiting),
        mentors=len(question.mentors),
        offered=len(hand.told.offered),
        away=tuple(map(hand.person, _away(hand, question))),
        again=await next_lines(hand, beside) if hand.book.task else (),
        tabs=tuple(_tabs(hand, draft)),
        may_add=len(hand.drafts) < MOST_DRAFTS,
        draft=_draft(hand, draft, kept, said.of_draft(draft.id)) if draft and kept else None,
        problems=tuple(_problems(hand, question, said)),
        changed=said.changed,
        reason=said.reason,
        ticks_lost=said.ticks_lost,
        offered_only=bool(hand.told.offered) if said.of_new is None else said.of_new.offered_only,
        is_making=said.of_new is not None,
        changed_by=hand.person(draft.made_by) if draft and by else None,
        changed_at=draft.made_at if draft and by else None,
        decision=_decision(hand, draft, kept) if draft and kept else None,
        done=said.done,
        answers=Answers(
            action=hand.href,
            nonce=new_id(),
            version=draft.version if draft else 0,
            values=dict(said.typed),
            errors=field_words(hand.desk.arrival.language).lines(said.errors),
        ),
    )


def _away(hand: PlanDesk, question: Question) -> list[str]:
    """Who waits and cannot be paired while not on duty."""
    here = {it.person_id for it in question.mentees}
    return [who for who in hand.told.waiting.values() if who not in here]


def _tabs(hand: PlanDesk, shown: MentoringPlanRow | None) -> Iterable[DraftTab]:
    for it in hand.drafts:
        is_shown = shown is not None and it.id == shown.id
        yield DraftTab(
            name=it.name,
            href=hand.draft_href(it.id),
            is_shown=is_shown,
            pairs=len(it.pairs),
            compare_href=hand.compare_href(shown.id, it.id) if shown and not is_shown else "",
        )


def _draft(
    hand: PlanDesk, draft: MentoringPlanRow, kept: KeptPlan, ticked: TypedPlan | None
) -> DraftShown:
    """With the ticks of a press that did nothing."""
    pairs = tuple(pair_lines(hand, draft, kept))
    if ticked:
        now = ticked.locked
        pairs = tuple(it.model_copy(update={"locked": it.case_id in now}) for it in pairs)
    return DraftShown(
        id=draft.id,
        version=draft.version,
        name=draft.name,
        seed=draft.seed,
        offered_only=(ticked or draft).offered_only,
        is_ticked=ticked is not None,
        made_by=hand.person(draft.made_by),
        made_at=draft.made_at,
        method=draft.method,
        optimal=draft.optimal,
        is_old=draft.asked != asked_for(kept.question),
        figures=figures(hand, kept),
        pairs=pairs,
        said_of_all=said_of_all(hand, kept),
        left=tuple(left_lines(hand, draft, kept)),
        unexplained=len(kept.plan.unmatched) - len(kept.reasons),
        all_refused=not kept.plan.pairs and is_alone_refused(kept),
    )


def _problems(hand: PlanDesk, question: Question, said: Said) -> Iterable[ProblemLine]:
    """Of the press, else of what stands: it is said before anybody presses that nothing can be solved."""
    return problem_lines(hand, said.problems or question_problems(question))


def _decision(hand: PlanDesk, draft: MentoringPlanRow, kept: KeptPlan) -> Decision | None:
    if hand.book.task is None or not kept.may_be_decided:
        return None
    return Decision(
        action=addresses.HR_MENTORING_PLAN_DECIDE.format(cycle_id=hand.cycle_id),
        as_seen=hand.mark(draft, kept.plan.question),
        nonce=new_id(),
        people=2 * len(kept.plan.pairs),
        within_open_days=hand.programme.consent.value.within_open_days,
    )
