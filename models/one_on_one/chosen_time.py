"""A time chosen by hand 手で決める日時: on which days and hours a talk may lie, before anybody is asked."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from models.one_on_one.free_times import starts, talk_hours
from models.one_on_one.talk import QUARTER, Span
from models.open_days import OpenDays
from models.policy.talks import TalkHours


class WrongTime(StrEnum):
    """Why no talk may begin then; each is the code of a rule for forms."""

    NOT_A_QUARTER = "not_a_quarter"  # 15分刻みでない
    TIME_PAST = "time_past"  # すぎた日時
    DAY_TOO_LATE = "talk_too_late"  # 期間の後
    CLOSED_DAY = "closed_day"  # 閉庁日
    OVER_LUNCH = "over_lunch"  # 昼休みにかかる
    OUTSIDE_HOURS = "outside_hours"  # 1on1のできる時間の外


class TalkBounds(NamedTuple):
    """Where talks may lie: the city's hours, its open days, and the last day of this one."""

    hours: TalkHours
    days: OpenDays
    last_day: date


def wrong_with(talk: Span, bounds: TalkBounds, now: datetime) -> WrongTime | None:
    """What stands against a talk at that time, whoever holds it; None if nothing does."""
    local = talk.start.astimezone(ZoneInfo(bounds.days.rules.timezone))
    if local.minute % 15 or local.second or local.microsecond:
        return WrongTime.NOT_A_QUARTER
    if talk.start <= now:
        return WrongTime.TIME_PAST
    if local.date() > bounds.last_day:
        return WrongTime.DAY_TOO_LATE
    if not bounds.days.is_open(local.date()):
        return WrongTime.CLOSED_DAY
    return _wrong_in_the_day(talk, local.date(), bounds)


def _wrong_in_the_day(talk: Span, day: date, bounds: TalkBounds) -> WrongTime | None:
    open_ones = talk_hours(day, day, bounds.hours, bounds.days)
    if any(it.start <= talk.start and talk.end <= it.end for it in open_ones):
        return None
    is_within = open_ones[0].start <= talk.start and talk.end <= open_ones[-1].end
    return WrongTime.OVER_LUNCH if is_within else WrongTime.OUTSIDE_HOURS


def whole(talk: Span) -> Span:
    """The same with its last quarter hour whole: what it takes of two people's day."""
    return Span(start=talk.start, end=talk.start + len(talk.quarters) * QUARTER)


def clocks(hours: TalkHours, minutes: int, days: OpenDays) -> tuple[time, ...]:
    """Every time of an open day at which a talk of that length may begin, by the city's clock."""
    zone = ZoneInfo(days.rules.timezone)
    day = days.on_or_after(date(2026, 4, 1))
    return tuple(
        start.astimezone(zone).time()
        for start in starts(talk_hours(day, day, hours, days), minutes)
    )


def moment(day: date, clock: time, days: OpenDays) -> datetime:
    """The moment of that day and time in the city, UTC."""
    return datetime.combine(day, clock, ZoneInfo(days.rules.timezone)).astimezone(UTC)


def next_morning(now: datetime, days: OpenDays) -> datetime:
    """Midnight after ``now``: nobody is proposed a talk for the day on which it is asked."""
    return moment(days.local_day(now) + timedelta(days=1), time(0), days)
