"""When the tasks of a mentee's year are due 組の日程: by the programme's days, and from the pair's start."""

from datetime import date, datetime
from typing import Final

from activities.resolving import Dates
from activities.timetable_shapes import (
    closing_of,
    day_of,
    days_of,
    due_by,
    due_until,
    from_day,
    open_days_after,
    owed,
    soon,
    window,
)
from activities.turning import Turning
from models.ids import PersonId
from models.mentoring.case import About, is_first_wait
from models.mentoring.report_days import ReportDay, report_day
from models.mentoring.steps import PairStep
from models.months import months_after
from models.timetable import GRACE_OPEN_DAYS, Timetable

PLAN_WITHIN_OPEN_DAYS: Final = 15
"""A training plan is owed three weeks after the pair has begun."""


def pair_dates(turning: Turning, step: PairStep, key: str) -> Dates:
    """The moments of a task of a mentee's year opened now; nobody's silence stops anything."""
    programme, today = turning.programme, turning.world.today(turning.case)
    answered_by = open_days_after(turning, programme.consent.value.within_open_days)
    match step:
        case PairStep.AWAIT_MENTOR if not is_first_wait(key):
            return soon(turning)
        case PairStep.AWAIT_MENTOR if not turning.book.plan_is_ahead(turning.world.now):
            return due_by(turning, day_of(turning, programme.days.plan_due.value))
        case PairStep.TELL_WISHES | PairStep.PERIOD_ENDS:
            return window(turning, period_end(turning))
        case PairStep.AGREE_AS_MENTEE | PairStep.AGREE_AS_MENTOR:
            return _consent(turning, answered_by)
        case PairStep.AGREE_WORKING_TIME:
            return due_until(turning, answered_by)
        case PairStep.WRITE_PLAN:
            return owed(turning, today, open_days_after(turning, PLAN_WITHIN_OPEN_DAYS))
        case PairStep.REPORT_PROGRESS:
            return _report(turning, About.of_key(key).nth)
        case PairStep.HOLD_STAFF_INTERVIEW:
            months = programme.staff_interview_after_months.value or 0
            return from_day(turning, months_after(_came_on(turning), months))
        case PairStep.CHECK_MIDTERM:
            return from_day(turning, _half_time(turning))
        case PairStep.ANSWER_SURVEY:
            return due_until(turning, open_days_after(turning, 2 * GRACE_OPEN_DAYS))
        case PairStep.DECIDE_CHANGE:
            return soon(turning)
        case PairStep.WATCH_QUIET:
            return window(turning, _quiet_until(turning))
        case _:
            return window(turning, None)


def period_last(turning: Turning) -> date:
    """The last day of the programme's period."""
    return turning.programme.days.day("ends_on", turning.year)


def period_end(turning: Turning) -> datetime:
    """The last moment of the programme's period."""
    return closing_of(turning, turning.programme.days.ends_on.value)


def is_last_report(turning: Turning, key: str) -> bool:
    """Whether no report of progress follows this one; once its pair has ended, none does."""
    return turning.pair is None or _report_day(turning, About.of_key(key).nth).is_last


def _report_day(turning: Turning, nth: int) -> ReportDay:
    every = turning.programme.progress_every_months.value or 1
    return report_day(_started_on(turning), every, nth, period_last(turning))


def _report(turning: Turning, nth: int) -> Dates:
    """The last one is owed by the period's last day, and waited for some open days longer."""
    asked, ends_on = _report_day(turning, nth), period_last(turning)
    if not asked.is_last:
        return from_day(turning, asked.day)
    days, now = days_of(turning), turning.world.now
    last = days.on_or_before(ends_on)
    table = Timetable(
        opens_at=max(days.opening(days.before(last, 2 * GRACE_OPEN_DAYS)), now),
        due_at=days.closing(last),
        expires_at=days.closing(days.after(last, 2 * GRACE_OPEN_DAYS)),
    )
    return Dates(table, goes_on=True, optional=False, last=True)


def _started_on(turning: Turning) -> date:
    """Before the programme's first day a pair has agreed, and begins on it."""
    return turning.pair_since or turning.world.today(turning.case)


def _quiet_until(turning: Turning) -> datetime:
    """The first window counts from the pair's first day, which may lie weeks after both agreed."""
    days, today = days_of(turning), turning.world.today(turning.case)
    first = max(_started_on(turning), today)
    return days.closing(days.after(first, turning.programme.dormant_after_open_days.value))


def _half_time(turning: Turning) -> date:
    """The programme's day; of a pair that begins on it or later the middle of what is left of the period."""
    started, midterm = _started_on(turning), turning.programme.midterm_on.value
    if midterm and started < day_of(turning, midterm):
        return day_of(turning, midterm)
    return started + (period_last(turning) - started) // 2


def _came_on(turning: Turning) -> date:
    """The day of hire of whoever was hired this year; else the day the first pair began."""
    person = turning.world.organisation.person(PersonId(turning.case.person_id))
    if person is not None and person.hired_on >= turning.year.first:
        return person.hired_on
    begun = (it["started_on"] for it in turning.book.pairs_of(turning.case.id))
    return min((it for it in begun if it), default=turning.world.today(turning.case))


def _consent(turning: Turning, until: datetime) -> Dates:
    """Silence says nothing where it would end with the period, or after it: no pair begins to end at once."""
    if until < (end := period_end(turning)):
        return due_until(turning, until)
    now = turning.world.now
    return Dates(Timetable(opens_at=now, due_at=max(end, now)), goes_on=True, optional=False)
