"""Days of the reports on an OJT's progress 進み具合の報告の日: no part of the period stays without one."""

from datetime import date

import pytest

from models.mentoring.report_days import ReportDay, report_day
from models.months import months_after

ENDS_ON = date(2027, 3, 31)


@pytest.mark.parametrize(
    ("started_on", "days"),
    [
        (date(2026, 4, 1), [date(2026, 7, 1), date(2026, 10, 1), date(2027, 1, 1)]),
        (date(2026, 6, 25), [date(2026, 9, 25), date(2026, 12, 25)]),
        (date(2027, 2, 1), []),
    ],
)
def test_each_quarter_and_the_rest_of_the_period(started_on: date, days: list[date]) -> None:
    asked = [report_day(started_on, 3, nth, ENDS_ON) for nth in range(1, len(days) + 2)]
    assert asked == [*(ReportDay(it, False) for it in days), ReportDay(ENDS_ON, True)]


@pytest.mark.parametrize("every", [1, 2, 3, 6, 12])
def test_the_last_one_is_on_the_last_day_whenever_a_pair_began(every: int) -> None:
    for month in range(12):
        started_on = months_after(date(2026, 4, 30), month)
        asked = [report_day(started_on, every, nth, ENDS_ON) for nth in range(1, 13)]
        regular = [it.day for it in asked if not it.is_last]
        assert all(months_after(it, 1) <= ENDS_ON for it in regular)
        assert all(it.day == ENDS_ON for it in asked if it.is_last)
        assert any(it.is_last for it in asked)
