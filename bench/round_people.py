"""People of a round 一巡の人々 for the measurement: seeded busy times, days off and preferred hours."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final, NamedTuple

from models.one_on_one.free_times import days_off, talk_hours
from models.one_on_one.likes import Likes, Part
from models.one_on_one.talk import Span
from models.open_days import OpenDays
from models.policy.talks import TalkHours

FIRST: Final = date(2027, 5, 6)
LAST: Final = date(2027, 7, 2)
"""The window of a round of two months."""
HOURS: Final = TalkHours(from_=time(9), to=time(17), lunch_from=time(12), lunch_to=time(13))
MINUTES: Final = 30


class Diary(NamedTuple):
    """One person's busy times, in no order, and preferred hours."""

    person_id: str
    busy: list[Span]
    likes: Likes


def diary(person_id: str, rng: Random, days: OpenDays, *, share: float) -> Diary:
    """``share`` of the talk hours is busy, about; one day in fifteen is off."""
    hours = talk_hours(FIRST, LAST, HOURS, days)
    busy = [it for span in hours for it in _appointments(span, rng, share)]
    off = [days_off(it, it, days) for it in _open(days) if rng.random() < 1 / 15]
    mixed = [*busy, *off]
    rng.shuffle(mixed)
    return Diary(person_id, mixed, _likes(rng))


def _appointments(span: Span, rng: Random, share: float) -> Iterator[Span]:
    start: datetime = span.start
    while start < span.end:
        end = start + timedelta(minutes=rng.choice((15, 30, 30, 45, 60, 60, 90)))
        if rng.random() < share:
            yield Span(start=start, end=end)
        start = end


def _open(days: OpenDays) -> list[date]:
    every = (FIRST + timedelta(days=nth) for nth in range((LAST - FIRST).days + 1))
    return [it for it in every if days.is_open(it)]


def _likes(rng: Random) -> Likes:
    weekdays = rng.sample(range(5), rng.choice((0, 0, 2, 3)))
    parts = rng.choice(((), (), (Part.MORNING,), (Part.AFTERNOON,)))
    return Likes(weekdays=frozenset(weekdays), parts=frozenset(parts))
