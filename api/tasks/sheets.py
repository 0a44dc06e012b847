"""Which sheet 用紙 each step's page shows; a step without an entry here has no page."""

from collections.abc import Mapping

from api.tasks import goal_sheets, rating_sheets, result_sheets
from api.tasks.at_hand import AtHand
from api.tasks.beside_judging import spread
from api.tasks.beside_rating import beside
from api.tasks.decision_sheets import to_decide
from models.evaluation.steps import Step
from models.frozen import Frozen


async def sheet_of(hand: AtHand, typed: Mapping[str, str]) -> Frozen:
    """The view of the task's page; ``typed`` is what stands in its fields."""
    match hand.step:
        case Step.DRAFT_GOALS | Step.CHANGE_GOALS:
            return goal_sheets.to_write(hand)
        case Step.REVIEW_GOALS:
            return goal_sheets.to_review(hand)
        case Step.REVIEW_CHANGE:
            return goal_sheets.change_to_review(hand)
        case Step.MIDTERM_CHECK:
            return goal_sheets.to_check(hand)
        case Step.DECLARE:
            return rating_sheets.to_declare(hand)
        case Step.ASSIST | Step.RATE_FIRST | Step.RATE_SECOND:
            return rating_sheets.to_rate(hand, typed, await beside(hand))
        case Step.ADJUST | Step.CONFIRM:
            return rating_sheets.to_judge(hand, await spread(hand))
        case Step.CLOSING_INTERVIEW:
            return await result_sheets.to_talk_over(hand)
        case Step.ACKNOWLEDGE | Step.COMPLAIN:
            return await result_sheets.to_acknowledge(hand)
        case Step.HEAR_COMPLAINT:
            return await result_sheets.complaint_heard(hand)
        case Step.HR_DECIDES:
            return await to_decide(hand)
