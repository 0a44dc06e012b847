"""An evaluation interview 評価の面談 marked as a round's 1on1: on which days it may have been held."""

from datetime import date, timedelta
from typing import Final

from models.errors import FieldError

BEFORE: Final = timedelta(weeks=2)
"""An interview so long before a round's window may stand for it: interviews keep the evaluation's dates."""


def wrong_with_interview(day: date, window: tuple[date, date], today: date) -> FieldError | None:
    """What stands against an interview of that day for the talk of this window, first and last day."""
    first, last = window[0] - BEFORE, window[1]
    if day > today:
        return FieldError("day", "day_in_future")
    if not first <= day <= last:
        return FieldError("day", "outside_period", f"{first}–{last}")
    return None
