"""The morning round 朝の便: one letter a day and person, on the days its rule names."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from models.frozen import Frozen
from models.open_days import OpenDays


class RoundRule(Frozen):
    """When an open task is worth a reminder 督促, in open days (pack: reminders.before_due, after_due)."""

    before_due: tuple[int, ...] = (5, 1)
    """So many open days before the due day; 0 is the due day itself."""
    after_due: tuple[int, ...] = (1, 3)


def due_days_to_remind(today: date, days: OpenDays, rule: RoundRule) -> frozenset[date]:
    """The due days whose tasks are reminded of this morning; ``today`` is an open day.

    A due day that has become closed counts as the next open day.
    """
    ahead = {days.after(today, n) for n in rule.before_due}
    behind = {days.before(today, n) for n in rule.after_due if n > 0}
    return frozenset(day for due in ahead | behind for day in _with_closed_days_before(due, days))


def round_at(day: date, hour: time, days: OpenDays) -> datetime:
    """The moment (aware UTC) of that day's round; never before the hall opens (pack: reminders.morning_round)."""
    opens = time.fromisoformat(days.rules.opening)
    late = timedelta(hours=hour.hour - opens.hour, minutes=hour.minute - opens.minute)
    return days.opening(day) + max(late, timedelta(0))


def next_round(after: datetime, hour: time, days: OpenDays) -> datetime:
    """The next round, strictly after a moment of business time; on an open day 開庁日."""
    day = days.on_or_after(days.local_day(after))
    if round_at(day, hour, days) <= after:
        day = days.after(day, 1)
    return round_at(day, hour, days)


def _with_closed_days_before(day: date, days: OpenDays) -> Iterator[date]:
    yield day
    while not days.is_open(day := day - timedelta(days=1)):
        yield day
