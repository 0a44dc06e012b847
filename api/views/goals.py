"""Goals 目標 on a page: to write, to read, to compare."""

from datetime import datetime

from api.views.answers import Choice
from api.views.task import SentBack
from models.frozen import Frozen


class Goal(Frozen):
    """One goal as it is read; the keys fill the editor again. ``link`` is what it is tied to, in words."""

    title: str
    text: str
    measure: str = ""
    weight: int
    difficulty: str = ""
    difficulty_key: str = ""
    link: str = ""


class GoalsToWrite(Frozen):
    """The editor: ``least`` blocks stand open, up to ``most`` may be used."""

    period: str
    least: int = 3
    most: int = 5
    goals: tuple[Goal, ...] = ()
    difficulties: tuple[Choice, ...] = ()
    ties: tuple[Choice, ...] = ()
    """The section's goals つながる目標 and those of the sections above; without any, no choice is shown."""
    ties_before: tuple[Choice, ...] = ()
    """Chosen in the last version and not offered any more: they may stay."""
    tie_needed: bool = False
    sent_back: SentBack | None = None
    proposed: bool = False
    """What came back are the evaluator's own words 修正案, already filled in."""

    def ties_for(self, chosen: str) -> tuple[Choice, ...]:
        """What may be chosen for one goal, where ``chosen`` stands now."""
        before = [it for it in self.ties_before if it.value == chosen]
        return (*self.ties, *before[:1])


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
