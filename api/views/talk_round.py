"""A round of 1on1 一巡の日程 as its pages show it: each line with its reason, the week's picture, the result."""

from datetime import date, datetime

from api.views.answers import Choice, ErrorLine
from api.views.person import Person
from models.frozen import Frozen
from models.one_on_one.explained import NoTime


class RoundLine(Frozen):
    """One talk of the plan, ``nth`` from 1. ``start`` None: no time, and ``none`` says why."""

    nth: int
    task_id: str
    version: int
    person: Person
    programme: str = ""
    """By which the talk is called, where it is a pair's 組 and no 1on1."""
    minutes: int
    start: datetime | None = None
    because: str = ""
    none: NoTime | None = None
    clash: str = ""
    by_hand: bool = False
    left_out: bool = False
    day: str = ""
    time: str = ""
    """What stands in the two fields: as typed, else the proposed time."""
    days: tuple[Choice, ...] = ()
    times: tuple[Choice, ...] = ()
    error: str = ""
    """What is wrong with what was typed: ``incomplete``, ``not_open``, ``past``, ``away``
    or ``overlaps``."""
    was: datetime | None = None
    """The time it has now, where it is to be moved."""
    wished: bool = False
    href: str = ""
    """The page of this one talk."""


class Block(Frozen):
    """A rectangle of the picture in its own units; ``nth`` is the number of a talk's line."""

    x: float
    width: float
    nth: int = 0

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


class WeekRow(Frozen):
    """One open day: where the partner is free, and what lies there."""

    day: date
    free: tuple[Block, ...] = ()
    talks: tuple[Block, ...] = ()


class WeekPicture(Frozen):
    """Days down, hours across."""

    hours: tuple[tuple[float, int], ...] = ()
    """Where each full hour stands."""
    rows: tuple[WeekRow, ...] = ()

    @property
    def height(self) -> int:
        return 22 + 26 * len(self.rows)


class SentLine(Frozen):
    """Somebody whose time is fixed: the receipt's number beside it."""

    person: Person
    start: datetime
    number: str
    refused: bool = False
    """Taken, and then the series could not go on with it."""


class RefusedLine(Frozen):
    """Somebody whose time could not be fixed, and why: ``slot_taken``, ``too_late`` ..."""

    person: Person
    start: datetime
    why: str


class Sent(Frozen):
    done: tuple[SentLine, ...] = ()
    refused: tuple[RefusedLine, ...] = ()
    gone: int = 0
    """How many of the form are not the viewer's any more."""

    @property
    def is_whole(self) -> bool:
        return not self.refused and not self.gone and not any(it.refused for it in self.done)


class TalkRound(Frozen):
    """The page of a plan that may be changed by hand; what was just sent stands above it."""

    lines: tuple[RoundLine, ...] = ()
    picture: WeekPicture = WeekPicture()
    place: str = ""
    online: str = ""
    nonce: str = ""
    wrong: frozenset[str] = frozenset()
    """Which of ``place`` and ``online`` cannot be taken."""
    sent: Sent | None = None
    has_pairs: bool = False
    """Its reader has talks of pairs 組 too, which are no 1on1."""

    @property
    def errors(self) -> int:
        return len(self.wrong) + sum(bool(line.error) for line in self.lines)

    @property
    def chosen(self) -> tuple[RoundLine, ...]:
        return tuple(line for line in self.lines if line.start and not line.left_out)

    @property
    def left(self) -> tuple[RoundLine, ...]:
        """Those nothing is arranged for now."""
        return tuple(line for line in self.lines if not line.start or line.left_out)

    @property
    def placed(self) -> int:
        return len(self.chosen)

    @property
    def unplaced(self) -> int:
        return sum(line.none is not None and not line.left_out for line in self.lines)


class Absence(Frozen):
    """The absence as typed, half days by noon; its days are known once they can be read."""

    first: date | None = None
    last: date | None = None
    away_first: str = ""
    away_last: str = ""
    begins: str = "morning"
    """``morning`` or ``noon`` of the first day."""
    ends: str = "evening"
    """``noon`` or ``evening`` of the last day."""
    errors: tuple[ErrorLine, ...] = ()

    def error(self, field: str) -> str:
        """The words beside the field, or nothing."""
        return next((line.words for line in self.errors if line.field == field), "")

    def value(self, field: str, otherwise: str = "") -> str:
        known = {"away_first": self.away_first, "away_last": self.away_last}
        return known.get(field, "") or otherwise


class StillInside(Frozen):
    """A talk that still lies in a time away: it could not be moved."""

    person: Person
    start: datetime
    href: str
