"""My tasks 自分の仕事: what I owe by date, what waits for others, what was done today."""

from datetime import date, datetime

from api.views.person import Person
from models.acts import Act
from models.frozen import Frozen
from models.steps import AnyStep


class TaskLine(Frozen):
    """One line: an open task of mine. ``days_late`` counts calendar days after the due day."""

    step: AnyStep
    href: str
    due_at: datetime | None
    subject: Person | None = None
    cycle: str = ""
    drafted: bool = False
    talk_at: datetime | None = None
    """When the 1on1 takes place, or took place."""
    days_late: int = 0
    programme: str = ""
    """By which the talk is called, where it is a pair's and no 1on1; also on the other lines."""


class PlannedLine(Frozen):
    """Not yet: what it waits for, and about when."""

    step: AnyStep
    after: AnyStep | None = None
    around: date | None = None
    count: int = 0
    """For how many people, when it is a duty for several."""
    programme: str = ""


class WaitingLine(Frozen):
    """Somebody else's turn in a matter of mine."""

    step: AnyStep
    person: Person | None
    due_at: datetime | None = None
    desk: str = ""
    """The role, when a desk has it and no one person."""
    programme: str = ""


class DoneLine(Frozen):
    step: AnyStep
    act: Act
    at: datetime
    href: str
    subject: Person | None = None
    programme: str = ""


class AdviceLine(Frozen):
    """A request for advice 相談 that waits for my answer."""

    asker: Person
    href: str
    due_at: datetime
    days_late: int = 0
    is_soon: bool = False
    """Due until the coming Sunday."""


class NextLetter(Frozen):
    """What comes next when nothing is open."""

    step: AnyStep
    around: date


class NewsLine(Frozen):
    """What happened to one of my pairs 組; ``news`` of ``models.queries.access_pair_news``."""

    news: str
    programme: str
    other: Person
    on: date | None = None
    href: str


class MyTasks(Frozen):
    """The whole page. ``this_week`` ends with the coming Sunday."""

    late: tuple[TaskLine, ...] = ()
    this_week: tuple[TaskLine, ...] = ()
    later: tuple[TaskLine, ...] = ()
    talks: tuple[TaskLine, ...] = ()
    """1on1 whose time is fixed and still to come: nothing is owed yet."""
    optional: tuple[TaskLine, ...] = ()
    planned: tuple[PlannedLine, ...] = ()
    waiting: tuple[WaitingLine, ...] = ()
    done_today: tuple[DoneLine, ...] = ()
    next_letter: NextLetter | None = None
    advice: tuple[AdviceLine, ...] = ()
    """Owed as well, on pages of their own."""
    promoter_word: str = ""
    """As the pack calls it, where I am the promoter 推進員 of a section; else empty."""
    news: tuple[NewsLine, ...] = ()
    """Of pairs; nothing is owed for it."""

    @property
    def owed(self) -> int:
        return len(self.late) + len(self.this_week) + len(self.later) + len(self.advice)

    @property
    def soon(self) -> int:
        return len(self.late) + len(self.this_week) + sum(it.is_soon for it in self.advice)
