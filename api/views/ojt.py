"""A section's OJT as its promoter 推進員 reads it: pairs, plans and reports; nothing of their talks."""

from datetime import date, datetime

from api.charts import HeatMap
from api.views.person import Person
from models.frozen import Frozen


class ItemLine(Frozen):
    """One item of a plan: the level aimed at, and the level of each report; 0: none."""

    title: str
    aimed: int
    reached: tuple[int, ...]


class OjtLine(Frozen):
    """Somebody who learns. ``state``: seeking, asked, running or ended."""

    key: str
    person: Person
    mentor: Person | None = None
    state: str
    plan_on: date | None = None
    reported_on: date | None = None
    at_aim: int = 0
    planned: int = 0
    owed: str = ""
    """The step that is owed next, such as ``report_progress``."""
    owed_from: date | None = None
    """From when on, where that lies ahead."""
    owed_by: datetime | None = None
    days_late: int = 0
    items: tuple[ItemLine, ...] = ()
    reports: tuple[int, ...] = ()


class SectionOjt(Frozen):
    """One section in one programme's year."""

    section: str
    programme: str
    year: str
    mentor_word: str
    mentee_word: str
    lines: tuple[OjtLine, ...] = ()
    picture: HeatMap

    @property
    def running(self) -> int:
        return sum(it.state == "running" for it in self.lines)

    @property
    def late(self) -> int:
        return sum(it.days_late > 0 for it in self.lines)

    @property
    def planned(self) -> int:
        return sum(it.plan_on is not None for it in self.lines)
