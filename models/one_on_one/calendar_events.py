"""Events 予定 of a calendar file: when each takes place in a window, with its recurrences and exceptions."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import Final, NamedTuple

from models.one_on_one.calendar_text import Component, Line
from models.one_on_one.calendar_values import (
    day_or_moment,
    length_of,
    local,
    moment_of,
    naive,
    period_of,
    zone_of,
)
from models.one_on_one.calendar_zones import Zones
from models.one_on_one.recurrences import Allowance, occurrences
from models.one_on_one.talk import Span

DAY: Final = timedelta(days=1)
Times = tuple[datetime, datetime]
"""From when to when, aware UTC."""


class Event(NamedTuple):
    """``start`` is naive in ``zone``; whole days last until the local midnight after them."""

    uid: str
    zone: tzinfo
    start: datetime
    length: timedelta
    whole_days: bool
    instead_of: datetime | None
    """The occurrence that this one replaces (RECURRENCE-ID)."""
    counts: bool
    """It is neither cancelled nor free."""
    component: Component

    @property
    def recurs(self) -> bool:
        return any(line.name in ("RRULE", "RDATE") for line in self.component.lines)

    def at(self, start: datetime) -> Times:
        """The occurrence that begins at a local time."""
        begin = moment_of(start, self.zone)
        if self.whole_days:
            return begin, moment_of(start + self.length, self.zone)
        return begin, begin + self.length


def read_event(component: Component, zones: Zones) -> Event:
    """Raises ValueError and its kin for an event whose times cannot be read."""
    begins = component.first("DTSTART")
    if begins is None:
        raise ValueError("an event without a beginning")
    known = day_or_moment(begins.value)
    zone = zone_of(known, zones.of_line(begins))
    replaced = component.first("RECURRENCE-ID")
    return Event(
        uid=component.value("UID"),
        zone=zone,
        start=naive(known),
        length=_length(component, known, zone, zones),
        whole_days=not isinstance(known, datetime),
        instead_of=moment_of(day_or_moment(replaced.value), zones.of_line(replaced))
        if replaced
        else None,
        counts=component.value("STATUS").upper() != "CANCELLED"
        and component.value("TRANSP").upper() != "TRANSPARENT",
        component=component,
    )


def times_of(
    event: Event,
    window: Span,
    zones: Zones,
    moved: Collection[tuple[str, datetime]],
    allowance: Allowance,
) -> Iterator[Times]:
    """The event's times that touch the window. ``moved`` are occurrences that another event replaces.

    Raises ValueError and its kin for a broken recurrence, TooMuchWork.
    """
    allowance.pay(1)
    if event.instead_of is not None or not event.recurs:
        yield from _touching([event.at(event.start)], window)
        return
    without = set[datetime | date]()
    for line in event.component.all("EXDATE"):
        for text in line.value.split(","):
            allowance.pay(1)
            without.add(_excluded(text, line, event, zones))
    for start in _starts(event, window, zones, allowance):
        times = event.at(start)
        kept = times[0] not in without and start.date() not in without
        if kept and (event.uid, times[0]) not in moved:
            yield from _touching([times], window)
    yield from _touching(_added_periods(event, zones, allowance), window)


def _starts(event: Event, window: Span, zones: Zones, allowance: Allowance) -> Iterator[datetime]:
    """Local beginnings near the window, by rule and by date; the same one may come twice."""
    first = local(window.start, event.zone) - event.length - DAY
    last = local(window.end, event.zone) + DAY
    if not event.component.value("RRULE"):
        yield event.start
    for line in event.component.all("RDATE"):
        for text in line.value.split(","):
            allowance.pay(1)
            if "/" not in text:
                yield local(moment_of(day_or_moment(text), zones.of_line(line)), event.zone)
    for line in event.component.all("RRULE"):
        yield from occurrences(line.value, event.start, event.zone, first, last, allowance)


def _added_periods(event: Event, zones: Zones, allowance: Allowance) -> Iterator[Times]:
    """RDATE;VALUE=PERIOD: occurrences with a length of their own."""
    for line in event.component.all("RDATE"):
        for text in line.value.split(","):
            if "/" in text:
                allowance.pay(1)
                yield period_of(text, zones.of_line(line))


def _touching(times: Collection[Times] | Iterator[Times], window: Span) -> Iterator[Times]:
    return ((start, end) for start, end in times if start < window.end and end > window.start)


def _length(component: Component, start: date, zone: tzinfo, zones: Zones) -> timedelta:
    """Days for a day's event, else the time that passes. Raises ValueError below zero."""
    ends, lasts = component.first("DTEND"), component.value("DURATION")
    if ends is not None:
        length = _until(day_or_moment(ends.value), ends, zones, start, zone)
    elif lasts:
        length = length_of(lasts)
    else:
        length = timedelta() if isinstance(start, datetime) else DAY
    if length < timedelta():
        raise ValueError("it ends before it begins")
    return length


def _until(until: date, line: Line, zones: Zones, start: date, zone: tzinfo) -> timedelta:
    if isinstance(start, datetime) != isinstance(until, datetime):
        raise ValueError("from a day to an hour")
    if not isinstance(start, datetime):
        return until - start
    return moment_of(until, zones.of_line(line)) - moment_of(start, zone)


def _excluded(text: str, line: Line, event: Event, zones: Zones) -> datetime | date:
    """One occurrence; of an event with hours perhaps a whole day."""
    known = day_or_moment(text)
    if isinstance(known, datetime) or event.whole_days:
        return moment_of(known, zones.of_line(line) if line.parameter("TZID") else event.zone)
    return known
