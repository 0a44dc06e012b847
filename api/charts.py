"""Pictures 図 for the HR desk: the geometry of bars, heat map and forecast; a macro draws them, a table repeats them."""

from collections.abc import Callable, Iterable
from datetime import date
from math import ceil
from textwrap import wrap
from typing import Final

from models.frozen import Frozen

LABEL: Final = 112
RAIL: Final = 130
ROW: Final = 34
RIGHT: Final = 348
SIGN: Final = 12
"""Height and width of a Japanese sign in the picture's units."""
SMALL_SIGN: Final = 11
NARROW_SIGN: Final = 6
"""Widths of a Japanese and of a Latin sign in the small letters above the columns."""
LONGEST_LABEL: Final = 11
"""Signs of a section's name beside the cells; a longer name is cut there, and whole in the table."""
DARK_FROM: Final = 0.75
MIDDLE_FROM: Final = 0.4


class Bar(Frozen):
    """One bar: a count of a total, where a press leads, and whether it is late."""

    label: str
    count: int
    href: str = ""
    late: bool = False


class Bars(Frozen):
    """Horizontal bars; the widest is ``most``. ``share`` also says the percentage of the whole."""

    bars: tuple[Bar, ...]
    share: bool = False
    whole: int = 0
    """What percentages are of; 0 is the first bar."""

    @property
    def most(self) -> int:
        return max((bar.count for bar in self.bars), default=0)

    @property
    def height(self) -> int:
        return max(ROW * len(self.bars) - 8, 1)

    def width(self, bar: Bar) -> int:
        """Length in the picture's units; a count above nothing is always seen."""
        if not bar.count:
            return 0
        return max(round(RAIL * bar.count / self.most), 3)

    def percent(self, bar: Bar) -> int:
        whole = self.whole or self.bars[0].count
        return round(100 * bar.count / whole) if whole else 0


class HeatRow(Frozen):
    """``wholes`` where each count is a part of something: then a cell says ``12/15``, and none of 0 ``–``."""

    label: str
    counts: tuple[int, ...]
    hrefs: tuple[str, ...] = ()
    wholes: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def said(self) -> tuple[str, ...]:
        """What stands in the cells."""
        if not self.wholes:
            return tuple(map(str, self.counts))
        return tuple(map(part_of, self.counts, self.wholes))

    @property
    def total_said(self) -> str:
        return part_of(self.total, sum(self.wholes)) if self.wholes else str(self.total)

    def level(self, nth: int, most: int) -> int:
        """How dark a cell is: beside the fullest of the picture, or by its own share."""
        most = self.wholes[nth] if self.wholes else most
        return heat_level(self.counts[nth], most)

    def href(self, nth: int) -> str:
        """Where a press on a cell leads; an empty cell leads nowhere."""
        is_filled = self.wholes[nth] if self.wholes else self.counts[nth]
        return self.hrefs[nth] if self.hrefs and is_filled else ""


class HeatMap(Frozen):
    """Sections down, phases across; colour and number together, never colour alone."""

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]

    @property
    def most(self) -> int:
        return max((count for row in self.rows for count in row.counts), default=0)

    @property
    def step(self) -> int:
        """Width of a column in the picture's units."""
        return (RIGHT - self.left) // max(len(self.columns), 1)

    @property
    def left(self) -> int:
        """Where the columns begin: right of the longest label, as far as there is room."""
        longest = max((len(row.label) for row in self.rows), default=0)
        return max(SIGN * min(longest, LONGEST_LABEL) + 8, 76)

    @property
    def heads(self) -> tuple[tuple[str, ...], ...]:
        """The columns' names, in as many lines as their width asks for."""
        return tuple(lines_of(column, self.step - 4) for column in self.columns)

    def is_tight(self, words: str) -> bool:
        """Latin letters or digits wider than their column; they are drawn narrower."""
        return words.isascii() and len(words) * NARROW_SIGN >= self.step - 8

    @property
    def top(self) -> int:
        """Where the cells begin, under the longest head."""
        return 8 + SIGN * max((len(head) for head in self.heads), default=1)

    @property
    def height(self) -> int:
        return self.top + 2 + 30 * len(self.rows)

    @property
    def total(self) -> HeatRow:
        """The sum of all rows."""
        return HeatRow(
            label="",
            counts=_summed(row.counts for row in self.rows),
            wholes=_summed(row.wholes for row in self.rows),
        )


class Forecast(Frozen):
    """A line of people done by day, then the guess to the due day, against the goal."""

    days: tuple[date, ...]
    done: tuple[int, ...]
    guessed: tuple[int, ...]
    """From the last day done on: the first value repeats the last of ``done``."""
    goal: int

    @property
    def expected(self) -> int:
        return self.guessed[-1] if self.guessed else (self.done[-1] if self.done else 0)

    @property
    def missing(self) -> int:
        return max(self.goal - self.expected, 0)

    def x(self, nth: int) -> float:
        return round(40 + 270 * nth / max(len(self.days) - 1, 1), 1)

    def y(self, count: int) -> float:
        return round(170 - 140 * count / max(self.goal, 1), 1)

    @property
    def run(self) -> str:
        """Points of the line of days past."""
        return " ".join(f"{self.x(nth)},{self.y(count)}" for nth, count in enumerate(self.done))

    @property
    def guess(self) -> str:
        """Points of the dotted line of days to come."""
        first = max(len(self.done) - 1, 0)
        points = enumerate(self.guessed, start=first)
        return " ".join(f"{self.x(nth)},{self.y(count)}" for nth, count in points)

    def value(self, nth: int) -> int:
        """Done, or guessed, on the nth day."""
        first = max(len(self.done) - 1, 0)
        return self.done[nth] if nth < len(self.done) else self.guessed[nth - first]


def part_of(count: int, whole: int) -> str:
    """``12/15``; a dash where there is nothing to be part of."""
    return f"{count}/{whole}" if whole else "–"


def _summed(rows: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*rows, strict=True)))


def lines_of(words: str, room: int) -> tuple[str, ...]:
    """Small letters in lines of about ``room`` units: Japanese ones equally long, others between words."""
    japanese = not words.isascii()
    fit = max(room // (SMALL_SIGN if japanese else NARROW_SIGN), 2)
    if len(words) <= fit:
        return (words,)
    parts = words.split("・")
    if len(parts) > 1 and all(map(_fits_in(room), parts)):
        return tuple(parts)
    even = ceil(len(words) / ceil(len(words) / fit))
    width = even if japanese else fit
    return tuple(wrap(words.replace("・", " "), width, break_long_words=japanese))


def _fits_in(room: int) -> Callable[[str], bool]:
    """Whether small letters stand in ``room`` units: Latin ones and digits are narrow."""
    return lambda said: sum(NARROW_SIGN if it.isascii() else SMALL_SIGN for it in said) <= room


def heat_level(count: int, most: int) -> int:
    """0 for none, 1 to 3 by share of the fullest cell."""
    if not count or not most:
        return 0
    share = count / most
    return 3 if share >= DARK_FROM else 2 if share >= MIDDLE_FROM else 1
