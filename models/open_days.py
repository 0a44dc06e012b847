"""Open days 開庁日 and closed days 閉庁日: on which days the city hall works, and from when until when.

Holidays come from the law (国民の祝日に関する法律), the year-end closing and own closed days from
the city's ordinance (休日を定める条例); everything here is pure and answers in microseconds.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from holidays.countries.japan import Japan
from pydantic import AfterValidator, model_validator

from models.errors import BadDate
from models.frozen import Frozen

FIRST_YEAR: Final = Japan.start_year + 1
LAST_YEAR: Final = Japan.end_year - 1
"""The years the law's equinoxes are computed for; a day outside raises BadDate."""

_WEEKDAY_NAMES: Final = ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日")
_YEAR_END: Final = "年末年始の休日"
_BY_THE_CITY: Final = "市の休日"


def _clock(text: str) -> str:
    time.fromisoformat(text)
    return text


def _month_and_day(text: str) -> str:
    date.fromisoformat(f"2028-{text}")
    return text


ClockTime = Annotated[str, AfterValidator(_clock)]
MonthAndDay = Annotated[str, AfterValidator(_month_and_day)]


class CalendarRules(Frozen):
    """A city's calendar as data; days in ``extra_open`` win over every reason to close."""

    year_end_first: MonthAndDay = "12-29"
    year_end_last: MonthAndDay = "01-03"
    closed_weekdays: frozenset[int] = frozenset({5, 6})  # Monday is 0
    extra_closed: tuple[date, ...] = ()
    extra_open: tuple[date, ...] = ()
    opening: ClockTime = "08:30"
    closing: ClockTime = "17:15"
    timezone: str = "Asia/Tokyo"

    @model_validator(mode="after")
    def _makes_sense(self) -> "CalendarRules":
        if not self.closed_weekdays < set(range(7)):
            raise ValueError("closed_weekdays: 0 (月) … 6 (日), not all seven")
        if both := set(self.extra_closed) & set(self.extra_open):
            raise ValueError(f"in extra_closed and extra_open: {sorted(map(str, both))}")
        if time.fromisoformat(self.opening) >= time.fromisoformat(self.closing):
            raise ValueError("opening must be before closing")
        ZoneInfo(self.timezone)
        return self


class _ClosedDays(Japan):
    """The law's holidays and the year-end closing of one city; weekends are not among them."""

    def __init__(self, rules: CalendarRules, year: int) -> None:
        self._rules = rules
        self.weekend = set(rules.closed_weekdays)
        super().__init__(years=year, language="ja", expand=False)
        for day in rules.extra_closed:
            if day.year == year and day not in self:
                self[day] = _BY_THE_CITY

    def _populate_public_holidays(self) -> None:
        super()._populate_public_holidays()  # type: ignore[no-untyped-call]  # untyped upstream
        for month, dom in self._year_end():
            if date(self._year, month, dom) not in self:
                self._add_holiday(_YEAR_END, (month, dom))

    def _year_end(self) -> Iterator[tuple[int, int]]:
        day = date.fromisoformat(f"2028-{self._rules.year_end_first}")
        last = date.fromisoformat(f"2028-{self._rules.year_end_last}")
        if last < day:
            last = date.fromisoformat(f"2029-{self._rules.year_end_last}")
        while day <= last:
            yield day.month, day.day
            day += timedelta(days=1)


class OpenDays:
    """Answers every question about open days by ``rules``; years are computed once and kept."""

    def __init__(self, rules: CalendarRules | None = None) -> None:
        self.rules = rules or CalendarRules()
        self._zone = ZoneInfo(self.rules.timezone)
        self._opening = time.fromisoformat(self.rules.opening)
        self._closing = time.fromisoformat(self.rules.closing)
        self._extra_open = frozenset(self.rules.extra_open)
        self._closed: dict[int, _ClosedDays] = {}
        self._open: dict[int, tuple[date, ...]] = {}
        self._open_sets: dict[int, frozenset[date]] = {}

    def is_open(self, day: date) -> bool:
        self._days(day.year)
        return day in self._open_sets[day.year]

    def on_or_after(self, day: date) -> date:
        """The day itself if open, else the next open day."""
        return self._step(day, 0)

    def on_or_before(self, day: date) -> date:
        """The day itself if open, else the open day before."""
        return day if self.is_open(day) else self.before(day, 1)

    def after(self, day: date, n: int) -> date:
        """The n-th open day after ``day``, which itself does not count; n = 0 is on_or_after."""
        if n < 0:
            return self.before(day, -n)
        return self.on_or_after(day) if n == 0 else self._step(day + timedelta(days=1), n - 1)

    def before(self, day: date, n: int) -> date:
        """The n-th open day before ``day``, which itself does not count; n = 0 is on_or_before."""
        if n <= 0:
            return self.on_or_before(day) if n == 0 else self.after(day, -n)
        year, days = day.year, self._days(day.year)
        at = bisect_left(days, day) - n
        while at < 0:
            year -= 1
            days = self._days(year)
            at += len(days)
        return days[at]

    def count(self, first: date, last: date) -> int:
        """How many open days lie from ``first`` to ``last``, both included; 0 if last < first."""
        if last < first:
            return 0
        through = sum(len(self._days(year)) for year in range(first.year, last.year))
        through += bisect_right(self._days(last.year), last)
        return through - bisect_left(self._days(first.year), first)

    def reason_closed(self, day: date) -> str | None:
        """``元日``, ``年末年始の休日``, ``土曜日``, ``市の休日`` …; None on an open day."""
        if self.is_open(day):
            return None
        return self._closed[day.year].get(day) or _WEEKDAY_NAMES[day.weekday()]

    def opening(self, day: date) -> datetime:
        """The aware UTC moment at which the hall opens on that day (open or not)."""
        return datetime.combine(day, self._opening, self._zone).astimezone(UTC)

    def closing(self, day: date) -> datetime:
        """The aware UTC moment at which the hall closes: where deadlines lie."""
        return datetime.combine(day, self._closing, self._zone).astimezone(UTC)

    def in_office_hours(self, moment: datetime) -> bool:
        """On an open day, from opening until just before closing. ``moment`` is aware."""
        local = moment.astimezone(self._zone)
        return self._opening <= local.time() < self._closing and self.is_open(local.date())

    def local_day(self, moment: datetime) -> date:
        """The city's day of an aware moment: 2027-03-31T15:00Z is already 4/1."""
        if moment.tzinfo is None:
            raise ValueError("a moment without time zone")
        return moment.astimezone(self._zone).date()

    def _step(self, day: date, n: int) -> date:
        year, days = day.year, self._days(day.year)
        at = bisect_left(days, day) + n
        while at >= len(days):
            at -= len(days)
            year += 1
            days = self._days(year)
        return days[at]

    def _days(self, year: int) -> tuple[date, ...]:
        known = self._open.get(year)
        return self._compute(year) if known is None else known

    def _compute(self, year: int) -> tuple[date, ...]:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise BadDate(text=str(year), allowed=f"{FIRST_YEAR}–{LAST_YEAR}年")
        closed = _ClosedDays(self.rules, year)
        every = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
        days = tuple(
            day
            for day in every
            if day.year == year and (day in self._extra_open or closed.is_working_day(day))
        )
        # The order matters to another thread: _open is what says that a year is complete.
        self._closed[year], self._open_sets[year] = closed, frozenset(days)
        self._open[year] = days
        return days


@lru_cache(maxsize=64)
def open_days(rules: CalendarRules) -> OpenDays:
    """The calendar of these rules, computed once per process."""
    return OpenDays(rules)
