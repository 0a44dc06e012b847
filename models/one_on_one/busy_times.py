"""Busy times 予定のある時間 out of somebody's calendar: from a free-busy answer or from a calendar file.

Nothing but from when to when is kept. What cannot be read is left out and counted, the rest is used; work
is bounded whatever the file says.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from models.errors import BadInput
from models.frozen import Frozen
from models.one_on_one.calendar_events import Event, Times, read_event, times_of
from models.one_on_one.calendar_text import Component, Contents, contents_of
from models.one_on_one.calendar_values import period_of
from models.one_on_one.calendar_zones import UNREADABLE, Zones
from models.one_on_one.quarters import joined
from models.one_on_one.recurrences import Allowance, TooMuchWork
from models.one_on_one.talk import QUARTER, Span

LONGEST_WINDOW: Final = timedelta(days=400)
LARGEST_TEXT: Final = 5_000_000
"""Bytes of a calendar file or an answer."""
MOST_EVENTS: Final = 15_000
"""Events that may touch the window."""
WORK: Final = 100_000
"""Units of about 3 microseconds for the times of one calendar; a step of a recurrence is one to ten."""
WORK_ON_ZONES: Final = 20_000
_MARGIN: Final = timedelta(days=2)
"""Between a day as it is written and the moment it means, in whatever zone."""
_MORE_THAN_ONCE: Final = frozenset({"RRULE", "RDATE", "RECURRENCE-ID"})
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_TICK: Final = timedelta(microseconds=1)


class NotACalendar(BadInput):
    """What was read is no calendar at all."""

    code = "not_a_calendar"


class BusyReading(Frozen):
    """What one reading found: merged spans on quarter hours inside the window, in order."""

    spans: tuple[Span, ...] = ()
    skipped: int = 0
    """Parts that could not be read."""
    cut: bool = False
    """There was more than may be read; what was found before counts."""


def read_free_busy(text: str, window: Span) -> BusyReading:
    """The busy periods of a VFREEBUSY answer (RFC 5545 3.6.4).

    Raises NotACalendar, and ValueError for a window of more than 400 days.
    """
    contents = _checked(text, window)
    gathered = _Gathered(contents.broken)
    for component in contents.components:
        for line in component.all("FREEBUSY"):
            if line.parameter("FBTYPE").upper() != "FREE":
                for period in line.value.split(","):
                    gathered.take(_one_period(period, gathered.allowance))
    return gathered.reading(window)


def read_calendar(text: str, window: Span, city: tzinfo) -> BusyReading:
    """The busy times of a calendar file; a time without zone is the city's.

    Free (TRANSP:TRANSPARENT) and cancelled events are left out. Raises NotACalendar, and ValueError for a
    window of more than 400 days.
    """
    contents = _checked(text, window)
    gathered = _Gathered(contents.broken)
    zones = _zones(contents, city, window, gathered)
    events = _events(contents, zones, window, gathered)
    moved = {(it.uid, it.instead_of) for it in events if it.instead_of is not None}
    # Events that happen once come first: whatever a recurrence costs, they count.
    for event in sorted(events, key=lambda it: it.recurs):
        if event.counts:
            gathered.take(times_of(event, window, zones, moved, gathered.allowance))
    return gathered.reading(window)


def quarters_taken(times: Iterable[Times], window: Span) -> tuple[Span, ...]:
    """Times inside the window, on quarter hours (a begun one counts whole), joined where they touch."""
    inside = ((max(start, window.start), min(end, window.end)) for start, end in times)
    whole = (
        (_on_quarter(start), _on_quarter(end + QUARTER - _TICK))
        for start, end in inside
        if start < end
    )
    return tuple(Span(start=start, end=end) for start, end in joined(whole))


class _Gathered:
    """What a reading has found so far, and what it may still cost."""

    def __init__(self, broken: int) -> None:
        self.allowance = Allowance(WORK)
        self._skipped = broken
        self._cut = False
        self._times: list[Times] = []

    def take(self, times: Iterator[Times]) -> None:
        """Takes times to their end, or until one is broken or the work too much."""
        with self.noting():
            self._times.extend(times)

    @contextmanager
    def noting(self) -> Iterator[None]:
        """What is broken, or too much, is noted; the reading goes on with the next part."""
        try:
            yield
        except TooMuchWork:
            self._cut = True
        except UNREADABLE:
            self._skipped += 1

    def reading(self, window: Span) -> BusyReading:
        spans = quarters_taken(self._times, window)
        return BusyReading(spans=spans, skipped=self._skipped, cut=self._cut)


def _checked(text: str, window: Span) -> Contents:
    if window.end - window.start > LONGEST_WINDOW:
        raise ValueError("a window of more than 400 days")
    contents = contents_of(text)
    if not contents.is_calendar:
        raise NotACalendar
    return contents


def _zones(contents: Contents, city: tzinfo, window: Span, gathered: _Gathered) -> Zones:
    zones, allowance = Zones(city), Allowance(WORK_ON_ZONES)
    for component in contents.components:
        if component.kind == "VTIMEZONE":
            with gathered.noting():
                zones.add(component, window.end.replace(tzinfo=None), allowance)
    return zones


def _events(contents: Contents, zones: Zones, window: Span, gathered: _Gathered) -> list[Event]:
    """The events that may touch the window; a file of twenty years is mostly past."""
    first, last = (f"{day:%Y%m%d}" for day in (window.start - _MARGIN, window.end + _MARGIN))
    events, allowance = list[Event](), Allowance(MOST_EVENTS)
    for component in contents.components:
        if component.kind == "VEVENT" and not _is_elsewhere(component, first, last):
            with gathered.noting():
                allowance.pay(1)
                events.append(read_event(component, zones))
    return events


def _is_elsewhere(component: Component, first: str, last: str) -> bool:
    """By the digits alone: an event that happens once, wholly before or after (``YYYYMMDD``)."""
    if any(line.name in _MORE_THAN_ONCE for line in component.lines):
        return False
    start, end = component.value("DTSTART")[:8], component.value("DTEND")[:8]
    is_day = start.isdigit() and len(start) == len(first)
    return is_day and (start > last or (end.isdigit() and start <= end < first))


def _one_period(text: str, allowance: Allowance) -> Iterator[Times]:
    allowance.pay(1)
    yield period_of(text, UTC)


def _on_quarter(moment: datetime) -> datetime:
    """The quarter hour in which a moment lies."""
    return moment - (moment - _EPOCH) % QUARTER
