"""Acts of each step 行為: what the person asked may do there, and the words on the buttons."""

from typing import Final

from models.acts import BUTTONS, Act
from models.evaluation.steps import Step

ACTS: Final[dict[Step, tuple[Act, ...]]] = {
    Step.DRAFT_GOALS: (Act.SUBMIT, Act.CANNOT),
    Step.REVIEW_GOALS: (Act.AGREE, Act.PROPOSE, Act.SEND_BACK, Act.HAND_UP, Act.CANNOT),
    Step.CHANGE_GOALS: (Act.CHANGE,),
    Step.REVIEW_CHANGE: (Act.AGREE, Act.SEND_BACK, Act.HAND_UP, Act.CANNOT),
    Step.MIDTERM_CHECK: (Act.SUBMIT, Act.HAND_UP, Act.CANNOT),
    Step.DECLARE: (Act.SUBMIT, Act.CANNOT),
    Step.ASSIST: (Act.SUBMIT, Act.CANNOT),
    Step.RATE_FIRST: (Act.SUBMIT, Act.HAND_UP, Act.CANNOT),
    Step.RATE_SECOND: (Act.SUBMIT, Act.SEND_BACK, Act.HAND_UP, Act.CANNOT),
    Step.ADJUST: (Act.SUBMIT, Act.SEND_BACK, Act.SEND_BACK_TO_EVALUATOR, Act.CANNOT),
    Step.CONFIRM: (Act.CONFIRM, Act.SEND_BACK, Act.SEND_BACK_TO_EVALUATOR, Act.CANNOT),
    Step.CLOSING_INTERVIEW: (Act.SUBMIT, Act.HAND_UP, Act.CANNOT),
    Step.ACKNOWLEDGE: (Act.ACKNOWLEDGE, Act.CANNOT),
    Step.COMPLAIN: (Act.COMPLAIN,),
    Step.HEAR_COMPLAINT: (Act.ANSWER, Act.CANNOT),
    Step.HR_DECIDES: (Act.GO_ON, Act.REOPEN, Act.REASSIGN, Act.EXTEND, Act.END),
}
"""The first act of each step is the usual one: the primary button of its page."""

SENDING_BACK: Final = frozenset({Act.SEND_BACK, Act.SEND_BACK_TO_EVALUATOR})
EXITS: Final = frozenset({Act.HAND_UP, Act.CANNOT})
"""Acts by which a person gives the task away instead of doing it."""

_OWN_WORDS: Final[dict[tuple[Step, Act], str]] = {
    (Step.DRAFT_GOALS, Act.SUBMIT): "目標を提出する",
    (Step.MIDTERM_CHECK, Act.SUBMIT): "中間の確認を提出する",
    (Step.DECLARE, Act.SUBMIT): "自己申告を提出する",
    (Step.ASSIST, Act.SUBMIT): "事実を提出する",
    (Step.RATE_FIRST, Act.SUBMIT): "評価を提出する",
    (Step.RATE_SECOND, Act.SUBMIT): "評価を提出する",
    (Step.ADJUST, Act.SUBMIT): "調整を終える",
    (Step.ADJUST, Act.SEND_BACK): "二次評価者に差し戻す",
    (Step.CONFIRM, Act.SEND_BACK): "調整者に差し戻す",
    (Step.CLOSING_INTERVIEW, Act.SUBMIT): "面談の記録を提出する",
}


def button(step: Step, act: Act) -> str:
    """The words on the button of an act in a step: the act itself, never a mere OK."""
    return _OWN_WORDS.get((step, act), BUTTONS[act])


def may(step: Step, act: Act) -> bool:
    """Whether the step knows this act from the person who is asked."""
    return act in ACTS[step]
