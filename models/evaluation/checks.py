"""Checking a form 様式の確認: everything the pack asks of it, as field and rule code."""

from collections.abc import Callable
from typing import Any, Final

from models.acts import Act
from models.errors import FieldError
from models.evaluation.closing import Acknowledgement, ClosingInterview, Complaint, ComplaintTalk
from models.evaluation.context import Complaints, FormContext
from models.evaluation.decision import Exit, HrDecision
from models.evaluation.declaration import MidtermCheck, SelfDeclaration
from models.evaluation.goal_checks import goal_change, goal_review, goal_sheet
from models.evaluation.goals import GoalChange, GoalReview, GoalSheet
from models.evaluation.rating import Adjustment, AssistantFacts, Confirmation, RatingSheet
from models.evaluation.rating_checks import (
    adjustment,
    assistant_facts,
    confirmation,
    midterm_check,
    rating_sheet,
    self_declaration,
)
from models.frozen import Frozen

RULES: Final = (
    "required",
    "choose",
    "too_long",
    "not_a_day",
    "not_a_number",
    "day_in_future",
    "day_in_past",
    "unknown_choice",
    "out_of_range",
    "too_few_goals",
    "too_many_goals",
    "weights_sum",
    "comment_at_extreme",
    "reason_needed",
    "proposal_needed",
    "items_differ",
)
"""All rule codes a form may break; the words for people live in the templates."""


def check(form: Frozen, context: FormContext) -> list[FieldError]:
    """What is wrong with a form that is to be submitted with ``context.act``, in the form's order."""
    return list(_CHECKS[type(form)](form, context))


def _closing_interview(talk: ClosingInterview, context: FormContext) -> Complaints:
    yield from context.day_of_talk("day", talk.day)
    yield from context.text("strengths", talk.strengths)
    yield from context.text("weaknesses", talk.weaknesses)
    yield from context.text("skills", talk.skills)
    yield from context.text("words", talk.words, needed=False)


def _acknowledgement(received: Acknowledgement, context: FormContext) -> Complaints:
    yield from context.text("words", received.words, needed=False)


def _complaint(complaint: Complaint, context: FormContext) -> Complaints:
    yield from context.text("text", complaint.text)
    yield from context.text("wish", complaint.wish, needed=False)


def _complaint_talk(talk: ComplaintTalk, context: FormContext) -> Complaints:
    yield from context.day_of_talk("day", talk.day)
    yield from context.text("record", talk.record)
    yield from context.text("answer", talk.answer)


def _hr_decision(decision: HrDecision, context: FormContext) -> Complaints:
    """Every decision has its reason; more time needs a day to come, a new hand needs a person."""
    yield from context.reason("reason", decision.reason, needed=True)
    if context.act is Act.EXTEND:
        if decision.day is None:
            yield FieldError("day", "required")
        elif decision.day <= context.today:
            yield FieldError("day", "day_in_past")
    if context.act is Act.REASSIGN and not decision.person_id:
        yield FieldError("person_id", "required")


def _exit(given_away: Exit, context: FormContext) -> Complaints:
    yield from context.reason("reason", given_away.reason, needed=True)


_CHECKS: Final[dict[type[Frozen], Callable[[Any, FormContext], Complaints]]] = {
    GoalSheet: goal_sheet,
    GoalChange: goal_change,
    GoalReview: goal_review,
    MidtermCheck: midterm_check,
    SelfDeclaration: self_declaration,
    AssistantFacts: assistant_facts,
    RatingSheet: rating_sheet,
    Adjustment: adjustment,
    Confirmation: confirmation,
    ClosingInterview: _closing_interview,
    Acknowledgement: _acknowledgement,
    Complaint: _complaint,
    ComplaintTalk: _complaint_talk,
    HrDecision: _hr_decision,
    Exit: _exit,
}
