"""The timetable 日程: rules of a pack turned into moments, on open days and in office hours."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.evaluation.steps import Step
from models.fiscal_year import FiscalYear
from models.open_days import CalendarRules, OpenDays
from models.policy.month_day import MonthDay
from models.policy.steps import Escalation, StepRule
from models.roles import Role
from models.timetable import GRACE_OPEN_DAYS, Timetable, timetable
from tests.given.packs import CITIES, the_pack_of

TOKYO = ZoneInfo("Asia/Tokyo")
YEAR = FiscalYear(2026)
DAYS = OpenDays(CalendarRules())


def at(text: str) -> datetime:
    """A moment of the city: ``2026-05-11 10:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO).astimezone(UTC)


def a_rule(**changes: object) -> StepRule:
    return StepRule.model_validate({"used": True, "role": Role.EMPLOYEE} | changes)


def of(rule: StepRule, now: str, extended_to: date | None = None) -> Timetable:
    return timetable(rule, YEAR, DAYS, at(now), extended_to=extended_to)


def test_the_due_day_of_the_pack_ends_at_closing_hour() -> None:
    found = of(a_rule(due="05-29"), "2026-04-01 09:00")
    assert found.opens_at == at("2026-04-01 09:00")
    assert found.due_at == at("2026-05-29 17:15")
    assert found.expires_at is None


def test_a_due_day_on_a_closed_day_moves_to_the_next_open_one() -> None:
    assert of(a_rule(due="05-31"), "2026-04-01 09:00").due_at == at("2026-06-01 17:15")
    assert of(a_rule(due="12-31"), "2026-04-01 09:00").due_at == at("2027-01-04 17:15")


def test_a_month_after_the_turn_of_the_year_belongs_to_the_same_fiscal_year() -> None:
    assert of(a_rule(due="02-10"), "2026-04-01 09:00").due_at == at("2027-02-10 17:15")


def test_open_days_count_from_the_day_after_opening() -> None:
    friday = "2026-05-01 16:00"  # the holidays of 3 to 6 May follow
    assert of(a_rule(within_open_days=3), friday).due_at == at("2026-05-11 17:15")


def test_the_later_of_date_and_open_days_counts() -> None:
    rule = a_rule(due="05-29", within_open_days=5)
    assert of(rule, "2026-05-01 09:00").due_at == at("2026-05-29 17:15")
    assert of(rule, "2026-05-28 09:00").due_at == at("2026-06-04 17:15")


def test_a_step_is_not_open_before_its_day() -> None:
    rule = a_rule(opens="01-15", due="01-29", within_open_days=5)
    found = of(rule, "2026-10-01 09:00")
    assert found.opens_at == at("2027-01-15 08:30")
    assert found.due_at == at("2027-01-29 17:15")
    assert of(rule, "2027-01-20 11:00").opens_at == at("2027-01-20 11:00")


def test_a_step_that_opens_on_a_closed_day_opens_on_the_next_open_one() -> None:
    assert of(a_rule(opens="08-01", due="08-31"), "2026-07-01 09:00").opens_at == at(
        "2026-08-03 08:30"
    )


def test_escalations_and_expiry_count_from_the_due_day() -> None:
    rule = a_rule(
        due="05-29",
        escalations=[{"after_open_days": 1, "to": "superior"}, {"after_open_days": 3, "to": "hr"}],
        expires_after_open_days=5,
    )
    found = of(rule, "2026-04-01 09:00")
    assert found.escalations == (
        (at("2026-06-01 08:30"), Role.SUPERIOR),
        (at("2026-06-03 08:30"), Role.HR),
    )
    assert found.expires_at == at("2026-06-05 17:15")


def test_a_date_already_passed_leaves_some_open_days() -> None:
    found = of(a_rule(due="05-29", expires_after_open_days=5), "2026-08-07 10:00")
    assert GRACE_OPEN_DAYS == 3
    assert found.due_at == at("2026-08-13 17:15")  # 8/11 is 山の日
    assert found.expires_at == at("2026-08-20 17:15")


