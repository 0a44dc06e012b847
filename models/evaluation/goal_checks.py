"""Rules of the goal forms: how many goals, their weights, what each needs, and when a reason is due."""

from models.acts import Act
from models.errors import FieldError
from models.evaluation.context import Complaints, FormContext
from models.evaluation.goal_links import tie_check
from models.evaluation.goals import Goal, GoalChange, GoalReview, GoalSheet


def goal_sheet(sheet: GoalSheet, context: FormContext) -> Complaints:
    yield from _goals(sheet.goals, context)


def goal_change(change: GoalChange, context: FormContext) -> Complaints:
    yield from _goals(change.goals, context)
    yield from context.reason("reason", change.reason, needed=True)


def goal_review(review: GoalReview, context: FormContext) -> Complaints:
    """An agreement needs the day of the interview, a send-back its reason, a proposal some words."""
    yield from context.day_of_talk("day", review.day, needed=context.act is Act.AGREE)
    yield from context.text("words", review.words, needed=False)
    yield from context.reason("reason", review.reason, needed=context.sends_back)
    if context.act is Act.PROPOSE and not any(proposal.text for proposal in review.proposals):
        yield FieldError("proposals-0-text", "proposal_needed")
    for nth, proposal in enumerate(review.proposals):
        yield from context.text(f"proposals-{nth}-text", proposal.text, needed=False)


def _goals(goals: tuple[Goal, ...], context: FormContext) -> Complaints:
    rule = context.chapter.goals.value
    if len(goals) < rule.at_least:
        yield FieldError("goals", "too_few_goals", rule.at_least)
    if len(goals) > rule.at_most:
        yield FieldError("goals", "too_many_goals", rule.at_most)
    for nth, goal in enumerate(goals):
        yield from _goal(f"goals-{nth}", goal, context)
    weights = [goal.weight for goal in goals]
    if goals and None not in weights and sum(filter(None, weights)) != rule.weights_sum:
        yield FieldError("goals", "weights_sum")


def _goal(name: str, goal: Goal, context: FormContext) -> Complaints:
    chapter = context.chapter
    yield from context.text(f"{name}-title", goal.title)
    yield from context.text(f"{name}-text", goal.text)
    yield from context.text(f"{name}-measure", goal.measure)
    most = chapter.goals.value.weights_sum
    if goal.weight is None:
        yield FieldError(f"{name}-weight", "required")
    elif not 1 <= goal.weight <= most:
        yield FieldError(f"{name}-weight", "out_of_range", f"1–{most}")
    yield from _difficulty(f"{name}-difficulty", goal.difficulty, context)
    yield from context.text(f"{name}-link", goal.link, needed=False)
    yield from tie_check(f"{name}-section_goal", goal, context)


def _difficulty(field: str, key: str, context: FormContext) -> Complaints:
    known = context.chapter.difficulty.value.keys
    if known and not key:
        yield FieldError(field, "required")
    if key and key not in known:
        yield FieldError(field, "unknown_choice")
