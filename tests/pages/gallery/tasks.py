"""Task pages 作業の画面 of the gallery: each step empty, filled from a draft, and with errors."""

from datetime import date
from typing import Any

from api.i18n.fields import field_words
from api.views.answers import Answers
from api.views.frame import Place
from api.views.goals import ChangeToReview, GoalsToCheck, GoalsToReview
from api.views.person import Link, Person
from api.views.rating import Declaration
from api.views.result import Acknowledgement, ClosingInterview, Complaint, Decision
from api.views.task import TaskHead
from models.errors import FieldError
from models.evaluation.steps import Step
from models.roles import Role
from tests.pages.gallery.goals import BACK, EDITOR, GOALS, PERIOD, WITHOUT_TIES
from tests.pages.gallery.ratings import ITEMS, MARKS, OVERALL, RESULT, rated
from tests.pages.gallery.scene import CYCLE, HANAKO, NAKAMURA, ONO, SATO, Scene, at

SHEETS: dict[Step, Any] = {
    Step.DRAFT_GOALS: EDITOR,
    Step.CHANGE_GOALS: EDITOR.model_copy(update={"goals": GOALS}),
    Step.REVIEW_GOALS: GoalsToReview(
        submitted_at=at(10, 8),
        editor=EDITOR.model_copy(update={"goals": GOALS}),
        earlier_href="#earlier",
    ),
    Step.REVIEW_CHANGE: ChangeToReview(
        submitted_at=at(7, 10), reason="担当が替わったため。", before=GOALS, after=GOALS[:2]
    ),
    Step.MIDTERM_CHECK: GoalsToCheck(period=PERIOD, goals=GOALS),
    Step.DECLARE: Declaration(period=PERIOD, goals=GOALS, items=ITEMS, marks=MARKS),
    Step.ASSIST: rated(False).model_copy(update={"marks": (), "own_so_far": None}),
    Step.RATE_FIRST: rated(False),
    Step.RATE_SECOND: rated(True),
    Step.ADJUST: OVERALL,
    Step.CONFIRM: OVERALL,
    Step.CLOSING_INTERVIEW: ClosingInterview(result=RESULT),
    Step.ACKNOWLEDGE: Acknowledgement(
        result=RESULT,
        interview_day=date(2027, 3, 10),
        strengths="返戻の理由を分けたこと。",
        weaknesses="早めに相談すること。",
        skills="財務会計システムの研修。",
        complaint_until=at(3, 17, year=2027),
        complaint_href="#complain",
    ),
    Step.COMPLAIN: Complaint(by=HANAKO, at=at(3, 12, year=2027), words="", result=RESULT),
    Step.HEAR_COMPLAINT: Complaint(
        by=HANAKO, at=at(3, 12, year=2027), words="業績評価の点数に納得できません。", result=RESULT
    ),
    Step.HR_DECIDES: Decision(
        step=Step.REVIEW_GOALS,
        person=SATO,
        why="expired",
        reason="二度知らせましたが返事がありません。",
        people=(("1", "中村 恵子(会計課 課長)"),),
        case_href="#case",
    ),
}
OWN = frozenset(
    {Step.DRAFT_GOALS, Step.CHANGE_GOALS, Step.DECLARE, Step.ACKNOWLEDGE, Step.COMPLAIN}
)
ROLES: dict[Step, Role] = {
    Step.ASSIST: Role.ASSISTANT_EVALUATOR,
    Step.RATE_SECOND: Role.SECOND_EVALUATOR,
    Step.ADJUST: Role.ADJUSTER,
    Step.CONFIRM: Role.CONFIRMER,
    Step.HEAR_COMPLAINT: Role.COMPLAINT_DESK,
    Step.HR_DECIDES: Role.HR,
}
VALUES = {
    "goals-0-title": "支払伝票の返戻を減らす",
    "goals-0-text": "返戻を月平均6件以下にします。",
    "goals-0-weight": "30",
    "goals-0-difficulty": "hard",
    "goals-0-section_goal": "2",
    "goals-1-link": "支払事務の効率化",
    "goals-0-mark": "A",
    "goals-0-comment": "期限内に加え、返戻が3割減った。",
    "goals-0-result": "返戻が3割減りました。",
    "items-0-key": "ability.ethics",
    "items-0-mark": "S",
    "act": "send_back",
    "day": "2026-10-19",
    "words": "返戻の多い課へ出向く案、よいと思います。",
    "strengths": "続けてほしいこと。",
}
WRONG: dict[Step, tuple[FieldError, ...]] = {
    Step.DRAFT_GOALS: (
        FieldError("goals-0-measure", "required"),
        FieldError("goals-0-weight", "not_a_number"),
        FieldError("goals-2-section_goal", "unknown_choice"),
        FieldError("goals", "weights_sum"),
    ),
    Step.DECLARE: (
        FieldError("goals-0-result", "required"),
        FieldError("items-0-mark", "choose"),
    ),
    Step.RATE_FIRST: (
        FieldError("goals-1-mark", "choose"),
        FieldError("items-0-comment", "comment_at_extreme"),
    ),
    Step.ADJUST: (FieldError("act", "choose"), FieldError("overall", "choose")),
    Step.CHANGE_GOALS: (FieldError("reason", "reason_needed"),),
    Step.REVIEW_GOALS: (FieldError("reason", "reason_needed"), FieldError("day", "day_in_future")),
    Step.REVIEW_CHANGE: (FieldError("act", "choose"), FieldError("reason", "reason_needed")),
    Step.MIDTERM_CHECK: (FieldError("goals-0-text", "required"), FieldError("day", "not_a_day")),
    Step.ASSIST: (FieldError("items-0-text", "required"),),
    Step.RATE_SECOND: (FieldError("goals-0-mark", "choose"), FieldError("reason", "reason_needed")),
    Step.CONFIRM: (FieldError("act", "choose"), FieldError("reason", "reason_needed")),
    Step.CLOSING_INTERVIEW: (FieldError("day", "day_in_future"), FieldError("skills", "required")),
    Step.ACKNOWLEDGE: (FieldError("words", "too_long", 2000),),
    Step.COMPLAIN: (FieldError("text", "required"),),
    Step.HEAR_COMPLAINT: (FieldError("day", "not_a_day"), FieldError("answer", "required")),
    Step.HR_DECIDES: (
        FieldError("act", "choose"),
        FieldError("person_id", "choose"),
        FieldError("day", "not_a_day"),
    ),
}
ITEM_NAMES = {str(nth): item.name for nth, item in enumerate(ITEMS)}


