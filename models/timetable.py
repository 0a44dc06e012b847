"""The timetable 日程 of one task: a step's rule turned into moments of the city's open days.

Pure: everything follows from rule, fiscal year, calendar and the moment the task is opened.
"""

from datetime import date, datetime
from typing import Final

from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.open_days import OpenDays
from models.policy.month_day import MonthDay
from models.policy.steps import StepRule
from models.roles import Role

GRACE_OPEN_DAYS: Final = 3
"""Open days a person has at least when the pack's date has passed before the task could be opened."""


class Timetable(Frozen):
    """Aware UTC moments; ``escalations`` in order of time. A window has no ``due_at``."""

    opens_at: datetime
    due_at: datetime | None
    escalations: tuple[tuple[datetime, Role], ...] = ()
    expires_at: datetime | None = None


def timetable(
    rule: StepRule,
    year: FiscalYear,
    days: OpenDays,
    now: datetime,
    *,
    extended_to: date | None = None,
) -> Timetable:
    """The moments of a task of this step that is opened at ``now`` (aware).

    ``extended_to`` is HR's new date 期限の延長 and replaces the pack's. Deadlines lie at the closing
    hour of an open day; a day that falls on a closed one moves to the next open day. Escalations
    (at the opening hour) and expiry count from the due day. The window of an optional step ends at its due day, at once
    if that has passed.
    """
    opens_at = _opens_at(rule, year, days, now)
    due_day = _due_day(rule, year, days, days.local_day(opens_at), extended_to)
    if rule.optional:
        closes_at = days.closing(days.after(due_day, rule.expires_after_open_days or 0))
        return Timetable(opens_at=opens_at, due_at=None, expires_at=max(closes_at, opens_at))
    if days.closing(due_day) <= max(now, opens_at):
        due_day = days.after(days.local_day(max(now, opens_at)), GRACE_OPEN_DAYS)
    return _with_due_day(rule, days, opens_at, due_day)


def _opens_at(rule: StepRule, year: FiscalYear, days: OpenDays, now: datetime) -> datetime:
    if rule.opens is None:
        return now
    return max(now, days.opening(days.on_or_after(_day(year, rule.opens))))


def _due_day(
    rule: StepRule, year: FiscalYear, days: OpenDays, opens: date, extended_to: date | None
) -> date:
    if extended_to is not None:
        return days.on_or_after(extended_to)
    candidates = []
    if rule.due is not None:
        candidates.append(days.on_or_after(_day(year, rule.due)))
    if rule.within_open_days is not None:
        candidates.append(days.after(opens, rule.within_open_days))
    return max(candidates, default=days.after(opens, GRACE_OPEN_DAYS))


def _with_due_day(rule: StepRule, days: OpenDays, opens_at: datetime, due_day: date) -> Timetable:
    return Timetable(
        opens_at=opens_at,
        due_at=days.closing(due_day),
        escalations=tuple(
            (days.opening(days.after(due_day, escalation.after_open_days)), escalation.to)
            for escalation in rule.escalations
        ),
        expires_at=_expires_at(rule, days, due_day),
    )


def _expires_at(rule: StepRule, days: OpenDays, due_day: date) -> datetime | None:
    if rule.expires_after_open_days is None:
        return None
    return days.closing(days.after(due_day, rule.expires_after_open_days))


def _day(year: FiscalYear, month_day: MonthDay) -> date:
    return year.day(month_day.month, month_day.day)
