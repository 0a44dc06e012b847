"""Free times of a person: open days, talk hours without lunch, less whatever takes the person."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import BadDate
from models.one_on_one.free_times import (
    common_times,
    days_off,
    free_times,
    merged,
    starts,
    talk_hours,
)
from models.one_on_one.talk import Span
from models.open_days import CalendarRules, OpenDays
from models.policy.talks import TalkHours
from tests.given.talk_times import DAYS, HOURS, MONDAY, TOKYO, TUESDAY, at, shown, span

WHOLE_MONDAY = talk_hours(MONDAY, MONDAY, HOURS, DAYS)


def test_talk_hours_of_an_open_day_leave_out_lunch() -> None:
    found = talk_hours(MONDAY, MONDAY, HOURS, DAYS)
    assert found == (span(MONDAY, "09:00", "12:00"), span(MONDAY, "13:00", "17:00"))


def test_a_day_without_lunch_is_one_stretch() -> None:
    hours = TalkHours(from_=time(9), to=time(17), lunch_from=time(12), lunch_to=time(12))
    assert talk_hours(MONDAY, MONDAY, hours, DAYS) == (span(MONDAY, "09:00", "17:00"),)


@pytest.mark.parametrize(
    ("first", "last", "open_ones"),
    [
        (date(2026, 12, 26), date(2027, 1, 5), ["12-28", "01-04", "01-05"]),
        (date(2028, 2, 28), date(2028, 3, 1), ["02-28", "02-29", "03-01"]),
        (date(2027, 5, 1), date(2027, 5, 9), ["05-06", "05-07"]),
        (date(2027, 5, 8), date(2027, 5, 9), []),
        (date(2027, 5, 9), date(2027, 5, 8), []),
    ],
    ids=["year change", "leap day", "long holidays", "weekend", "last before first"],
)
def test_talk_hours_lie_on_open_days(first: date, last: date, open_ones: list[str]) -> None:
    found = talk_hours(first, last, HOURS, DAYS)
    assert sorted({f"{it.start.astimezone(TOKYO):%m-%d}" for it in found}) == sorted(open_ones)
    assert len(found) == 2 * len(open_ones)


def test_a_day_the_city_opens_by_itself_counts() -> None:
    saturday = date(2027, 5, 8)
    own = OpenDays(CalendarRules(extra_open=(saturday,), extra_closed=(MONDAY,)))
    assert talk_hours(saturday, MONDAY, HOURS, own) == (
        span(saturday, "09:00", "12:00"),
        span(saturday, "13:00", "17:00"),
    )


def test_a_year_whose_holidays_nobody_knows_is_refused() -> None:
    with pytest.raises(BadDate):
        talk_hours(date(2500, 1, 4), date(2500, 1, 5), HOURS, DAYS)


@pytest.mark.parametrize(
    ("busy", "left"),
    [
        ([], ["09:00-12:00", "13:00-17:00"]),
        ([("10:00", "11:00")], ["09:00-10:00", "11:00-12:00", "13:00-17:00"]),
        ([("10:30", "11:00"), ("10:00", "10:45")], ["09:00-10:00", "11:00-12:00", "13:00-17:00"]),
        ([("11:30", "13:30")], ["09:00-11:30", "13:30-17:00"]),
        ([("10:00", "10:00")], ["09:00-12:00", "13:00-17:00"]),
        ([("11:00", "10:00")], ["09:00-12:00", "13:00-17:00"]),
        ([("00:00", "23:59")], []),
        ([("08:00", "09:00"), ("17:00", "20:00")], ["09:00-12:00", "13:00-17:00"]),
        ([("09:00", "16:59")], ["16:59-17:00"]),
    ],
    ids=[
        *("free", "one", "overlapping, unsorted", "over lunch", "no length", "backwards"),
        *("all day", "touching the edges", "a minute left"),
    ],
)
def test_busy_times_are_taken_away(busy: list[tuple[str, str]], left: list[str]) -> None:
    found = free_times(WHOLE_MONDAY, [span(MONDAY, *it) for it in busy])
    assert [f"{shown(it.start)[2:]}-{shown(it.end)[2:]}" for it in found] == left


def test_a_busy_time_over_years_leaves_nothing() -> None:
    ages = Span(start=datetime.min.replace(tzinfo=UTC), end=datetime.max.replace(tzinfo=UTC))
    assert free_times(WHOLE_MONDAY, [ages]) == ()


def test_days_off_take_whole_days() -> None:
    both = talk_hours(MONDAY, TUESDAY, HOURS, DAYS)
    assert free_times(both, [days_off(MONDAY, MONDAY, DAYS)]) == both[2:]
    assert free_times(both, [days_off(MONDAY, TUESDAY, DAYS)]) == ()


def test_what_is_past_is_not_free() -> None:
    found = free_times(WHOLE_MONDAY, (), not_before=at(MONDAY, "11:10"))
    assert found == (span(MONDAY, "11:10", "12:00"), span(MONDAY, "13:00", "17:00"))
    assert free_times(WHOLE_MONDAY, (), not_before=at(TUESDAY, "00:00")) == ()


def test_busy_times_may_speak_another_zone() -> None:
    local = Span(
        start=datetime(2027, 5, 10, 9, tzinfo=TOKYO), end=datetime(2027, 5, 10, 16, tzinfo=TOKYO)
    )
    (left,) = free_times(WHOLE_MONDAY, [local])
    assert left == span(MONDAY, "16:00", "17:00")
    assert left.start.tzinfo is UTC


@pytest.mark.parametrize(
    ("free", "minutes", "begins"),
    [
        (("09:00", "10:00"), 30, ["09:00", "09:15", "09:30"]),
        (("09:05", "10:10"), 30, ["09:15", "09:30"]),
        (("09:00", "09:30"), 30, ["09:00"]),
        (("09:00", "09:29"), 30, []),
        (("09:00", "10:00"), 50, ["09:00"]),
        (("09:00", "09:50"), 50, []),
    ],
    ids=["quarters", "from odd minutes", "just", "short", "whole quarters", "a begun quarter"],
)
def test_talks_begin_on_quarters(free: tuple[str, str], minutes: int, begins: list[str]) -> None:
    assert [shown(it)[2:] for it in starts([span(MONDAY, *free)], minutes)] == begins


def test_a_talk_may_lie_over_two_free_times_that_touch() -> None:
    free = [span(MONDAY, "09:20", "09:45"), span(MONDAY, "09:00", "09:20")]
    assert [shown(it)[2:] for it in starts(free, 45)] == ["09:00"]


def test_merged_joins_what_touches_and_drops_what_is_none() -> None:
    mixed = [
        span(MONDAY, "11:00", "12:00"),
        span(MONDAY, "09:00", "10:00"),
        span(MONDAY, "10:00", "10:30"),
        span(MONDAY, "15:00", "14:00"),
        span(MONDAY, "16:00", "16:00"),
    ]
    assert merged(mixed) == (span(MONDAY, "09:00", "10:30"), span(MONDAY, "11:00", "12:00"))


def test_ten_thousand_appointments_are_quick() -> None:
    rng = Random(7)
    first = at(date(2027, 4, 1), "00:00")
    hours = talk_hours(date(2027, 4, 1), date(2027, 5, 31), HOURS, DAYS)
    begins = [first + timedelta(minutes=rng.randrange(60 * 24 * 60)) for _ in range(10_000)]
    busy = [Span(start=it, end=it + timedelta(minutes=rng.randrange(-5, 20))) for it in begins]

    seconds = []
    for _ in range(3):
        begun = process_time()
        free_times(hours, busy)
        seconds.append(process_time() - begun)

    assert min(seconds) < 0.2  # each with each would take minutes


MINUTES = st.integers(-2 * 24 * 60, 6 * 24 * 60)
NEW_YEAR = at(date(2027, 12, 27), "00:00")


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = NEW_YEAR + timedelta(minutes=draw(MINUTES))
    return Span(start=start, end=start + timedelta(minutes=draw(st.integers(-90, 600))))


@settings(max_examples=60)
@given(st.lists(spans(), max_size=30))
def test_a_minute_is_free_exactly_if_nothing_takes_it(busy: list[Span]) -> None:
    """2027-12-27 is a Monday; 28 is the last open day of the year, 1/4 the first."""
    first, last = date(2027, 12, 27), date(2028, 1, 4)
    found = free_times(talk_hours(first, last, HOURS, DAYS), busy)

    def is_free(minute: datetime) -> bool:
        local = minute.astimezone(TOKYO)
        open_day = (local.month, local.day) in {(12, 27), (12, 28), (1, 4)}
        in_hours = local.hour in {9, 10, 11, 13, 14, 15, 16}
        return open_day and in_hours and not any(it.start <= minute < it.end for it in busy)

    every = (NEW_YEAR + timedelta(minutes=n) for n in range(0, 9 * 24 * 60, 5))
    for minute in every:
        assert any(it.start <= minute < it.end for it in found) == is_free(minute)
    for earlier, later in pairwise(found):
        assert earlier.start < earlier.end < later.start < later.end


@settings(max_examples=60)
@given(st.lists(spans(), max_size=12), st.lists(spans(), max_size=12))
def test_common_times_are_those_of_both(one: list[Span], other: list[Span]) -> None:
    found = common_times(one, other)
    assert found == common_times(other, one)
    for moment in {it for each in [*one, *other] for it in (each.start, each.end)}:
        both = all(any(it.start <= moment < it.end for it in side) for side in (one, other))
        assert any(it.start <= moment < it.end for it in found) == both
