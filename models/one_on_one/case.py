"""A 1on1 series 1on1の年間 of one employee: which talks there are, and the names of their tasks.

A talk is a round 定例 ``r3`` (the third of the year) or one at the employee's own wish 希望 ``w1``. Its tasks
bear its name and the number of the attempt: ``arrange_talk/r3.2``.
"""

from models.case.start import CaseStart
from models.case.task import Ask
from models.frozen import Frozen
from models.one_on_one.steps import TalkStep
from models.roles import Role

ROLES: dict[TalkStep, Role] = {
    TalkStep.WISH_TALK: Role.EMPLOYEE,
    TalkStep.ARRANGE_TALK: Role.PARTNER,
    TalkStep.CHOOSE_TIME: Role.EMPLOYEE,
    TalkStep.LEAD_TALK: Role.PARTNER,
    TalkStep.JOIN_TALK: Role.EMPLOYEE,
}


class Attempt(Frozen):
    """The ``nth`` try (from 1) to arrange one talk."""

    talk: str
    nth: int = 1

    @property
    def again(self) -> "Attempt":
        return self.model_copy(update={"nth": self.nth + 1})

    @property
    def is_round(self) -> bool:
        """A regular round, not a wish."""
        return self.talk.startswith("r")

    @property
    def number(self) -> int:
        """The round's or the wish's number, from 1."""
        return int(self.talk[1:])

    def ask(self, step: TalkStep) -> Ask:
        return Ask(key=f"{step}/{self.talk}.{self.nth}", step=step, role=ROLES[step])

    @classmethod
    def round(cls, number: int) -> "Attempt":
        return cls(talk=f"r{number}")

    @classmethod
    def wish(cls, number: int) -> "Attempt":
        return cls(talk=f"w{number}")

    @classmethod
    def of_key(cls, task_key: str) -> "Attempt":
        """The attempt a task's key speaks of."""
        talk, _, nth = task_key.partition("/")[2].partition(".")
        return cls(talk=talk, nth=int(nth))


class SeriesCase(CaseStart):
    """One employee's series in one fiscal year: its regular rounds, from the first to the last."""

    first_round: int = 1
    last_round: int
    catches_up: bool = True
    """A round nobody arranged is offered once more before it counts as missed (pack: skipped)."""
    moves_at_most: int = 0
    """After so many moves the round counts as missed (pack: moves.then end_round); 0: no limit."""


def opening_asks(case: SeriesCase) -> tuple[Ask, ...]:
    """What is open from the launch on."""
    return beginning(wish=1, number=case.first_round)


def beginning(*, wish: int, number: int) -> tuple[Ask, ...]:
    """With what the talks of two people begin: the window for wishes, and the round of that number."""
    return (
        Attempt.wish(wish).ask(TalkStep.WISH_TALK),
        Attempt.round(number).ask(TalkStep.ARRANGE_TALK),
    )
