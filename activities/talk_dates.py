"""When the tasks about talks are due 面談の日程: from the rules of the case, the round's window and the time fixed."""

from datetime import date, datetime, timedelta

from activities.resolving import Dates
from activities.turning import Turning
from models.ids import PersonId
from models.one_on_one.case import Attempt
from models.one_on_one.rounds import Round, first_of_pair, next_of_pair, window
from models.one_on_one.steps import TalkStep
from models.open_days import OpenDays
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
    return Dates(
        table,
        goes_on=True,
        optional=step is TalkStep.WISH_TALK,
        last=is_last_round(turning, attempt),
    )


def window_of(turning: Turning, attempt: Attempt) -> tuple[date, date]:
    """The first and last day of a talk's window 実施期間; a wish begins with the day it was uttered."""
    rules, today = turning.talk_rules, turning.world.today(turning.case)
    if not attempt.is_round:
        within = rules.wish_within_open_days + rules.arrange_within_open_days
        return today, _days(turning).after(today, within)
    since = turning.pair_since
    it = _of_pair(turning, since, attempt) if since else _of_series(turning, attempt)
    return it.first_day, it.last_day


def is_last_round(turning: Turning, attempt: Attempt) -> bool:
    """Whether a pair has no round after this one; of a series the process itself knows its last."""
    talk = turning.talks.get(attempt.talk)
    if talk is None or turning.pair_since is None or not attempt.is_round:
        return False
    return next_of_pair(turning.year, turning.talk_rules, talk["last_day"]) is None


def back_on(turning: Turning) -> date | None:
    """The first day after the employee's leave 復帰日, at the latest the one after the last; None if on duty."""
    leave = turning.world.organisation.on_leave(
        PersonId(turning.case.person_id), turning.world.today(turning.case)
    )
    if leave is None:
        return None
    last = _last_day(turning)
    return min(leave.to_day or last, last) + timedelta(days=1)


def leads(turning: Turning, task_key: str) -> str | None:
    """With whom the talk's time was fixed, while that person is employed."""
    partner = turning.talks[Attempt.of_key(task_key).talk]["partner_id"]
    today = turning.world.today(turning.case)
    is_there = partner and turning.world.organisation.employed(PersonId(partner), today)
    return partner if is_there else None


def _wishes(turning: Turning) -> Timetable:
    days, now = _days(turning), turning.world.now
    last = days.closing(days.on_or_before(_last_day(turning)))
    return Timetable(opens_at=now, due_at=None, expires_at=max(last, now))


def _arranging(turning: Turning, attempt: Attempt) -> Timetable:
    """Within so many open days of the window; what comes late, or again, still gets its days."""
    days, rules, now = _days(turning), turning.talk_rules, turning.world.now
    first, last = _window_known(turning, attempt)
    if back := back_on(turning):
        first = max(first, back)
    opens_at = max(now, days.opening(days.on_or_after(first)))
    opens_on = days.local_day(opens_at)
    within = rules.arrange_within_open_days if attempt.is_round else rules.wish_within_open_days
    due_day = days.after(opens_on, within)
    last_day = days.on_or_before(last)
    if attempt.is_round and attempt.nth == 1 and days.closing(last_day) > opens_at:
        due_day = min(due_day, last_day)
    else:
        last_day = max(last_day, days.after(due_day, GRACE_OPEN_DAYS))
    end = days.on_or_before(_last_day(turning))
    return _until(days, opens_at, due_day, last_day, end)


def _until(
    days: OpenDays, opens_at: datetime, due_day: date, last_day: date, end: date
) -> Timetable:
    """With the year, or the programme's period, the talks end: nothing of them is due afterwards."""
    due_at, expires_at = (days.closing(min(day, end)) for day in (due_day, last_day))
    return Timetable(
        opens_at=opens_at, due_at=max(due_at, opens_at), expires_at=max(expires_at, opens_at)
    )


def _choosing(turning: Turning, attempt: Attempt) -> Timetable:
    """As long as one of the times offered lies ahead, at most the pack's open days."""
    days, now = _days(turning), turning.world.now
    offered = [datetime.fromisoformat(it) for it in turning.talks[attempt.talk]["offered"]]
    due_day = days.after(days.local_day(now), turning.talk_rules.choose_within_open_days)
    due_at = max(min(days.closing(due_day), max(offered, default=now)), now)
    return Timetable(opens_at=now, due_at=due_at, expires_at=due_at)


def _talking(turning: Turning, attempt: Attempt) -> Timetable:
    """Due some open days after the talk; a while later one side's word counts for both."""
    days, rules, now = _days(turning), turning.talk_rules, turning.world.now
    starts_at: datetime = turning.talks[attempt.talk]["starts_at"]
    due_day = days.after(days.local_day(starts_at), rules.confirm_within_open_days)
    last_day = days.after(due_day, rules.alone_after_open_days)
    return Timetable(
        opens_at=now,
        due_at=max(days.closing(due_day), now),
        expires_at=max(days.closing(last_day), now),
    )


def _window_known(turning: Turning, attempt: Attempt) -> tuple[date, date]:
    talk = turning.talks.get(attempt.talk)
    return (talk["first_day"], talk["last_day"]) if talk else window_of(turning, attempt)


def _of_series(turning: Turning, attempt: Attempt) -> Round:
    person = turning.world.organisation.person(PersonId(turning.case.person_id))
    hired_on = person.hired_on if person else turning.year.first
    return window(turning.year, turning.talk_rules, attempt.number, hired_on)


def _of_pair(turning: Turning, since: date, attempt: Attempt) -> Round:
    """After the round before it, if that was this pair's; else the first with a new mentor."""
    year, rules = turning.year, turning.talk_rules
    before = turning.talks.get(Attempt.round(attempt.number - 1).talk)
    if before and before["partner_id"] == turning.case.partner_id and before["first_day"] >= since:
        following = next_of_pair(year, rules, before["last_day"])
        if following is not None:
            return following
    meets_by = _days(turning).after(since, rules.first_within_open_days or 0)
    return first_of_pair(year, rules, since, meets_by)


def _last_day(turning: Turning) -> date:
    return turning.talk_rules.last_day(turning.year)


def _days(turning: Turning) -> OpenDays:
    return turning.world.rules_of(turning.case).days
