"""When the tasks of a programme are due メンター・OJTの日程: by the programme's days, and from the pair's start."""

from datetime import date, datetime
from typing import Final

from activities.resolving import Dates
from activities.turning import Turning
from models.ids import PersonId
from models.mentoring.case import About, asked_section, plan_number
from models.mentoring.report_days import report_day
from models.mentoring.steps import PairStep, ProgrammeStep
from models.months import months_after
from models.open_days import OpenDays
from models.timetable import GRACE_OPEN_DAYS, Timetable

PLAN_WITHIN_OPEN_DAYS: Final = 15
"""A training plan is owed three weeks after the pair has begun."""


def programme_dates(turning: Turning, step: ProgrammeStep, key: str) -> Dates:
    """The moments of a task of the programme's year opened now."""
    programme = turning.programme
    match step:
        case ProgrammeStep.PROPOSE_MENTORS:
            return _window(turning, _call_ends(turning, key))
        case ProgrammeStep.DECIDE_PLAN if plan_number(key) == 1:
            return _due(turning, day_of(turning, programme.days.plan_due.value))
        case ProgrammeStep.DECIDE_PLAN:
            return _window(turning, None)
        case ProgrammeStep.PERIOD_ENDS:
            return _window(turning, _closing(turning, programme.days.ends_on.value))


def pair_dates(turning: Turning, step: PairStep, key: str) -> Dates:
    """The moments of a task of a mentee's year opened now; nobody's silence stops anything."""
    programme, today = turning.programme, turning.world.today(turning.case)
    match step:
        case PairStep.AWAIT_MENTOR if _is_after_the_plan(turning, key):
            return _soon(turning)
        case PairStep.TELL_WISHES | PairStep.PERIOD_ENDS:
            return _window(turning, period_end(turning))
        case PairStep.AGREE_AS_MENTEE | PairStep.AGREE_AS_MENTOR:
            return _consent(turning, _after(turning, programme.consent.value.within_open_days))
        case PairStep.AGREE_WORKING_TIME:
            return _until(turning, _after(turning, programme.consent.value.within_open_days))
        case PairStep.WRITE_PLAN:
            return _owed(turning, today, _after(turning, PLAN_WITHIN_OPEN_DAYS))
        case PairStep.REPORT_PROGRESS:
            return _report(turning, About.of_key(key).nth)
        case PairStep.HOLD_STAFF_INTERVIEW:
            months = programme.staff_interview_after_months.value or 0
            return _from(turning, months_after(_came_on(turning), months))
        case PairStep.CHECK_MIDTERM:
            return _from(turning, _half_time(turning))
        case PairStep.ANSWER_SURVEY:
            return _until(turning, _after(turning, 2 * GRACE_OPEN_DAYS))
        case PairStep.DECIDE_CHANGE:
            return _soon(turning)
        case PairStep.WATCH_QUIET:
            return _window(turning, _quiet_until(turning))
        case _:
            return _window(turning, None)


def day_of(turning: Turning, month_day: object) -> date:
    """A day of the programme's fiscal year."""
    return turning.year.day(month_day.month, month_day.day)  # type: ignore[attr-defined]


def period_last(turning: Turning) -> date:
    """The last day of the programme's period."""
    return turning.programme.days.day("ends_on", turning.year)


def period_end(turning: Turning) -> datetime:
    """The last moment of the programme's period."""
    return _closing(turning, turning.programme.days.ends_on.value)


def _call_ends(turning: Turning, key: str) -> datetime:
    """A head names more until the same moment; a year begun late leaves some open days for the first."""
    before = turning.living.get(turning.page.cause.task_key)
    if asked_section(key)[1] > 1 and before is not None and before.expires_at:
        return before.expires_at
    grace = _after(turning, GRACE_OPEN_DAYS)
    return max(_closing(turning, turning.programme.days.call_to.value), grace)


def _report(turning: Turning, nth: int) -> Dates:
    """The last one is owed by the period's last day, and waited for some open days longer."""
    every, ends_on = turning.programme.progress_every_months.value, period_last(turning)
    asked = report_day(_started_on(turning), every or 1, nth, ends_on)
    if not asked.is_last:
        return _from(turning, asked.day)
    days, now = _days(turning), turning.world.now
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
    days, today = _days(turning), turning.world.today(turning.case)
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


def _from(turning: Turning, day: date) -> Dates:
    """Owed some open days from a day on that lies ahead, or from today."""
    days, today = _days(turning), turning.world.today(turning.case)
    first = days.on_or_after(max(day, today))
    opens_at = max(days.opening(first), turning.world.now)
    due = days.closing(days.after(first, 2 * GRACE_OPEN_DAYS))
    expires = days.closing(days.after(first, 4 * GRACE_OPEN_DAYS))
    table = Timetable(opens_at=opens_at, due_at=due, expires_at=expires)
    return Dates(table, goes_on=True, optional=False)


def _owed(turning: Turning, first: date, until: datetime) -> Dates:
    """Owed by then; some open days later it is waited for no more."""
    days = _days(turning)
    expires = days.closing(days.after(days.local_day(until), GRACE_OPEN_DAYS))
    table = Timetable(
        opens_at=max(turning.world.now, days.opening(days.on_or_after(first))),
        due_at=until,
        expires_at=expires,
    )
    return Dates(table, goes_on=True, optional=False)


def _is_after_the_plan(turning: Turning, key: str) -> bool:
    """Whoever waits again, or came to the city later, is in no plan that is due with all the others."""
    person = turning.world.organisation.person(PersonId(turning.case.person_id))
    plan_due = day_of(turning, turning.programme.days.plan_due.value)
    return About.of_key(key).nth > 1 or (person is not None and person.hired_on > plan_due)


def _soon(turning: Turning) -> Dates:
    """HR is waited for however long it takes."""
    due_at = _after(turning, GRACE_OPEN_DAYS)
    return Dates(Timetable(opens_at=turning.world.now, due_at=due_at), goes_on=True, optional=False)


def _consent(turning: Turning, until: datetime) -> Dates:
    """Silence says nothing where it would end with the period, or after it: no pair begins to end at once."""
    if until < (end := period_end(turning)):
        return _until(turning, until)
    now = turning.world.now
    return Dates(Timetable(opens_at=now, due_at=max(end, now)), goes_on=True, optional=False)


def _until(turning: Turning, until: datetime) -> Dates:
    table = Timetable(opens_at=turning.world.now, due_at=until, expires_at=until)
    return Dates(table, goes_on=True, optional=False)


def _due(turning: Turning, day: date) -> Dates:
    """Owed by that day, and by no earlier one than some open days from now."""
    days, now = _days(turning), turning.world.now
    due_at = days.closing(days.on_or_after(day))
    if due_at <= now:
        due_at = days.closing(days.after(days.local_day(now), GRACE_OPEN_DAYS))
    return Dates(Timetable(opens_at=now, due_at=due_at), goes_on=True, optional=False)


def _window(turning: Turning, until: datetime | None) -> Dates:
    now = turning.world.now
    expires_at = max(until, now) if until else None
    table = Timetable(opens_at=now, due_at=None, expires_at=expires_at)
    return Dates(table, goes_on=True, optional=True)


def _closing(turning: Turning, month_day: object) -> datetime:
    days = _days(turning)
    return days.closing(days.on_or_before(day_of(turning, month_day)))


def _after(turning: Turning, open_days: int) -> datetime:
    days = _days(turning)
    return days.closing(days.after(turning.world.today(turning.case), open_days))


def _days(turning: Turning) -> OpenDays:
    return turning.world.rules_of(turning.case).days
