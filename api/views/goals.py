"""Goals 目標 on a page: to write, to read, to compare."""

from datetime import datetime

from api.views.answers import Choice
from api.views.task import SentBack
from models.frozen import Frozen


class Goal(Frozen):
    """One goal as it is read; the keys fill the editor again."""

    title: str
    text: str
    measure: str = ""
    weight: int
    difficulty: str = ""
    difficulty_key: str = ""
    link: str = ""
    link_key: str = ""


class GoalsToWrite(Frozen):
    """The editor: ``least`` blocks stand open, up to ``most`` may be used."""

    period: str
    least: int = 3
    most: int = 5
    goals: tuple[Goal, ...] = ()
    difficulties: tuple[Choice, ...] = ()
    links: tuple[Choice, ...] = ()
    sent_back: SentBack | None = None
    proposed: bool = False
    """What came back are the evaluator's own words 修正案, already filled in."""


class GoalsToReview(Frozen):
    """What the person submitted, and the same goals in an editor for a proposal."""

    submitted_at: datetime
    editor: GoalsToWrite
    earlier_href: str = ""

    @property
    def goals(self) -> tuple[Goal, ...]:
        return self.editor.goals


class ChangeToReview(Frozen):
    """Goals before and after the change the person asks for."""

    submitted_at: datetime
    reason: str
    before: tuple[Goal, ...]
    after: tuple[Goal, ...]


class GoalsToCheck(Frozen):
    """Agreed goals in mid-year."""

    period: str
    goals: tuple[Goal, ...]
