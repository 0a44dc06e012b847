"""An evaluation interview 評価の面談 marked as a round's 1on1: on which days it may have been held."""

from datetime import date, timedelta

from models.errors import FieldError


def wrong_with_interview(
    day: date, window: tuple[date, date], days_before: int, today: date
) -> FieldError | None:
    """What stands against an interview of that day for the talk of this window, first and last day.

    Interviews keep the evaluation's dates, so the pack lets one lie so many calendar days before the window.
    """
    first, last = window[0] - timedelta(days=days_before), window[1]
    if day > today:
        return FieldError("day", "day_in_future")
    if not first <= day <= last:
        return FieldError("day", "outside_period", f"{first}–{last}")
    return None
