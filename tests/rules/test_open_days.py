"""Open days against an oracle that knows nothing of the product: the law's holidays, written again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import BadDate
from models.fiscal_year import FiscalYear
from models.open_days import CalendarRules, OpenDays, open_days

YEARS = range(2022, 2032)
CALENDAR = OpenDays()


def nth_monday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(7 - first.weekday()) % 7 + 7 * (nth - 1))


def equinox(year: int, base: float) -> int:
    """The usual approximation for 1980-2099; the state fixes the day each February."""
    return int(base + 0.242194 * (year - 1980) - (year - 1980) // 4)


def holidays_of(year: int) -> set[date]:
    days = {
        date(year, 1, 1),
        nth_monday(year, 1, 2),
        date(year, 2, 11),
        date(year, 2, 23),
        date(year, 3, equinox(year, 20.8431)),
        date(year, 4, 29),
        date(year, 5, 3),
        date(year, 5, 4),
        date(year, 5, 5),
        nth_monday(year, 7, 3),
        date(year, 8, 11),
        nth_monday(year, 9, 3),
        date(year, 9, equinox(year, 23.2488)),
        nth_monday(year, 10, 2),
        date(year, 11, 3),
        date(year, 11, 23),
    }
    between = {
        day + timedelta(days=1)
        for day in days
        if day + timedelta(days=2) in days and day + timedelta(days=1) not in days
    }
    substitutes = set()
    for day in sorted(it for it in days if it.weekday() == 6):
        instead = day + timedelta(days=1)
        while instead in days:
            instead += timedelta(days=1)
        substitutes.add(instead)
    return days | between | substitutes


HOLIDAYS = {day for year in range(2021, 2034) for day in holidays_of(year)}


def oracle_is_open(day: date) -> bool:
    year_end = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return day.weekday() < 5 and day not in HOLIDAYS and not year_end


def oracle_step(day: date, step: int, n: int) -> date:
    while n:
        day += timedelta(days=step)
        n -= oracle_is_open(day)
    return day


@pytest.mark.parametrize("year", YEARS)
def test_every_day_of_ten_fiscal_years(year: int) -> None:
    day, last = FiscalYear(year).first, FiscalYear(year).last
    counted = 0
    while day <= last:
        is_open = oracle_is_open(day)
        counted += is_open
        assert CALENDAR.is_open(day) is is_open, day
        assert (CALENDAR.reason_closed(day) is None) is is_open, day
        assert CALENDAR.on_or_after(day) == (day if is_open else oracle_step(day, 1, 1)), day
        assert CALENDAR.on_or_before(day) == (day if is_open else oracle_step(day, -1, 1)), day
        assert CALENDAR.after(day, 10) == oracle_step(day, 1, 10), day
        assert CALENDAR.before(day, 5) == oracle_step(day, -1, 5), day
        assert CALENDAR.count(FiscalYear(year).first, day) == counted, day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 5, 6), "振替休日"),
        (date(2026, 9, 22), "国民の休日"),
        (date(2026, 12, 29), "年末年始の休日"),
        (date(2027, 1, 1), "元日"),
        (date(2027, 1, 2), "年末年始の休日"),
        (date(2026, 10, 10), "土曜日"),
        (date(2026, 10, 11), "日曜日"),
        (date(2026, 10, 12), "スポーツの日"),
        (date(2023, 1, 2), "振替休日"),
        (date(2026, 3, 31), None),
        (date(2028, 2, 29), None),
    ],
)
def test_named_days(day: date, reason: str | None) -> None:
    assert CALENDAR.reason_closed(day) == reason


def test_from_the_last_day_of_the_year_to_the_first_of_the_next() -> None:
    assert CALENDAR.after(date(2026, 12, 28), 1) == date(2027, 1, 4)
    assert CALENDAR.before(date(2027, 1, 4), 1) == date(2026, 12, 28)
    assert CALENDAR.after(date(2027, 3, 31), 1) == date(2027, 4, 1)
    assert CALENDAR.after(date(2028, 2, 28), 1) == date(2028, 2, 29)


@given(
    day=st.dates(date(2022, 1, 1), date(2032, 12, 31)), n=st.integers(min_value=1, max_value=400)
)
@settings(max_examples=200)
def test_there_and_back_is_the_same_open_day(day: date, n: int) -> None:
    there = CALENDAR.after(day, n)
    assert CALENDAR.count(day + timedelta(days=1), there) == n
    assert CALENDAR.before(there, n) == CALENDAR.on_or_before(day)
    assert CALENDAR.after(day, -n) == CALENDAR.before(day, n)


def test_the_citys_own_days() -> None:
    rules = CalendarRules(
        extra_closed=(date(2026, 11, 20),),
        extra_open=(date(2026, 10, 10), date(2026, 11, 3), date(2026, 12, 29)),
        year_end_first="12-28",
        year_end_last="01-04",
    )
    calendar = open_days(rules)
    assert calendar.reason_closed(date(2026, 11, 20)) == "市の休日"
    assert calendar.is_open(date(2026, 10, 10))
    assert calendar.is_open(date(2026, 11, 3))
    assert calendar.is_open(date(2026, 12, 29))
    assert calendar.after(date(2026, 12, 29), 1) == date(2027, 1, 5)
    assert open_days(CalendarRules(**rules.model_dump())) is calendar


def test_a_year_end_inside_december() -> None:
    calendar = OpenDays(CalendarRules(year_end_first="12-30", year_end_last="12-31"))
    assert calendar.is_open(date(2026, 12, 29))
    assert not calendar.is_open(date(2026, 12, 30))


def test_office_hours_are_the_citys_hours_in_utc() -> None:
    day = date(2026, 10, 9)
    assert CALENDAR.opening(day) == datetime(2026, 10, 8, 23, 30, tzinfo=UTC)
    assert CALENDAR.closing(day) == datetime(2026, 10, 9, 8, 15, tzinfo=UTC)
    assert CALENDAR.in_office_hours(CALENDAR.opening(day))
    assert not CALENDAR.in_office_hours(CALENDAR.closing(day))
    assert not CALENDAR.in_office_hours(CALENDAR.opening(date(2026, 10, 10)))


def test_the_citys_day_is_not_utcs_day() -> None:
    assert CALENDAR.local_day(datetime(2027, 3, 31, 14, 59, tzinfo=UTC)) == date(2027, 3, 31)
    assert CALENDAR.local_day(datetime(2027, 3, 31, 15, 0, tzinfo=UTC)) == date(2027, 4, 1)
    with pytest.raises(ValueError, match="time zone"):
        CALENDAR.local_day(datetime(2027, 3, 31))


@pytest.mark.parametrize(
    "wrong",
    [
        {"opening": "17:15", "closing": "08:30"},
        {"opening": "25:00"},
        {"closed_weekdays": frozenset(range(7))},
        {"closed_weekdays": frozenset({7})},
        {"extra_closed": (date(2026, 5, 1),), "extra_open": (date(2026, 5, 1),)},
        {"timezone": "Asia/Kofu"},
        {"year_end_first": "13-01"},
    ],
)
def test_rules_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError)):
        CalendarRules(**wrong)


def test_years_without_computed_equinoxes_are_refused() -> None:
    with pytest.raises(BadDate):
        CALENDAR.is_open(date(2150, 1, 4))
