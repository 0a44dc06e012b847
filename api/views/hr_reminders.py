"""The reminder お知らせ of the HR desk: who can be told, what they owe, when it reaches them."""

from datetime import datetime

from api.views.person import Person
from models.frozen import Frozen
from models.steps import AnyStep


class Remindee(Frozen):
    """Somebody whose turn it is: what waits for them, step by step, and since when the oldest is due."""

    id: str
    person: Person
    owed: tuple[tuple[AnyStep, int], ...]
    due_at: datetime | None = None
    days_late: int = 0
    on_paper: bool = False
    may_now: bool = False
    """No letter has gone to them today."""


class Reminders(Frozen):
    """The page: whom to tell, whom not, and what has just been sent."""

    action: str
    back: str
    about_talks: bool = False
    """About times of 1on1 to be arranged, not about cases of an evaluation."""
    people: tuple[Remindee, ...] = ()
    told: tuple[Person, ...] = ()
    """Reminded today already: they get nothing more."""
    more: int = 0
    """Beyond those shown; they come after these have been told."""
    round_at: datetime
    chosen: frozenset[str] = frozenset()
    recounted: bool = False
    """The number on the button was not the number of ticks: the reader looks once more."""
    sent: int | None = None
    early: int = 0

    @property
    def at_once(self) -> int:
        """How many could have it today."""
        return sum(one.may_now for one in self.people)

    @property
    def on_paper(self) -> int:
        return sum(one.on_paper for one in self.people)