def test_a_longer_time_granted_replaces_the_packs_date() -> None:
    rule = a_rule(due="05-29", within_open_days=5, expires_after_open_days=2)
    found = of(rule, "2026-06-01 10:00", date(2026, 6, 13))
    assert found.due_at == at("2026-06-15 17:15")
    assert found.expires_at == at("2026-06-17 17:15")


def test_a_window_has_no_due_and_ends_by_itself() -> None:
    change = the_pack_of("kofu").evaluation.steps[Step.CHANGE_GOALS]
    found = of(change, "2026-06-20 09:00")
    assert (found.due_at, found.escalations) == (None, ())
    assert found.expires_at == at("2027-01-14 17:15")


def test_a_window_opened_too_late_is_closed_at_once() -> None:
    change = the_pack_of("kofu").evaluation.steps[Step.CHANGE_GOALS]
    found = of(change, "2027-01-18 09:00")
    assert found.expires_at == found.opens_at == at("2027-01-18 09:00")


def test_the_complaint_window_counts_open_days_over_the_turn_of_the_fiscal_year() -> None:
    complain = the_pack_of("kofu").evaluation.steps[Step.COMPLAIN]
    assert of(complain, "2027-03-26 13:00").expires_at == at("2027-04-06 17:15")


@pytest.mark.parametrize("city", CITIES)
def test_the_practice_year_can_end_by_the_last_of_april(city: str) -> None:
    """On time everywhere, the window for complaints closes before 4/30."""
    policy = the_pack_of(city)
    days = OpenDays(policy.calendar.rules())
    now = at("2026-04-01 09:00")
    for step in policy.evaluation.steps.used():
        if step in (Step.HEAR_COMPLAINT, Step.HR_DECIDES, Step.REVIEW_CHANGE):
            continue
        found = timetable(policy.evaluation.steps[step], YEAR, days, now)
        ends = found.due_at or found.expires_at
        assert ends is not None
        now = ends if step is not Step.CHANGE_GOALS else now
    assert at("2027-03-31 00:00") < now < at("2027-05-01 00:00")


moments = st.datetimes(datetime(2026, 4, 1), datetime(2027, 6, 30), timezones=st.just(UTC))
open_days = st.integers(1, 15)
month_days = st.dates(date(2026, 4, 1), date(2027, 3, 31)).map(
    lambda day: MonthDay(month=day.month, day=day.day)
)
rules = st.builds(
    StepRule,
    used=st.just(True),
    role=st.just(Role.EMPLOYEE),
    opens=st.none() | month_days,
    due=month_days,
    within_open_days=st.none() | open_days,
    escalations=st.lists(open_days, max_size=3, unique=True).map(
        lambda all_days: tuple(
            Escalation(after_open_days=days, to=Role.SUPERIOR) for days in sorted(all_days)
        )
    ),
    expires_after_open_days=st.just(15),
    optional=st.booleans(),
)


@given(rule=rules, now=moments)
@settings(max_examples=200)
def test_instants_stand_in_order_and_only_on_open_days(rule: StepRule, now: datetime) -> None:
    found = timetable(rule, YEAR, DAYS, now)
    assert found.opens_at >= now
    assert found.opens_at == now or DAYS.in_office_hours(found.opens_at)
    assert found.expires_at is not None
    assert found.expires_at >= found.opens_at
    told = [moment for moment, _ in found.escalations]
    assert told == sorted(told)
    if rule.optional:
        assert (found.due_at, told) == (None, [])
        return
    assert found.due_at is not None
    instants = [found.opens_at, found.due_at, *told, found.expires_at]
    assert instants == sorted(instants)
    for moment in (found.due_at, found.expires_at):
        assert DAYS.in_office_hours(moment - timedelta(seconds=1))
    assert all(DAYS.in_office_hours(moment) for moment in told)
