"""Free times 空き時間 of a person for talks: the talk hours of open days, less whatever takes the person.

Busy times may overlap, come in any order, run backwards or over years: what is no time takes nothing.
Every function takes aware moments and gives UTC.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from models.one_on_one.quarters import Times, beginnings, joined, moment_of, quarters_in
from models.one_on_one.talk import Span
from models.open_days import OpenDays
from models.policy.talks import TalkHours

_DAY: Final = timedelta(days=1)


def talk_hours(first: date, last: date, hours: TalkHours, days: OpenDays) -> tuple[Span, ...]:
    """The talk hours of all open days from ``first`` to ``last``, both included; () if last < first.

    Raises BadDate where the law's holidays are not known.
    """
    zone = ZoneInfo(days.rules.timezone)
    every = (first + n * _DAY for n in range((last - first).days + 1))
    open_ones = [day for day in every if days.is_open(day)]
    whole = [_on(day, hours.from_, hours.to, zone) for day in open_ones]
    lunches = [_on(day, hours.lunch_from, hours.lunch_to, zone) for day in open_ones]
    return _spans(_less(joined(whole), joined(lunches)))


def free_times(
    within: Iterable[Span], busy: Iterable[Span], not_before: datetime | None = None
) -> tuple[Span, ...]:
    """What of ``within`` (talk hours, or free times) is not busy and not before the moment.

    ``busy`` are reservations, time away, days off and the calendars' busy times together. The answer
    is in order, without overlaps; a free time may begin and end at any minute.
    """
    open_ones = joined((it.start, it.end) for it in within)
    if not_before is not None:
        open_ones = [(max(start, not_before), end) for start, end in open_ones if end > not_before]
    if not open_ones:
        return ()
    first, last = open_ones[0][0], open_ones[-1][1]
    near = ((it.start, it.end) for it in busy)
    return _spans(_less(open_ones, joined(it for it in near if it[0] < last and it[1] > first)))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same times in order, those that overlap or touch as one; times without length are gone."""
    return _spans(joined((it.start, it.end) for it in spans))


def common_times(one: Iterable[Span], other: Iterable[Span]) -> tuple[Span, ...]:
    """The times both have free."""
    here = joined((it.start, it.end) for it in one)
    there = joined((it.start, it.end) for it in other)
    return _spans(_less(here, _less(here, there)))


def days_off(first: date, last: date, days: OpenDays) -> Span:
    """Whole days away (leave 休業, a day off 休暇), both included, as a busy time."""
    zone = ZoneInfo(days.rules.timezone)
    midnights = (datetime.combine(it, time(0), zone).astimezone(UTC) for it in (first, last + _DAY))
    start, end = midnights
    return Span(start=start, end=end)


def starts(free: Iterable[Span], minutes: int) -> tuple[datetime, ...]:
    """Every quarter hour at which a talk of ``minutes`` may begin within the free times, UTC."""
    return tuple(map(moment_of, beginnings(free, quarters_in(minutes))))


def _on(day: date, start: time, end: time, zone: ZoneInfo) -> Times:
    return (
        datetime.combine(day, start, zone).astimezone(UTC),
        datetime.combine(day, end, zone).astimezone(UTC),
    )


def _less(times: list[Times], taken: list[Times]) -> list[Times]:
    """Both in order and without overlaps; one pass over each."""
    left: list[Times] = []
    at = 0
    for start, end in times:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        here = at
        while here < len(taken) and taken[here][0] < end:
            if start < taken[here][0]:
                left.append((start, taken[here][0]))
            start = max(start, taken[here][1])
            here += 1
        if start < end:
            left.append((start, end))
    return left


def _spans(times: Iterable[Times]) -> tuple[Span, ...]:
    return tuple(Span(start=start.astimezone(UTC), end=end.astimezone(UTC)) for start, end in times)
