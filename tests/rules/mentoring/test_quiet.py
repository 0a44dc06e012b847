"""Quiet windows 面談の途切れ: counted from the last one back, and a talk makes it none again."""

from datetime import UTC, date, datetime

import pytest

from models.mentoring.quiet import (
    Presence,
    TalkTime,
    Window,
    is_fixed_ahead,
    is_quiet,
    quiet_in_a_row,
)
from models.one_on_one.talk import TalkState
from models.open_days import OpenDays
from tests.given.people import a_city_hall, an_employee

HELD, BOOKED, DUE = TalkState.HELD, TalkState.BOOKED, TalkState.DUE


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 8, 15, tzinfo=UTC)


MAY, JULY, SEPTEMBER = (
    Window(at(5, 1), at(7, 1)),
    Window(at(7, 1), at(9, 1)),
    Window(at(9, 1), at(11, 1)),
)


@pytest.mark.parametrize(
    ("talk_times", "count"),
    [
        ([], 3),
        ([TalkTime(HELD, at(4, 30))], 3),
        ([TalkTime(HELD, at(5, 10))], 2),
        ([TalkTime(HELD, at(7, 1))], 2),  # at a window's last moment it is in that window
        ([TalkTime(HELD, at(8, 10))], 1),
        ([TalkTime(BOOKED, at(10, 10))], 0),  # it had its time; nobody has said yet
        ([TalkTime(DUE, at(10, 10))], 3),
        ([TalkTime(HELD, at(11, 5))], 0),
        ([TalkTime(BOOKED, at(11, 5))], 3),
    ],
)
def test_windows_without_a_talk_are_counted_from_the_last_one_back(
    talk_times: list[TalkTime], count: int
) -> None:
    assert quiet_in_a_row([JULY, MAY, SEPTEMBER], talk_times) == count


def test_before_the_first_window_is_over_no_pair_is_quiet() -> None:
    assert quiet_in_a_row([], []) == 0


def test_a_talk_that_did_not_take_place_breaks_no_silence() -> None:
    assert is_quiet(MAY, [TalkTime(TalkState.MISSED, at(5, 10))])
    assert not is_quiet(MAY, [TalkTime(HELD, at(5, 10))])


def test_a_time_that_lies_ahead_is_no_talk_yet_but_needs_no_reminder() -> None:
    assert is_fixed_ahead([TalkTime(BOOKED, at(7, 8))], at(7, 1))
    assert not is_fixed_ahead([TalkTime(BOOKED, at(6, 8)), TalkTime(HELD, at(7, 8))], at(7, 1))


@pytest.mark.parametrize("who", ["mentee", "mentor"])
def test_a_window_that_ended_in_a_leave_is_no_silence(who: str) -> None:
    people = {"mentee": an_employee("山田"), "mentor": an_employee("村上")}
    away = people | {who: people[who].on_leave(date(2026, 8, 20), date(2026, 10, 31))}
    organisation = a_city_hall("会計部 > 会計課").with_people(*away.values())
    presence = Presence(organisation, OpenDays())
    windows = presence.watched([it.id for it in people.values()], [MAY, JULY, SEPTEMBER])
    assert windows == [MAY, SEPTEMBER]
    assert quiet_in_a_row(windows, []) == 2
