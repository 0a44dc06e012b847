"""What the pages about goals 目標 show: an editor, goals to review, a change beside what stands."""

from api.tasks.at_hand import AtHand
from api.tasks.head import sent_back
from api.views.answers import Choice
from api.views.goals import ChangeToReview, Goal, GoalsToCheck, GoalsToReview, GoalsToWrite
from models.acts import Act
from models.evaluation.dossier import goals_of
from models.evaluation.goals import Goal as GoalForm
from models.evaluation.goals import GoalChange
from models.evaluation.steps import Step


def goal(hand: AtHand, form: GoalForm) -> Goal:
    """One goal as it is read, its difficulty in the pack's word."""
    difficulty = hand.policy.evaluation.difficulty.value
    known = form.difficulty in difficulty.keys
    return Goal(
        title=form.title,
        text=form.text,
        measure=form.measure,
        weight=form.weight or 0,
        difficulty=difficulty.level(form.difficulty).word if known else "",
        difficulty_key=form.difficulty,
        link=form.link,
    )


def goals_agreed(hand: AtHand) -> tuple[Goal, ...]:
    return tuple(goal(hand, form) for form in hand.dossier.goals)


def to_write(hand: AtHand) -> GoalsToWrite:
    """The editor for goals; what came back is named with its reason."""
    rule = hand.policy.evaluation.goals.value
    difficulty = hand.policy.evaluation.difficulty.value
    returned = hand.dossier.sent_back_to(hand.step)
    return GoalsToWrite(
        period=hand.period,
        least=rule.at_least,
        most=rule.at_most,
        difficulties=tuple(Choice(value=level.key, words=level.word) for level in difficulty.levels)
        if difficulty.used
        else (),
        ties=tuple(Choice(value=it.id, words=it.words) for it in hand.section_goals),
        ties_before=_ties_before(hand),
        tie_needed=hand.policy.evaluation.goal_link.value.required,
        sent_back=sent_back(hand),
        proposed=returned is not None and returned.act is Act.PROPOSE,
    )


def _ties_before(hand: AtHand) -> tuple[Choice, ...]:
    offered = {it.id for it in hand.section_goals}
    return tuple(
        Choice(value=form.section_goal, words=form.link)
        for form in hand.dossier.goals
        if form.section_goal and form.section_goal not in offered
    )


def to_review(hand: AtHand) -> GoalsToReview:
    """What the employee submitted last."""
    sheet = hand.dossier.latest(Step.DRAFT_GOALS)
    written = tuple(goal(hand, form) for form in goals_of(sheet))
    editor = to_write(hand).model_copy(update={"goals": written, "sent_back": None})
    return GoalsToReview(
        submitted_at=sheet.written_at if sheet else hand.now,
        editor=editor,
    )


def change_to_review(hand: AtHand) -> ChangeToReview:
    """The goals that stand beside those the employee asks for."""
    sheet = hand.dossier.latest(Step.CHANGE_GOALS)
    asked = sheet.form(GoalChange) if sheet else GoalChange()
    return ChangeToReview(
        submitted_at=sheet.written_at if sheet else hand.now,
        reason=asked.reason,
        before=goals_agreed(hand),
        after=tuple(goal(hand, form) for form in asked.goals),
    )


def to_check(hand: AtHand) -> GoalsToCheck:
    return GoalsToCheck(period=hand.period, goals=goals_agreed(hand))
