"""When the tasks of a 1on1 series are due 1on1の日程: from the pack's chapter, the round's window and the time fixed."""

from datetime import date, datetime, timedelta

from activities.resolving import Dates
from activities.turning import Turning
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.one_on_one.case import Attempt
from models.one_on_one.rounds import window
from models.one_on_one.steps import TalkStep
from models.open_days import OpenDays
from models.policy.one_on_one import OneOnOneChapter
from models.timetable import GRACE_OPEN_DAYS, Timetable


def talk_dates(turning: Turning, step: TalkStep, attempt: Attempt) -> Dates:
    """The moments of a task of this step opened now; nobody's silence stops a series."""
    match step:
        case TalkStep.WISH_TALK:
            table = _wishes(turning)
        case TalkStep.ARRANGE_TALK:
            table = _arranging(turning, attempt)
        case TalkStep.CHOOSE_TIME:
            table = _choosing(turning, attempt)
        case _:
            table = _talking(turning, attempt)
    return Dates(table, goes_on=True, optional=step is TalkStep.WISH_TALK)


def window_of(turning: Turning, attempt: Attempt) -> tuple[date, date]:
    """The first and last day of a talk's window 実施期間; a wish begins with the day it was uttered."""
    rules, today = turning.world.rules_of(turning.case), turning.world.today(turning.case)
    chapter = rules.policy.one_on_one
    if not attempt.is_round:
        within = chapter.wish_within_open_days.value + chapter.arrange_within_open_days.value
        return today, rules.days.after(today, within)
    person = turning.world.organisation.person(PersonId(turning.case.person_id))
    hired_on = person.hired_on if person else turning.year.first
    it = window(turning.year, chapter, attempt.number, hired_on)
    return it.first_day, it.last_day


def back_on(turning: Turning) -> date | None:
    """The first day after the employee's leave 復帰日, at the latest the one after the year; None if on duty."""
    leave = turning.world.organisation.on_leave(
        PersonId(turning.case.person_id), turning.world.today(turning.case)
    )
    if leave is None:
        return None
    last = turning.year.last
    return min(leave.to_day or last, last) + timedelta(days=1)


def leads(turning: Turning, task_key: str) -> str | None:
    """With whom the talk's time was fixed, while that person is employed."""
    partner = turning.talks[Attempt.of_key(task_key).talk]["partner_id"]
    today = turning.world.today(turning.case)
    is_there = partner and turning.world.organisation.employed(PersonId(partner), today)
    return partner if is_there else None


def _wishes(turning: Turning) -> Timetable:
    days, now = _days(turning), turning.world.now
    last = days.closing(days.on_or_before(turning.year.last))
    return Timetable(opens_at=now, due_at=None, expires_at=max(last, now))


def _arranging(turning: Turning, attempt: Attempt) -> Timetable:
    """Within so many open days of the window; what comes late, or again, still gets its days."""
    days, chapter, now = _days(turning), _chapter(turning), turning.world.now
    first, last = _window_known(turning, attempt)
    if back := back_on(turning):
        first = max(first, back)
    opens_at = max(now, days.opening(days.on_or_after(first)))
    opens_on = days.local_day(opens_at)
    within = chapter.wish_within_open_days if attempt.talk.startswith("w") else None
    due_day = days.after(opens_on, (within or chapter.arrange_within_open_days).value)
    last_day = days.on_or_before(last)
    if attempt.is_round and attempt.nth == 1 and days.closing(last_day) > opens_at:
        due_day = min(due_day, last_day)
    else:
        last_day = max(last_day, days.after(due_day, GRACE_OPEN_DAYS))
    return _until(days, opens_at, due_day, last_day, turning.year)


def _until(
    days: OpenDays, opens_at: datetime, due_day: date, last_day: date, year: FiscalYear
) -> Timetable:
    """With the year the series ends: nothing of it is due afterwards."""
    end = days.on_or_before(year.last)
    due_at, expires_at = (days.closing(min(day, end)) for day in (due_day, last_day))
    return Timetable(
        opens_at=opens_at, due_at=max(due_at, opens_at), expires_at=max(expires_at, opens_at)
    )


def _choosing(turning: Turning, attempt: Attempt) -> Timetable:
    """As long as one of the times offered lies ahead, at most the pack's open days."""
    days, now = _days(turning), turning.world.now
    offered = [datetime.fromisoformat(it) for it in turning.talks[attempt.talk]["offered"]]
    due_day = days.after(days.local_day(now), _chapter(turning).choose_within_open_days.value)
    due_at = max(min(days.closing(due_day), max(offered, default=now)), now)
    return Timetable(opens_at=now, due_at=due_at, expires_at=due_at)


def _talking(turning: Turning, attempt: Attempt) -> Timetable:
    """Due some open days after the talk; a while later one side's word counts for both."""
    days, chapter, now = _days(turning), _chapter(turning), turning.world.now
    starts_at: datetime = turning.talks[attempt.talk]["starts_at"]
    due_day = days.after(days.local_day(starts_at), chapter.confirm_within_open_days.value)
    last_day = days.after(due_day, chapter.alone_after_open_days.value)
    return Timetable(
        opens_at=now,
        due_at=max(days.closing(due_day), now),
        expires_at=max(days.closing(last_day), now),
    )


def _window_known(turning: Turning, attempt: Attempt) -> tuple[date, date]:
    talk = turning.talks.get(attempt.talk)
    return (talk["first_day"], talk["last_day"]) if talk else window_of(turning, attempt)


def _chapter(turning: Turning) -> OneOnOneChapter:
    return turning.world.rules_of(turning.case).policy.one_on_one


def _days(turning: Turning) -> OpenDays:
    return turning.world.rules_of(turning.case).days
