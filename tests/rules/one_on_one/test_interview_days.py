"""On which days an evaluation interview 評価の面談 may have been held to stand for a round's 1on1."""

from datetime import date, timedelta

import pytest

from models.one_on_one.interview import wrong_with_interview

WINDOW = (date(2026, 6, 1), date(2026, 7, 31))
LONG_AFTER = date(2027, 1, 4)


@pytest.mark.parametrize("before", [0, 1, 14])
def test_the_pack_says_how_long_before_the_window(before: int) -> None:
    earliest = WINDOW[0] - timedelta(days=before)
    assert wrong_with_interview(earliest, WINDOW, before, LONG_AFTER) is None
    wrong = wrong_with_interview(earliest - timedelta(days=1), WINDOW, before, LONG_AFTER)
    assert wrong == ("day", "outside_period")
    assert wrong.allowed == f"{earliest}–{WINDOW[1]}"


def test_the_window_ends_on_its_last_day() -> None:
    assert wrong_with_interview(WINDOW[1], WINDOW, 14, LONG_AFTER) is None
    wrong = wrong_with_interview(WINDOW[1] + timedelta(days=1), WINDOW, 14, LONG_AFTER)
    assert wrong == ("day", "outside_period")


def test_no_interview_is_marked_before_it_was_held() -> None:
    today = date(2026, 6, 10)
    assert wrong_with_interview(today, WINDOW, 14, today) is None
    wrong = wrong_with_interview(today + timedelta(days=1), WINDOW, 14, today)
    assert wrong == ("day", "day_in_future")
