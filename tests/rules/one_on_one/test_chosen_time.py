"""Times chosen by hand and times away 手で決める日時・不在: leap day, year change, lunch, one quarter too late."""

from datetime import UTC, date, datetime, time

import pytest

from models.one_on_one.away import AwayForm, joined, wrong_with_away
from models.one_on_one.chosen_time import TalkBounds, WrongTime, clocks, moment, whole, wrong_with
from models.one_on_one.talk import Span
from models.open_days import OpenDays
from models.policy.talks import TalkHours

DAYS = OpenDays()
HOURS = TalkHours.model_validate(
    {"from": "09:00", "to": "17:00", "lunch_from": "12:00", "lunch_to": "13:00"}
)
RULES = TalkBounds(HOURS, DAYS, date(2028, 3, 31))
NOW = datetime(2027, 12, 20, 0, 0, tzinfo=UTC)  # a Monday, 9:00 in Japan


def at(day: date, clock: str, minutes: int = 30) -> Span:
    return Span.of(moment(day, time.fromisoformat(clock), DAYS), minutes)


@pytest.mark.parametrize(
    ("day", "clock", "wrong"),
    [
        (date(2027, 12, 20), "09:00", WrongTime.TIME_PAST),  # this very moment
        (date(2027, 12, 20), "09:15", None),
        (date(2027, 12, 28), "16:30", None),
        (date(2027, 12, 28), "16:45", WrongTime.OUTSIDE_HOURS),
        (date(2027, 12, 29), "10:00", WrongTime.CLOSED_DAY),
        (date(2028, 1, 3), "10:00", WrongTime.CLOSED_DAY),
        (date(2028, 1, 4), "10:00", None),
        (date(2028, 2, 29), "11:30", None),  # leap day, a Tuesday
        (date(2028, 2, 29), "11:45", WrongTime.OVER_LUNCH),
        (date(2028, 2, 29), "12:45", WrongTime.OVER_LUNCH),
        (date(2028, 2, 29), "08:45", WrongTime.OUTSIDE_HOURS),
        (date(2028, 2, 29), "10:05", WrongTime.NOT_A_QUARTER),
        (date(2028, 3, 31), "16:30", None),
        (date(2028, 4, 3), "10:00", WrongTime.DAY_TOO_LATE),
    ],
)
def test_where_a_talk_may_lie(day: date, clock: str, wrong: WrongTime | None) -> None:
    assert wrong_with(at(day, clock), RULES, NOW) == wrong


def test_every_time_on_the_list_may_be_chosen() -> None:
    listed = clocks(HOURS, 45, DAYS)
    day = date(2028, 2, 29)

    assert [listed[0], listed[-1]] == [time(9), time(16, 15)]
    for clock in listed:
        assert wrong_with(at(day, f"{clock:%H:%M}", 45), RULES, NOW) is None


def test_a_talk_of_twenty_minutes_takes_two_quarters() -> None:
    assert whole(at(date(2028, 1, 4), "10:00", 20)) == at(date(2028, 1, 4), "10:00", 30)


def test_times_that_touch_are_one_and_others_stay() -> None:
    before, after, far = (at(date(2028, 1, day), "10:00", 60) for day in (4, 5, 11))
    new = Span(start=before.end, end=after.start)

    found, taken_in = joined(new, [far, after, before])

    assert found == Span(start=before.start, end=after.end)
    assert set(taken_in) == {before, after}


def test_whole_days_over_the_new_year_and_the_leap_day() -> None:
    span = AwayForm(date(2027, 12, 28), date(2028, 2, 27)).span(DAYS)

    assert (span.end - span.start).days == 62
    assert wrong_with_away(span, NOW) == []
    longer = AwayForm(date(2027, 12, 28), date(2028, 2, 28)).span(DAYS)
    assert [it.rule for it in wrong_with_away(longer, NOW)] == ["away_too_long"]
