"""The city's calendar 暦 against what was announced and what the statutes say, day by day (R12, JP3).

The holidays are those the state announced (国民の祝日), written down here; era, year and deadline are
reckoned from the statutes alone: 地方自治法208条 for the fiscal year, 政令143号 of 2019 for 令和.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.fiscal_year import FiscalYear
from models.open_days import OpenDays
from models.policy.steps import StepRule
from models.roles import Role
from models.timetable import timetable
from models.wareki import short_day, wareki

CALENDAR = OpenDays()
YEARS = range(2022, 2032)
ANNOUNCED = {
    2022: "1/1 1/10 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/23 10/10 11/3 11/23",
    2023: "1/1 1/2 1/9 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23",
    2024: "1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14"
    " 11/3 11/4 11/23",
    2025: "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23"
    " 11/24",
    2026: "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23",
    2027: "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23",
}
"""官報 and the Cabinet Office's list, substitute 振替 and citizens' 国民の休日 days among them."""
CLOSED_EDGES = (
    "2022-12-29 2022-12-30 2023-01-02 2023-01-03 2024-02-12 2024-05-06 2024-08-12 2024-09-23"
    " 2024-11-04 2025-02-24 2025-05-06 2025-11-24 2026-03-20 2026-05-04 2026-05-06 2026-09-21"
    " 2026-09-22 2026-09-23 2026-12-29 2026-12-31 2027-01-01 2027-03-22 2028-01-03 2029-03-31"
    " 2030-03-31 2032-09-21"
)
OPEN_EDGES = (
    "2022-12-28 2023-01-04 2024-02-29 2024-03-21 2025-03-21 2025-05-07 2026-03-31 2026-04-01"
    " 2026-05-07 2026-09-24 2026-12-28 2027-01-04 2027-03-31 2027-04-01 2028-02-29 2029-02-28"
)


def days_of(year: int) -> list[date]:
    """Every day of one fiscal year, counted on from 1 April to the day before the next."""
    first, end = date(year, 4, 1), date(year + 1, 4, 1)
    return [first + timedelta(days=n) for n in range((end - first).days)]


def closing_of(day: date) -> datetime:
    """17:15 in Japan, which is nine hours before UTC all year."""
    return datetime(day.year, day.month, day.day, 8, 15, tzinfo=UTC)


@pytest.mark.parametrize("year", ANNOUNCED)
def test_open_days_are_those_announced(year: int) -> None:
    named = {tuple(int(it) for it in text.split("/")) for text in ANNOUNCED[year].split()}
    year_end = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
    day = date(year, 1, 1)
    while day.year == year:
        at = (day.month, day.day)
        assert CALENDAR.is_open(day) is (day.weekday() < 5 and at not in named | year_end), day
        day += timedelta(days=1)


@pytest.mark.parametrize("day", CLOSED_EDGES.split())
def test_edges_that_are_closed(day: str) -> None:
    assert not CALENDAR.is_open(date.fromisoformat(day))
    assert CALENDAR.reason_closed(date.fromisoformat(day))


@pytest.mark.parametrize("day", OPEN_EDGES.split())
def test_edges_that_are_open(day: str) -> None:
    assert CALENDAR.is_open(date.fromisoformat(day))


def test_there_are_forty_edges() -> None:
    assert len({*CLOSED_EDGES.split(), *OPEN_EDGES.split()}) >= 40


@pytest.mark.parametrize("year", YEARS)
def test_every_day_has_its_year_era_and_weekday(year: int) -> None:
    for nth, day in enumerate(days_of(year)):
        assert FiscalYear.of(day) == FiscalYear(year)
        assert day in FiscalYear(year)
        assert FiscalYear(year).day(day.month, day.day) == day
        assert wareki(day) == f"令和{day.year - 2018}年{day.month}月{day.day}日"
        weekday = "月火水木金土日"[(days_of(year)[0].weekday() + nth) % 7]
        assert short_day(day) == f"{day.month}月{day.day}日({weekday})"
    assert FiscalYear(year).label == f"令和{year - 2018}年度"
    assert FiscalYear(year).western_label == f"{year}年度"


@pytest.mark.parametrize("year", YEARS)
def test_midnight_in_japan_is_where_a_day_begins(year: int) -> None:
    for day in days_of(year):
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=9)
        assert CALENDAR.local_day(midnight) == day
        assert CALENDAR.local_day(midnight - timedelta(microseconds=1)) == day - timedelta(days=1)
        assert CALENDAR.closing(day) == closing_of(day)


@pytest.mark.parametrize("year", YEARS)
def test_a_deadline_on_any_day_lies_at_closing_hour_of_an_open_day(year: int) -> None:
    """Over a closed 3/31 it goes into April: the deadline moves, the year of the case does not.

    No pack can say 2/29: most years have none.
    """
    opened = datetime(year, 3, 31, 15, tzinfo=UTC)
    for day in days_of(year):
        if (day.month, day.day) == (2, 29):
            continue
        rule = _rule(due=f"{day.month:02d}-{day.day:02d}")
        found = timetable(rule, FiscalYear(year), CALENDAR, opened)
        assert found.due_at == closing_of(_open_from(day)), day


@pytest.mark.parametrize("year", YEARS)
def test_so_many_open_days_after_any_day(year: int) -> None:
    for day in days_of(year):
        noon = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
        due = day
        for _ in range(5):
            due = _open_from(due + timedelta(days=1))
        found = timetable(_rule(within_open_days=5), FiscalYear(year), CALENDAR, noon)
        assert found.due_at == closing_of(due), day


def _rule(**changes: object) -> StepRule:
    return StepRule.model_validate({"used": True, "role": Role.EMPLOYEE} | changes)


def _open_from(day: date) -> date:
    """The day itself or the next one open; which are open was tried above, day by day."""
    while not CALENDAR.is_open(day):
        day += timedelta(days=1)
    return day
