"""Contradictions 矛盾 in the days of a programme's year 制度の日程: out of order, or with no day left for something."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from models.fiscal_year import FiscalYear
from models.open_days import LAST_YEAR, open_days
from models.policy.guiding import MenteeGroup
from models.policy.programme import Programme, ProgrammeDays
from models.policy.schema import Policy

Contradiction = tuple[tuple[str | int, ...], str, str]


def day_contradictions(policy: Policy, programme: Programme) -> Iterator[Contradiction]:
    """Key path within the programme, rule code, and what is allowed."""
    year = FiscalYear(policy.year)
    if disorder := list(_in_order(programme, year)):
        yield from disorder
        return
    yield from _somebody_is_looked_after(programme, year)
    yield from _midterm_lies_inside(programme, year)
    yield from _months_lie_inside(programme, year)
    yield from _reports_are_on_a_plan(programme)
    if year.year + 1 <= LAST_YEAR:
        yield from _both_answer_in_time(policy, programme, year)


def months_of(programme: Programme, year: FiscalYear) -> int:
    """How many whole months the period has: 5/1 to 3/31 are 11."""
    first = programme.days.day("starts_on", year)
    after = programme.days.day("ends_on", year) + timedelta(days=1)
    between = (after.year - first.year) * 12 + after.month - first.month
    return between - (after.day < first.day)


def _in_order(programme: Programme, year: FiscalYear) -> Iterator[Contradiction]:
    """Each day after the one before: what is due on one day is needed by the next."""
    for before, after in pairwise(ProgrammeDays.model_fields):
        first, then = programme.days.day(before, year), programme.days.day(after, year)
        if then <= first:
            allowed = f"{before} の{_told(first)}より後、年度の終わりまで"
            yield ("days", after, "value"), "days_out_of_order", allowed


def _somebody_is_looked_after(programme: Programme, year: FiscalYear) -> Iterator[Contradiction]:
    """Whoever came on the first day of the fiscal year is still looked after when the programme starts."""
    whom, starts_on = programme.looked_after.value, programme.days.day("starts_on", year)
    if set(whom.groups) == {MenteeGroup.VOLUNTEERS}:
        return
    needed = (starts_on.year - year.year) * 12 + starts_on.month - year.first.month + 1
    if whom.months < needed:
        allowed = f"4月1日から starts_on の{_told(starts_on)}を過ぎるまでの {needed} 以上"
        yield ("looked_after", "value", "months"), "nobody_looked_after", allowed


def _midterm_lies_inside(programme: Programme, year: FiscalYear) -> Iterator[Contradiction]:
    midterm = programme.midterm_on.value
    if midterm is None:
        return
    first, last = programme.days.day("starts_on", year), programme.days.day("ends_on", year)
    if not first < year.day(midterm.month, midterm.day) < last:
        allowed = f"starts_on の{_told(first)}と ends_on の{_told(last)}の間の日か null"
        yield ("midterm_on", "value"), "midterm_outside", allowed


def _months_lie_inside(programme: Programme, year: FiscalYear) -> Iterator[Contradiction]:
    """A round, a report and an interview come at least once in the period."""
    months = months_of(programme, year)
    for keys, given, none in (
        (("talks", "every_months", "value"), programme.talks.every_months.value, ""),
        (("progress_every_months", "value"), programme.progress_every_months.value, "か null"),
        (
            ("staff_interview_after_months", "value"),
            programme.staff_interview_after_months.value,
            "か null",
        ),
    ):
        if given is not None and given > months:
            allowed = f"starts_on から ends_on までの {months} か月以下{none}"
            yield keys, "period_too_short", allowed


def _reports_are_on_a_plan(programme: Programme) -> Iterator[Contradiction]:
    if programme.progress_every_months.value is not None and not programme.training_plan.value:
        allowed = "報告する計画がないため null(training_plan を true にするときは月数)"
        yield ("progress_every_months", "value"), "progress_without_plan", allowed


def _both_answer_in_time(
    policy: Policy, programme: Programme, year: FiscalYear
) -> Iterator[Contradiction]:
    """Both have their open days before the pair begins, and the first talk comes before it ends."""
    calendar, days = open_days(policy.calendar.rules()), programme.days
    starts_on, ends_on = days.day("starts_on", year), days.day("ends_on", year)
    answered = calendar.after(days.day("plan_due", year), programme.consent.value.within_open_days)
    if answered >= starts_on:
        allowed = f"plan_due から consent.within_open_days を経た{_told(answered)}より後"
        yield ("days", "starts_on", "value"), "consent_too_late", allowed
    if calendar.after(starts_on, programme.talks.first_within_open_days.value) >= ends_on:
        allowed = f"ends_on の{_told(ends_on)}より前に最初の面談が来る開庁日数"
        yield ("talks", "first_within_open_days", "value"), "first_talk_too_late", allowed


def _told(day: date) -> str:
    return f"{day.month}月{day.day}日"