def head(step: Step) -> TaskHead:
    return TaskHead(
        step=step,
        role=Role.EMPLOYEE if step in OWN else ROLES.get(step, Role.FIRST_EVALUATOR),
        cycle=CYCLE,
        href="/t/8f3k2m9q",
        subject=None if step in OWN else HANAKO,
        due_at=None if step is Step.CHANGE_GOALS else at(10, 16),
        days_left=-2 if step is Step.HR_DECIDES else 0 if step is Step.DECLARE else 3,
        rule=Link(words="規程 第6条", href="/rule-book#goals"),
        acting_for=NAKAMURA if step is Step.CONFIRM else None,
        next_person=SATO if step in OWN else NAKAMURA,
        disclosure_day=date(2026, 12, 18),
    )


def answers(**more: Any) -> Answers:
    base = Answers(
        action="/t/8f3k2m9q/check",
        nonce="n",
        draft_url="/t/8f3k2m9q/draft",
        hand_up_url="/t/8f3k2m9q/hand-up",
        cannot_url="/t/8f3k2m9q/cannot",
    )
    return base.model_copy(update=more)


def viewer(step: Step) -> Person:
    return HANAKO if step in OWN else ONO if step is Step.HR_DECIDES else SATO


def scene(step: Step, state: str, sheet: Any, typed: Answers) -> Scene:
    context = {"head": head(step), "sheet": sheet, "answers": typed}
    return Scene(
        f"tasks-{step}-{state}", f"tasks/{step}.html", context, viewer(step), Place.MY_TASKS
    )


def scenes(step: Step) -> list[Scene]:
    sheet = SHEETS[step]
    errors = field_words("ja", step).lines(WRONG[step], ITEM_NAMES)
    shown = [
        scene(step, "empty", sheet, answers()),
        scene(step, "filled", sheet, answers(values=VALUES, saved_at=at(10, 13, 14, 3))),
        scene(step, "error", sheet, answers(values=VALUES, errors=errors)),
    ]
    if hasattr(sheet, "sent_back"):
        returned = sheet.model_copy(update={"sent_back": BACK})
        shown.append(scene(step, "returned", returned, answers(values=VALUES)))
    if step is Step.DRAFT_GOALS:
        shown.append(scene(step, "without-section-goals", WITHOUT_TIES, answers(values=VALUES)))
        needed = sheet.model_copy(update={"tie_needed": True})
        shown.append(scene(step, "section-goal-needed", needed, answers(values=VALUES)))
    return shown


SCENES = tuple(shown for step in Step for shown in scenes(step))
