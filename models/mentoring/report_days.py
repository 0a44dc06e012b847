"""When progress is reported 進み具合の報告の日: every so many months of the pair, and at the period's end for the rest."""

from datetime import date
from typing import NamedTuple

from models.months import months_after


class ReportDay(NamedTuple):
    """From this day on a report is asked; ``is_last``: it is the period's last day, and no other follows."""

    day: date
    is_last: bool


def report_day(started_on: date, every_months: int, nth: int, ends_on: date) -> ReportDay:
    """The day of the ``nth`` report (from 1) of a pair that began on ``started_on``.

    A report that would come less than a month before the period's last day is the one of that day.
    """
    day = months_after(started_on, every_months * nth)
    if months_after(day, 1) > ends_on:
        return ReportDay(ends_on, is_last=True)
    return ReportDay(day, is_last=False)
