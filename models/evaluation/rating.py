"""Rating 評価: facts of the assistant, item ratings 個別評語 of the evaluators, adjustment, confirmation."""

from typing import ClassVar

from models.frozen import Frozen


class GoalFact(Frozen):
    text: str = ""


class ItemFact(Frozen):
    key: str = ""
    text: str = ""


class AssistantFacts(Frozen):
    """What the assistant evaluator 評価補助者 saw: facts, never marks."""

    goals: tuple[GoalFact, ...] = ()
    items: tuple[ItemFact, ...] = ()
    words: str = ""


class RatedGoal(Frozen):
    """The mark of the goal in the same place, and the facts behind it."""

    mark: str = ""
    comment: str = ""


class RatedItem(Frozen):
    """The mark of an item by its key (``ability.ethics``), and the facts behind it."""

    key: str = ""
    mark: str = ""
    comment: str = ""


class RatingSheet(Frozen):
    """One evaluator's rating.

    ``overall`` and ``points`` are never typed: the pack's formula finds them when it is submitted.
    """

    COMPUTED: ClassVar[frozenset[str]] = frozenset({"overall", "points"})

    goals: tuple[RatedGoal, ...] = ()
    items: tuple[RatedItem, ...] = ()
    comment: str = ""
    overall: str = ""
    points: str = ""


class Adjustment(Frozen):
    """The adjuster's own overall rating 調整, with the reason for a change or for sending back.

    ``points`` are the evaluator's if the letter stays, else none: an adjusted letter has no sum.
    """

    COMPUTED: ClassVar[frozenset[str]] = frozenset({"points"})

    overall: str = ""
    points: str = ""
    reason: str = ""


class Confirmation(Frozen):
    """The confirmation 確認 says nothing but its act; sent back, it gives the reason."""

    reason: str = ""
