"""A round at once: few talks a day, what people like, times fixed by hand, and a reason where there is none."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from models.one_on_one.explained import Because, Clash, NoTime, WhyNot
from models.one_on_one.free_times import talk_hours
from models.one_on_one.round_plan import Placed, RoundPlan, plan_round
from models.one_on_one.talk import Span
from tests.given.talk_times import (
    AFTERNOON,
    DAYS,
    FRIDAY,
    HOURS,
    MONDAY,
    MORNING,
    TOKYO,
    TUESDAY,
    WEDNESDAY,
    at,
    invited,
    likes,
    partner,
    shown,
    span,
)

WEEK = talk_hours(MONDAY, FRIDAY, HOURS, DAYS)
TWO_WEEKS = talk_hours(MONDAY, FRIDAY + timedelta(days=7), HOURS, DAYS)


def board(plan: RoundPlan) -> dict[str, str]:
    return {it.person_id: shown(it.start) for it in plan.placed}


def why(plan: RoundPlan) -> dict[str, str]:
    return {it.person_id: it.why for it in plan.without}


def spans(placed: Iterable[Placed]) -> list[Span]:
    return [Span.of(it.start, it.minutes) for it in placed]


def a_day(plan: RoundPlan) -> Counter[date]:
    return Counter(it.start.astimezone(TOKYO).date() for it in plan.placed)


def test_people_who_share_one_hour_and_one_who_can_make_way() -> None:
    narrow = span(MONDAY, "09:00", "09:30")
    plan = plan_round(
        partner(*WEEK), [invited("can always", *WEEK), invited("only then", narrow)], DAYS
    )
    assert board(plan)["only then"] == "月 09:00"
    assert board(plan)["can always"] != "月 09:00"


def test_times_off_the_grid_of_half_hours_are_found() -> None:
    """Each fits once; any grid of half hours from 9:00 or from 9:15 loses one of them."""
    plan = plan_round(
        partner(span(MONDAY, "09:00", "10:15")),
        [
            invited("a", span(MONDAY, "09:00", "09:30")),
            invited("b", span(MONDAY, "09:45", "10:15")),
        ],
        DAYS,
    )
    assert board(plan) == {"a": "月 09:00", "b": "月 09:45"}


def test_a_full_morning_needs_no_rest_between_talks() -> None:
    morning = span(MONDAY, "09:00", "11:00")
    plan = plan_round(
        partner(morning), [invited(f"e{n}", morning) for n in range(4)], DAYS, a_day=1
    )
    assert sorted(board(plan).values()) == ["月 09:00", "月 09:30", "月 10:00", "月 10:30"]


def test_where_there_is_room_talks_have_rest_and_days_have_few() -> None:
    plan = plan_round(partner(*WEEK), [invited(f"e{n}", *WEEK) for n in range(10)], DAYS)
    assert max(a_day(plan).values()) <= 4
    assert len(a_day(plan)) >= 4
    for one, other in pairwise(spans(plan.placed)):
        assert other.start - one.end >= timedelta(minutes=15)


@pytest.mark.parametrize(("limit", "people"), [(1, 5), (2, 10), (3, 11), (4, 20), (8, 40)])
def test_a_day_has_no_more_than_the_city_wants(limit: int, people: int) -> None:
    plan = plan_round(
        partner(*WEEK), [invited(f"e{n}", *WEEK) for n in range(people)], DAYS, a_day=limit
    )
    assert len(plan.placed) == people
    assert max(a_day(plan).values()) <= limit


def test_the_number_a_day_yields_before_anybody_is_left_out() -> None:
    people = [invited(f"e{n}", *WEEK) for n in range(12)]
    plan = plan_round(partner(*WEEK), people, DAYS, a_day=2)
    assert len(plan.placed) == 12
    assert sum(max(count - 2, 0) for count in a_day(plan).values()) == 2


def test_each_gets_what_both_like_where_it_can_be() -> None:
    plan = plan_round(
        partner(*TWO_WEEKS, wishes=likes(0, 1, 2)),
        [
            invited("mornings", *TWO_WEEKS, wishes=likes(parts=(MORNING,))),
            invited("tuesdays", *TWO_WEEKS, wishes=likes(1)),
            invited("thursdays", *TWO_WEEKS, wishes=likes(3)),
            invited("anything", *TWO_WEEKS),
        ],
        DAYS,
    )
    found = {it.person_id: (shown(it.start), it.because) for it in plan.placed}
    assert found["mornings"][0] in {"月 09:00", "月 10:00", "月 11:00"}
    assert found["mornings"][1] is Because.BOTH_LIKE
    assert found["tuesdays"][0][0] == "火"
    assert found["tuesdays"][1] is Because.BOTH_LIKE
    assert found["thursdays"][0][0] == "木"
    assert found["thursdays"][1] is Because.EMPLOYEE_LIKES
    assert found["anything"][1] is Because.PARTNER_LIKES


def test_a_preference_nobody_can_keep_leaves_nobody_out() -> None:
    afternoon = likes(parts=(AFTERNOON,))
    morning = span(MONDAY, "09:00", "12:00")
    plan = plan_round(
        partner(morning), [invited(f"e{n}", *WEEK, wishes=afternoon) for n in range(5)], DAYS
    )
    assert {it.because for it in plan.placed} == {Because.FREE_FOR_BOTH}
    assert len(plan.placed) == 5


def test_times_fixed_by_hand_stay_and_the_others_keep_clear() -> None:
    plan = plan_round(
        partner(*WEEK),
        [
            invited("fixed", *WEEK, fixed=at(MONDAY, "09:15"), minutes=50),
            invited("only monday", span(MONDAY, "09:00", "10:45")),
        ],
        DAYS,
    )
    assert board(plan) == {"fixed": "月 09:15", "only monday": "月 10:15"}
    assert plan.placed[0].because is Because.FIXED
    assert plan.placed[0].clash is None


@pytest.mark.parametrize(
    ("mine", "theirs", "clash"),
    [
        ((span(TUESDAY, "09:00", "12:00"),), WEEK, Clash.PARTNER_NOT_FREE),
        (WEEK, (span(TUESDAY, "09:00", "12:00"),), Clash.EMPLOYEE_NOT_FREE),
        (WEEK, WEEK, None),
    ],
    ids=["partner", "employee", "both free"],
)
def test_a_fixed_time_somebody_lacks_is_kept_and_told(
    mine: tuple[Span, ...], theirs: tuple[Span, ...], clash: Clash | None
) -> None:
    plan = plan_round(partner(*mine), [invited("e1", *theirs, fixed=at(MONDAY, "09:00"))], DAYS)
    assert board(plan) == {"e1": "月 09:00"}
    assert plan.placed[0].clash is clash


def test_two_fixed_times_at_once_are_both_kept_and_told() -> None:
    people = [
        invited("e1", *WEEK, fixed=at(MONDAY, "09:00")),
        invited("e2", *WEEK, fixed=at(MONDAY, "09:15")),
    ]
    plan = plan_round(partner(*WEEK), people, DAYS)
    assert board(plan) == {"e1": "月 09:00", "e2": "月 09:15"}
    assert {it.clash for it in plan.placed} == {Clash.OVERLAPS}


def test_talks_already_booked_take_time_and_count_for_the_day() -> None:
    booked = [span(MONDAY, "09:00", "09:30"), span(MONDAY, "10:00", "10:30")]
    free = (span(MONDAY, "09:00", "12:00"), span(TUESDAY, "09:00", "12:00"))
    people = [invited(f"e{n}", *free) for n in range(2)]
    plan = plan_round(partner(*free), people, DAYS, a_day=2, booked=booked)
    assert a_day(plan) == {TUESDAY: 2}


def test_each_person_without_a_time_is_told_why() -> None:
    free = (span(MONDAY, "09:00", "10:00"), span(TUESDAY, "09:00", "11:00"))
    monday, wednesday = span(MONDAY, "09:00", "12:00"), span(WEDNESDAY, "09:00", "10:00")
    plan = plan_round(
        partner(*free),
        [
            invited("away"),
            invited("elsewhere", wednesday),
            *(invited(f"monday {n}", monday) for n in range(3)),
        ],
        DAYS,
    )
    (left,) = {it.person_id for it in plan.without} & {f"monday {n}" for n in range(3)}
    assert why(plan) == {
        "away": WhyNot.EMPLOYEE_AWAY,
        "elsewhere": WhyNot.NO_COMMON_TIME,
        left: WhyNot.TAKEN_BY_OTHERS,
    }
    assert plan.without[-1] == NoTime(
        person_id=left,
        why=WhyNot.TAKEN_BY_OTHERS,
        minutes=30,
        employee_times=11,
        partner_times=10,
        common_times=3,
        room=6,
        talks=3,
    )


def test_more_talks_than_the_partner_has_room_for() -> None:
    free = span(MONDAY, "09:00", "11:10")
    plan = plan_round(partner(free), [invited(f"e{n}", *WEEK) for n in range(7)], DAYS)
    assert len(plan.placed) == 4
    assert {(it.why, it.room, it.talks) for it in plan.without} == {(WhyNot.PARTNER_FULL, 4, 7)}


def test_a_partner_without_free_times_and_a_round_of_nobody() -> None:
    plan = plan_round(partner(), [invited("e1", *WEEK)], DAYS)
    assert why(plan) == {"e1": WhyNot.PARTNER_FULL}
    assert plan_round(partner(*WEEK), [], DAYS) == RoundPlan()


def test_talks_of_different_lengths_fill_a_morning_to_the_quarter() -> None:
    morning = span(MONDAY, "09:00", "12:00")
    lengths = {"a": 15, "b": 30, "c": 45, "d": 90}
    people = [invited(who, morning, minutes=minutes) for who, minutes in lengths.items()]
    plan = plan_round(partner(morning), people, DAYS)
    assert {it.person_id: it.minutes for it in plan.placed} == lengths
    quarters = [quarter for it in spans(plan.placed) for quarter in it.quarters]
    assert len(set(quarters)) == 12
