"""Moving dates of a campaign 募集の日程の変更: in order, on open days, ahead, and what may be moved at all."""

from datetime import UTC, date, datetime

import pytest

from models.challenge_job.day_moves import (
    ALL_DAYS,
    WrongDay,
    days_ahead,
    movable_days,
    wrong_days,
)
from models.challenge_job.days import Stage, days_of_pack
from models.challenge_job.late_results import days_held
from models.fiscal_year import FiscalYear
from models.open_days import OpenDays
from tests.given.packs import the_pack_of

OPEN_DAYS = OpenDays()
DAYS = days_of_pack(the_pack_of("kofu").challenge_job.days, FiscalYear(2026), OPEN_DAYS)
NOW = datetime(2026, 9, 1, 0, 0, tzinfo=UTC)


def _complaints(**moved: date) -> list[WrongDay]:
    return wrong_days(moved, DAYS, OPEN_DAYS, NOW)


def test_the_days_of_a_pack_stand_in_order_as_they_are_listed() -> None:
    assert set(ALL_DAYS) == set(DAYS)
    assert [DAYS[name] for name in ALL_DAYS] == sorted(DAYS.values())


@pytest.mark.parametrize(
    ("moved", "wrong"),
    [
        ({"listed_on": date(2026, 9, 28)}, []),
        ({"listed_on": date(2026, 9, 26)}, [("listed_on", "closed_day", "")]),
        (
            {"listed_on": date(2026, 8, 31), "screened_by": date(2026, 8, 31)},
            [("screened_by", "time_past", ""), ("listed_on", "time_past", "")],
        ),
        (
            {"listed_on": date(2026, 10, 6)},
            [("listed_on", "after_other", "applications_from")],
        ),
        (
            {"applications_to": date(2026, 9, 29)},
            [("applications_to", "before_other", "listed_on")],
        ),
        (
            {"opened_to_panels_on": date(2026, 11, 10)},
            [("interviews_from", "before_other", "opened_to_panels_on")],
        ),
        ({"interviews_to": date(2026, 12, 21)}, [("interviews_to", "after_other", "ranking_due")]),
        (
            {"transfer_on": date(2027, 3, 1)},
            [("transfer_on", "before_other", "second_results_on")],  # the day of the results
        ),
        (
            {"transfer_on": date(2027, 3, 2)},
            [("transfer_on", "no_day_to_answer", "second_results_on")],
        ),
        ({"transfer_on": date(2027, 3, 3)}, []),
        (
            {"second_results_on": date(2027, 3, 31)},
            [("second_results_on", "no_day_to_answer", "transfer_on")],
        ),
        ({"second_results_on": date(2027, 3, 30)}, []),
        ({"transfer_on": date(2027, 4, 3)}, []),  # a Saturday: nobody has to come
    ],
)
def test_what_stands_against_a_new_day(
    moved: dict[str, date], wrong: list[tuple[str, str, str]]
) -> None:
    assert [(it.name, it.rule, it.other) for it in _complaints(**moved)] == wrong


def test_dates_of_a_second_call_that_is_not_held_stand_in_nobodys_way() -> None:
    """The pack has them all the same."""
    late = {"results_on": DAYS[Stage.SECOND_TO]}
    assert wrong_days(late, DAYS, OPEN_DAYS, NOW)
    assert not wrong_days(late, days_held(DAYS, by_pack=False), OPEN_DAYS, NOW)


def test_later_dates_may_give_way_together() -> None:
    assert not _complaints(
        applications_to=date(2026, 11, 9),
        opened_to_panels_on=date(2026, 11, 11),
        interviews_from=date(2026, 11, 16),
    )


def test_what_has_passed_is_not_moved_any_more() -> None:
    ahead = days_ahead(Stage.RANKING_DUE, second_call=True)
    assert ahead[:4] == ("interviews_from", "interviews_to", "ranking_due", "decision_due")
    assert "applications_to" not in ahead
    assert not {"second_from", "second_to"} & {*days_ahead(Stage.RANKING_DUE, second_call=False)}


def test_the_transfer_is_moved_only_until_seats_are_offered_for_it() -> None:
    assert "transfer_on" in movable_days(Stage.RESULTS_ON, second_call=True)
    for stage in (Stage.SECOND_FROM, Stage.SECOND_RESULTS_ON):
        ahead = days_ahead(stage, second_call=True)
        assert movable_days(stage, second_call=True) == tuple(
            it for it in ahead if it != "transfer_on"
        )
    assert movable_days(Stage.TRANSFER_ON, second_call=True) == ()
