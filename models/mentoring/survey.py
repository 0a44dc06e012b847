"""The closing survey 終了時のアンケート in sums: of enough answers together, or not at all.

It is read once nobody can answer any more: two sums of which one has an answer more would tell that answer.
For the same reason the two sides are told apart only where each has enough.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from models.mentoring.sheets import Survey
from models.mentoring.steps import Side

QUESTIONS: Final = tuple(Survey.model_fields)
"""The names of the questions, in their order."""


class SurveyState(StrEnum):
    NONE = "none"  # まだ始まっていない
    OPEN = "open"  # 回答の受付中
    FEW = "few"  # 回答が少なく、表示しない
    SHOWN = "shown"  # 集計を表示


class Sums(NamedTuple):
    """Of ``answers`` people; ``means`` by question, 1.0 to 5.0, with one decimal."""

    answers: int
    means: tuple[float, ...]


class SurveyRead(NamedTuple):
    """``by_side`` is empty where either side has too few answers."""

    state: SurveyState
    whole: Sums | None = None
    by_side: tuple[tuple[Side, Sums], ...] = ()


def read(answers: Sequence[tuple[Side, Survey]], still_open: int, least: int) -> SurveyRead:
    """``still_open``: how many may still answer; ``least``: answers below which nothing is shown (pack)."""
    if still_open:
        return SurveyRead(SurveyState.OPEN)
    if not answers:
        return SurveyRead(SurveyState.NONE)
    if len(answers) < least:
        return SurveyRead(SurveyState.FEW)
    sides = {side: [it for of, it in answers if of is side] for side in Side}
    apart = all(len(them) >= least for them in sides.values())
    by_side = tuple((side, _sums(them)) for side, them in sides.items()) if apart else ()
    return SurveyRead(SurveyState.SHOWN, _sums([it for _, it in answers]), by_side)


def _sums(answers: Sequence[Survey]) -> Sums:
    means = [sum(getattr(it, name) for it in answers) / len(answers) for name in QUESTIONS]
    return Sums(len(answers), tuple(round(it, 1) for it in means))
