"""Goals 目標: the goal sheet 目標シート of one person, its review in the interview, and its change."""

from datetime import date
from typing import Final

from models.frozen import Frozen

NO_SECTION_GOAL: Final = "none"
"""該当なし, chosen where other words stood before."""


class Goal(Frozen):
    """One goal: what, measured how, how heavy (of 100), how hard, tied to what of the organisation.

    ``section_goal`` is the id of the section goal chosen, and ``link`` its words as of that day; a
    link without an id was written by hand.
    """

    title: str = ""
    text: str = ""
    measure: str = ""
    weight: int | None = None
    difficulty: str = ""
    link: str = ""
    section_goal: str = ""


class GoalSheet(Frozen):
    """What the employee submits 目標の提出."""

    goals: tuple[Goal, ...] = ()


class GoalChange(Frozen):
    """Other goals during the year 目標の変更, with the reason; the earlier version stays in the book."""

    goals: tuple[Goal, ...] = ()
    reason: str = ""


class Proposal(Frozen):
    """Another wording for the goal that stands in the same place."""

    text: str = ""


class GoalReview(Frozen):
    """The opening interview 期首面談 and what came of it.

    ``proposals`` stand in the order of the goals; ``reason`` tells the employee what to mend.
    """

    day: date | None = None
    words: str = ""
    reason: str = ""
    proposals: tuple[Proposal, ...] = ()
