"""Times away 不在 a person enters: read from a form, joined where they overlap, never without end."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from models.errors import FieldError
from models.one_on_one.chosen_time import moment
from models.one_on_one.free_times import merged
from models.one_on_one.talk import Span
from models.open_days import OpenDays

LONGEST: Final = timedelta(days=62)
"""Whoever is away for longer is on leave 休業, which the personnel section records."""
MOST: Final = 100
"""Times away of one person that still lie ahead."""
_DAY: Final = timedelta(days=1)


class AwayForm(NamedTuple):
    """As it was read: without a time the whole day counts, without a last day it is the first."""

    first: date
    last: date
    begins: time | None = None
    ends: time | None = None

    def span(self, days: OpenDays) -> Span:
        start = moment(self.first, self.begins or time(0), days)
        end = (
            moment(self.last, self.ends, days)
            if self.ends
            else moment(self.last + _DAY, time(0), days)
        )
        return Span(start=start, end=end)


def wrong_with_away(span: Span, now: datetime) -> list[FieldError]:
    if span.end <= span.start:
        return [FieldError("away_last", "away_backwards")]
    if span.end <= now:
        return [FieldError("away_first", "time_past")]
    if span.end - span.start > LONGEST:
        return [FieldError("away_last", "away_too_long", LONGEST.days)]
    return []


def joined(new: Span, standing: Sequence[Span]) -> tuple[Span, tuple[Span, ...]]:
    """The new time with whatever it overlaps or touches, and which of the standing ones it takes in."""
    whole = next(it for it in merged([new, *standing]) if it.start <= new.start <= it.end)
    return whole, tuple(it for it in standing if whole.start <= it.start and it.end <= whole.end)
