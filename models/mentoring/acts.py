"""Acts of each step of a programme 行為, the sheet each is submitted with, and the words on the buttons."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from models.acts import BUTTONS, WORDS, Act
from models.frozen import Frozen
from models.mentoring.sheets import (
    Midterm,
    PlanDecision,
    Profile,
    Progress,
    Proposals,
    Relief,
    Said,
    StaffInterview,
    Survey,
    TrainingPlan,
)
from models.mentoring.steps import PairStep, ProgrammeStep

MentoringStep = ProgrammeStep | PairStep

_SHEETS: Final[dict[tuple[MentoringStep, Act], type[Frozen]]] = {
    (ProgrammeStep.PROPOSE_MENTORS, Act.SUBMIT): Proposals,
    (ProgrammeStep.DECIDE_PLAN, Act.CONFIRM): PlanDecision,
    (PairStep.TELL_WISHES, Act.SUBMIT): Profile,
    (PairStep.AGREE_AS_MENTEE, Act.AGREE): Said,
    (PairStep.AGREE_AS_MENTEE, Act.DECLINE): Said,
    (PairStep.AGREE_AS_MENTOR, Act.AGREE): Said,
    (PairStep.AGREE_AS_MENTOR, Act.DECLINE): Said,
    (PairStep.AGREE_WORKING_TIME, Act.CONFIRM): Said,
    (PairStep.KEEP_PAIR, Act.WITHDRAW): Relief,
    (PairStep.ASK_CHANGE, Act.SUBMIT): Said,
    (PairStep.DECIDE_CHANGE, Act.AGREE): Said,
    (PairStep.DECIDE_CHANGE, Act.DECLINE): Said,
    (PairStep.WRITE_PLAN, Act.SUBMIT): TrainingPlan,
    (PairStep.REPORT_PROGRESS, Act.SUBMIT): Progress,
    (PairStep.HOLD_STAFF_INTERVIEW, Act.CONFIRM): StaffInterview,
    (PairStep.CHECK_MIDTERM, Act.SUBMIT): Midterm,
    (PairStep.ANSWER_SURVEY, Act.SUBMIT): Survey,
}

ACTS: Final[dict[MentoringStep, tuple[Act, ...]]] = {
    step: tuple(act for of, act in _SHEETS if of == step)
    for steps in (ProgrammeStep, PairStep)
    for step in steps
}
"""The first act of each step is the usual one. ``PLACE`` and ``CALL_OFF`` are the product's own and no buttons."""

_OWN_WORDS: Final[dict[tuple[MentoringStep, Act], str]] = {
    (ProgrammeStep.PROPOSE_MENTORS, Act.SUBMIT): "この職員を推薦する",
    (ProgrammeStep.DECIDE_PLAN, Act.CONFIRM): "この組で双方に確認する",
    (PairStep.TELL_WISHES, Act.SUBMIT): "登録する",
    (PairStep.AGREE_AS_MENTEE, Act.AGREE): "この組で始める",
    (PairStep.AGREE_AS_MENTEE, Act.DECLINE): "別の相手を希望する",
    (PairStep.AGREE_AS_MENTOR, Act.AGREE): "引き受ける",
    (PairStep.AGREE_AS_MENTOR, Act.DECLINE): "今回は見送る",
    (PairStep.AGREE_WORKING_TIME, Act.CONFIRM): "勤務時間内の実施を確認した",
    (PairStep.KEEP_PAIR, Act.WITHDRAW): "この組を終えて相手を探し直す",
    (PairStep.ASK_CHANGE, Act.SUBMIT): "人事課に変更を申し出る",
    (PairStep.DECIDE_CHANGE, Act.AGREE): "相手を替える",
    (PairStep.DECIDE_CHANGE, Act.DECLINE): "この組を続ける",
    (PairStep.HOLD_STAFF_INTERVIEW, Act.CONFIRM): "面談を実施した",
}


def button(step: MentoringStep, act: Act) -> str:
    """The words on the button of an act in a step."""
    return _OWN_WORDS.get((step, act), BUTTONS[act])


def said(step: MentoringStep, act: Act) -> str:
    """What a receipt or a list says was done: the words of the button where the step has its own, or the noun."""
    return _OWN_WORDS.get((step, act), WORDS[act])


def is_readable(step: MentoringStep, act: Act, content: Mapping[str, Any]) -> bool:
    """Whether the content is a sheet of this act: what a page cannot read must never be received."""
    try:
        _SHEETS[step, act].model_validate(content)
    except ValidationError:
        return False
    return True
