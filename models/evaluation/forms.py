"""The forms 様式 of the evaluation: one content for each step.

Every field has a blank default, so that a draft is a form like any other; `models.evaluation.checks`
says what is missing before it may be submitted.
"""

from typing import Final

from models.acts import Act
from models.evaluation.acts import EXITS
from models.evaluation.closing import Acknowledgement, ClosingInterview, Complaint, ComplaintTalk
from models.evaluation.decision import Exit, HrDecision
from models.evaluation.declaration import MidtermCheck, SelfDeclaration
from models.evaluation.goals import GoalChange, GoalReview, GoalSheet
from models.evaluation.rating import Adjustment, AssistantFacts, Confirmation, RatingSheet
from models.evaluation.steps import Step
from models.frozen import Frozen

FORMS: Final[dict[Step, type[Frozen]]] = {
    Step.DRAFT_GOALS: GoalSheet,
    Step.REVIEW_GOALS: GoalReview,
    Step.CHANGE_GOALS: GoalChange,
    Step.REVIEW_CHANGE: GoalReview,
    Step.MIDTERM_CHECK: MidtermCheck,
    Step.DECLARE: SelfDeclaration,
    Step.ASSIST: AssistantFacts,
    Step.RATE_FIRST: RatingSheet,
    Step.RATE_SECOND: RatingSheet,
    Step.ADJUST: Adjustment,
    Step.CONFIRM: Confirmation,
    Step.CLOSING_INTERVIEW: ClosingInterview,
    Step.ACKNOWLEDGE: Acknowledgement,
    Step.COMPLAIN: Complaint,
    Step.HEAR_COMPLAINT: ComplaintTalk,
    Step.HR_DECIDES: HrDecision,
}


def form_of(step: Step, act: Act | None = None) -> type[Frozen]:
    """The form of a step; giving the task away has a form of its own, the same everywhere."""
    return Exit if act in EXITS else FORMS[step]
