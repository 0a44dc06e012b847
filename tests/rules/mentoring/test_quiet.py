"""Quiet windows 面談の途切れ: counted from the last one back, and a talk makes it none again."""

from datetime import UTC, datetime

import pytest

from models.mentoring.quiet import Meeting, Window, is_fixed_ahead, is_quiet, quiet_in_a_row
from models.one_on_one.talk import TalkState

HELD, BOOKED, DUE = TalkState.HELD, TalkState.BOOKED, TalkState.DUE


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 8, 15, tzinfo=UTC)


MAY, JULY, SEPTEMBER = (
    Window(at(5, 1), at(7, 1)),
    Window(at(7, 1), at(9, 1)),
    Window(at(9, 1), at(11, 1)),
)


@pytest.mark.parametrize(
    ("meetings", "count"),
    [
        ([], 3),
        ([Meeting(HELD, at(4, 30))], 3),
        ([Meeting(HELD, at(5, 10))], 2),
        ([Meeting(HELD, at(7, 1))], 2),  # at a window's last moment it is in that window
        ([Meeting(HELD, at(8, 10))], 1),
        ([Meeting(BOOKED, at(10, 10))], 0),  # it had its time; nobody has said yet
        ([Meeting(DUE, at(10, 10))], 3),
        ([Meeting(HELD, at(11, 5))], 0),
        ([Meeting(BOOKED, at(11, 5))], 3),
    ],
)
def test_windows_without_a_talk_are_counted_from_the_last_one_back(
    meetings: list[Meeting], count: int
) -> None:
    assert quiet_in_a_row([JULY, MAY, SEPTEMBER], meetings) == count


def test_before_the_first_window_is_over_no_pair_is_quiet() -> None:
    assert quiet_in_a_row([], []) == 0


def test_a_talk_that_did_not_take_place_breaks_no_silence() -> None:
    assert is_quiet(MAY, [Meeting(TalkState.MISSED, at(5, 10))])
    assert not is_quiet(MAY, [Meeting(HELD, at(5, 10))])


def test_a_time_that_lies_ahead_is_no_talk_yet_but_needs_no_reminder() -> None:
    assert is_fixed_ahead([Meeting(BOOKED, at(7, 8))], at(7, 1))
    assert not is_fixed_ahead([Meeting(BOOKED, at(6, 8)), Meeting(HELD, at(7, 8))], at(7, 1))
