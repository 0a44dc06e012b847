"""1on1 at the HR desk 人事課の1on1: opening the year, how far it is covered, lists of names; dates and states alone."""

from datetime import date, datetime

from api.charts import Bars, HeatMap, part_of
from api.views.hr_cases import Paging
from api.views.hr_desk import LeftOut
from api.views.person import Link, Person
from models.frozen import Frozen
from models.one_on_one.talk import TalkState


class TalkYear(Frozen):
    """``state``: unused (the pack has no 1on1), planned, open, closing or closed."""

    name: str
    """令和8年度"""
    state: str
    people: int = 0
    """Who would have a series, or has one."""
    rounds: int = 0
    minutes: int = 0
    left_out: tuple[LeftOut, ...] = ()
    open_action: str = ""
    """Empty for who may not open it, and once it is open."""
    others: tuple[Link, ...] = ()
    """The 1on1 of other years."""


class SectionLine(Frozen):
    """One section 課: how many of the rounds owed by now were held, and what is wanting."""

    section: str
    held: int
    owed: int
    missed: int = 0
    missed_href: str = ""
    overdue: int = 0
    overdue_href: str = ""


class TalkCoverage(Frozen):
    """``held`` of ``owed`` are rounds whose window has ended."""

    held: int = 0
    owed: int = 0
    missed: int = 0
    missed_href: str = ""
    overdue: int = 0
    overdue_href: str = ""
    oldest_days: int = 0
    moved: int = 0
    moved_href: str = ""
    gap: int | None = None
    wishes: int = 0
    heat: HeatMap = HeatMap(columns=(), rows=())
    lines: tuple[SectionLine, ...] = ()
    topics: Bars | None = None
    """None: the pack shares none. Empty: too few people have shared any yet."""
    least_people: int = 0
    summary_href: str = ""

    @property
    def percent(self) -> int:
        return round(100 * self.held / self.owed) if self.owed else 0


class TalkLine(Frozen):
    """A round of one person: its state and day; for one overdue also who arranges it, and since when."""

    person: Person
    round: str
    state: TalkState | None = None
    on: date | None = None
    moves: int = 0
    arranger: Person | None = None
    due_at: datetime | None = None
    days_late: int = 0


class TalkNames(Frozen):
    """``what``: missed, overdue, moved or all."""

    what: str
    year: str
    section: str = ""
    round: str = ""
    lines: tuple[TalkLine, ...] = ()
    total: int = 0
    paging: Paging
    back: str
    remind_href: str = ""
    remind_count: int = 0


class YearLine(Frozen):
    """One section's year: of each round how many were held, of how many owed."""

    section: str
    people: int
    rounds: tuple[tuple[int, int], ...]
    held: int
    owed: int

    @property
    def said(self) -> tuple[str, ...]:
        """``12/15`` for each round; a dash for one that has not begun."""
        return tuple(part_of(held, owed) for held, owed in self.rounds)

    @property
    def cells(self) -> tuple[int, ...]:
        """The same as numbers, for a spreadsheet."""
        return tuple(number for pair in self.rounds for number in pair)

    @property
    def percent(self) -> int:
        return round(100 * self.held / self.owed) if self.owed else 0


class TalkSummary(Frozen):
    """The year on one sheet, in sums alone."""

    year: str
    day: date
    columns: tuple[str, ...]
    lines: tuple[YearLine, ...]
    total: YearLine
    wishes: int
    moved: int
    moves_at_most: int
    gap: int | None
    topics: tuple[tuple[str, int], ...] = ()
    topics_held_back: bool = False
    """Topics are shared, but by too few people to be summed."""
    least_people: int = 0
    export_href: str = ""
