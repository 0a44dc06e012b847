"""Results that come late 結果の知らせの延期: what gives way, by how much, and when no second call is left."""

from datetime import date

import pytest

from models.challenge_job.days import SECOND_CALL, Stage, days_of_pack
from models.challenge_job.late_results import (
    SECOND_LEFT_OUT,
    NoSecondCall,
    has_second_call,
    last_day_to_answer,
    leaves_time,
    put_off,
    why_no_second_call,
)
from models.fiscal_year import FiscalYear
from models.open_days import OpenDays
from tests.given.packs import the_pack_of

OPEN_DAYS = OpenDays()
DAYS = days_of_pack(the_pack_of("kofu").challenge_job.days, FiscalYear(2026), OPEN_DAYS)
WITHIN = 5


def test_the_second_call_keeps_its_distance_to_the_results() -> None:
    to = OPEN_DAYS.after(DAYS[Stage.RESULTS_ON], 3)

    moved = put_off(DAYS, 1, to, OPEN_DAYS, WITHIN)

    assert moved == {
        "results_on": date(2027, 1, 28),
        **{it.value: OPEN_DAYS.after(DAYS[it], 3) for it in SECOND_CALL},
    }


def test_day_after_day_is_as_far_as_at_once() -> None:
    days = dict(DAYS)
    for nth in range(1, 30):
        to = OPEN_DAYS.after(DAYS[Stage.RESULTS_ON], nth)
        days |= put_off(days, 1, to, OPEN_DAYS, WITHIN)

    assert days == DAYS | put_off(DAYS, 1, to, OPEN_DAYS, WITHIN)


@pytest.mark.parametrize(
    ("told_on", "transfer"),
    [
        (date(2027, 3, 24), date(2027, 4, 1)),  # five open days between them: it stands
        (date(2027, 3, 25), date(2027, 4, 2)),
        (date(2027, 4, 1), date(2027, 4, 9)),
    ],
)
def test_the_transfer_gives_way_as_far_as_answers_need_it(told_on: date, transfer: date) -> None:
    days = DAYS | put_off(DAYS, 1, told_on, OPEN_DAYS, WITHIN)

    assert days[Stage.TRANSFER_ON] == transfer
    assert last_day_to_answer(days, OPEN_DAYS) >= OPEN_DAYS.after(told_on, WITHIN)


def test_in_the_second_call_the_transfer_stands() -> None:
    assert put_off(DAYS, 2, date(2027, 4, 5), OPEN_DAYS, WITHIN) == {
        "second_results_on": date(2027, 4, 5)
    }


def test_a_seat_is_offered_only_with_a_whole_open_day_to_answer() -> None:
    """The transfer is on Thursday 1 April."""
    assert leaves_time(DAYS, date(2027, 3, 30), OPEN_DAYS)
    assert not leaves_time(DAYS, date(2027, 3, 31), OPEN_DAYS)
    assert not leaves_time(DAYS, date(2027, 4, 1), OPEN_DAYS)


def test_a_second_call_is_by_the_pack_and_not_left_out() -> None:
    assert has_second_call(DAYS, by_pack=True)
    assert not has_second_call(DAYS, by_pack=False)
    assert not has_second_call({**DAYS, SECOND_LEFT_OUT: date(2027, 3, 1)}, by_pack=True)


def test_why_there_is_no_second_call_is_told_from_when_it_was_left_out() -> None:
    at_the_results = DAYS | {SECOND_LEFT_OUT: DAYS[Stage.RESULTS_ON]}
    at_its_own = DAYS | {SECOND_LEFT_OUT: DAYS[Stage.SECOND_RESULTS_ON]}
    assert why_no_second_call(at_the_results, by_pack=True) is NoSecondCall.LEFT_OUT
    assert why_no_second_call(at_its_own, by_pack=True) is NoSecondCall.UNDECIDED
    assert why_no_second_call(DAYS, by_pack=True) is None
    assert why_no_second_call(at_the_results, by_pack=False) is None
