"""Shapes of timetables 日程の形 of programmes and open posting: owed by a day, a window, or waited for however long it takes."""

from datetime import date, datetime

from activities.resolving import Dates
from activities.turning import Turning
from models.open_days import OpenDays
from models.policy.month_day import MonthDay
from models.timetable import GRACE_OPEN_DAYS, Timetable


def day_of(turning: Turning, month_day: MonthDay) -> date:
    """A day of the programme's fiscal year."""
    return turning.year.day(month_day.month, month_day.day)


def from_day(turning: Turning, day: date) -> Dates:
    """Owed some open days from a day on that lies ahead, or from today."""
    days, today = days_of(turning), turning.world.today(turning.case)
    first = days.on_or_after(max(day, today))
    opens_at = max(days.opening(first), turning.world.now)
    due = days.closing(days.after(first, 2 * GRACE_OPEN_DAYS))
    expires = days.closing(days.after(first, 4 * GRACE_OPEN_DAYS))
    table = Timetable(opens_at=opens_at, due_at=due, expires_at=expires)
    return Dates(table, goes_on=True, optional=False)


def owed(turning: Turning, first: date, until: datetime) -> Dates:
    """Owed by then; some open days later it is waited for no more."""
    days = days_of(turning)
    expires = days.closing(days.after(days.local_day(until), GRACE_OPEN_DAYS))
    table = Timetable(
        opens_at=max(turning.world.now, days.opening(days.on_or_after(first))),
        due_at=until,
        expires_at=expires,
    )
    return Dates(table, goes_on=True, optional=False)


def soon(turning: Turning) -> Dates:
    """HR is waited for however long it takes."""
    due_at = open_days_after(turning, GRACE_OPEN_DAYS)
    return Dates(Timetable(opens_at=turning.world.now, due_at=due_at), goes_on=True, optional=False)


def due_until(turning: Turning, until: datetime) -> Dates:
    """Owed by then, and waited for no longer."""
    table = Timetable(opens_at=turning.world.now, due_at=until, expires_at=until)
    return Dates(table, goes_on=True, optional=False)


def due_by(turning: Turning, day: date) -> Dates:
    """Owed by that day, and by no earlier one than some open days from now."""
    days, now = days_of(turning), turning.world.now
    due_at = days.closing(days.on_or_after(day))
    if due_at <= now:
        due_at = days.closing(days.after(days.local_day(now), GRACE_OPEN_DAYS))
    return Dates(Timetable(opens_at=now, due_at=due_at), goes_on=True, optional=False)


def window(turning: Turning, until: datetime | None) -> Dates:
    """Nobody owes it; None: open for as long as the case says."""
    now = turning.world.now
    expires_at = max(until, now) if until else None
    table = Timetable(opens_at=now, due_at=None, expires_at=expires_at)
    return Dates(table, goes_on=True, optional=True)


def closing_of(turning: Turning, month_day: MonthDay) -> datetime:
    """The last moment of the open day it is, or the one before."""
    days = days_of(turning)
    return days.closing(days.on_or_before(day_of(turning, month_day)))


def open_days_after(turning: Turning, open_days: int) -> datetime:
    """The last moment of the open day so many days from today."""
    days = days_of(turning)
    return days.closing(days.after(turning.world.today(turning.case), open_days))


def days_of(turning: Turning) -> OpenDays:
    return turning.world.rules_of(turning.case).days
