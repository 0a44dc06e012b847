"""Proposals of one pair: three days, what the two like first, and a named reason where there is none."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.one_on_one.explained import (
    BECAUSE_WORDS,
    CLASH_WORDS,
    WHY_NOT_WORDS,
    Because,
    Clash,
    WhyNot,
)
from models.one_on_one.free_times import talk_hours
from models.one_on_one.likes import Likes, Part
from models.one_on_one.proposals import propose
from models.one_on_one.sides import Side
from models.one_on_one.talk import Span
from tests.given.talk_times import (
    AFTERNOON,
    DAYS,
    FRIDAY,
    HOURS,
    MONDAY,
    MORNING,
    TUESDAY,
    at,
    likes,
    shown,
    span,
)

WEEK = talk_hours(MONDAY, FRIDAY, HOURS, DAYS)
THREE_WEEKS = talk_hours(MONDAY, MONDAY + timedelta(days=20), HOURS, DAYS)
NONE = likes()


def side(*free: Span, wishes: Likes = NONE) -> Side:
    return Side(person_id="e1", free=free, likes=wishes)


def times(employee: Side, partner: Side, minutes: int = 30) -> list[str]:
    return [shown(it.start) for it in propose(employee, partner, minutes, DAYS).times]


def test_three_days_and_both_parts_of_the_day() -> None:
    assert times(side(*WEEK), side(*WEEK)) == ["月 09:00", "火 13:00", "水 09:00"]


@pytest.mark.parametrize(
    ("employee", "partner", "expected", "because"),
    [
        (likes(parts=(AFTERNOON,)), NONE, ["月 13:00", "火 13:00", "水 13:00"], "employee_likes"),
        (NONE, likes(parts=(AFTERNOON,)), ["月 13:00", "火 13:00", "水 13:00"], "partner_likes"),
        (likes(3), likes(3, parts=(MORNING,)), ["木 09:00"], "both_like"),
        (likes(parts=(MORNING,)), likes(parts=(AFTERNOON,)), ["月 09:00"], "employee_likes"),
        (NONE, NONE, ["月 09:00"], "free_for_both"),
    ],
    ids=["employee", "partner", "both", "against each other", "nobody"],
)
def test_what_people_like_comes_first(
    employee: Likes, partner: Likes, expected: list[str], because: str
) -> None:
    found = propose(side(*WEEK, wishes=employee), side(*WEEK, wishes=partner), 30, DAYS).times
    assert [shown(it.start) for it in found][: len(expected)] == expected
    assert found[0].because == because


def test_a_liked_weekday_of_next_week_comes_before_another_of_this_week() -> None:
    found = propose(side(*THREE_WEEKS, wishes=likes(4)), side(*THREE_WEEKS), 30, DAYS).times
    assert [shown(it.start)[0] for it in found] == ["金", "金", "金"]
    assert [it.start.date() for it in found] == [FRIDAY + timedelta(days=7 * n) for n in range(3)]


def test_likes_never_hinder() -> None:
    employee = side(span(TUESDAY, "10:00", "11:00"), wishes=likes(0, parts=(AFTERNOON,)))
    found = propose(employee, side(*WEEK), 60, DAYS).times
    assert [(shown(it.start), it.because) for it in found] == [("火 10:00", Because.FREE_FOR_BOTH)]


def test_too_few_days_give_several_times_of_one_day_side_by_side() -> None:
    assert times(side(span(MONDAY, "09:00", "10:15")), side(*WEEK)) == ["月 09:00", "月 09:30"]


@pytest.mark.parametrize(
    ("employee", "partner", "why", "figures"),
    [
        ((), WEEK, WhyNot.EMPLOYEE_AWAY, (0, 130, 70)),
        (WEEK, (), WhyNot.PARTNER_FULL, (130, 0, 0)),
        ((), (), WhyNot.NO_OPEN_TIME, (0, 0, 0)),
        (
            (span(MONDAY, "09:00", "10:00"),),
            (span(MONDAY, "09:45", "11:00"),),
            WhyNot.NO_COMMON_TIME,
            (3, 4, 2),
        ),
        ((span(MONDAY, "09:00", "09:15"),), WEEK, WhyNot.EMPLOYEE_AWAY, (0, 130, 70)),
    ],
    ids=["employee away", "partner full", "nothing open", "no common time", "only short times"],
)
def test_no_time_has_a_named_reason_with_figures(
    employee: tuple[Span, ...],
    partner: tuple[Span, ...],
    why: WhyNot,
    figures: tuple[int, int, int],
) -> None:
    found = propose(side(*employee), side(*partner), 30, DAYS)
    assert found.times == ()
    assert found.none is not None
    assert (found.none.person_id, found.none.why, found.none.minutes) == ("e1", why, 30)
    told = found.none
    assert (told.employee_times, told.partner_times, told.room) == figures
    assert told.common_times == 0


def test_the_end_of_the_year_is_no_hindrance() -> None:
    last, first = MONDAY.replace(month=12, day=28), MONDAY.replace(year=2028, month=1, day=4)
    hours = talk_hours(last, first, HOURS, DAYS)
    found = propose(side(*hours), side(*hours), 30, DAYS).times
    assert [it.start for it in found] == [at(last, "09:00"), at(first, "13:00"), at(last, "13:00")]


def test_every_code_has_its_words() -> None:
    assert set(BECAUSE_WORDS) == set(Because)
    assert set(WHY_NOT_WORDS) == set(WhyNot)
    assert set(CLASH_WORDS) == set(Clash)


OPEN = {(it.start, it.end) for it in WEEK}
FREE = st.lists(
    st.tuples(st.sampled_from(WEEK), st.integers(0, 240), st.integers(1, 240)).map(
        lambda it: Span(
            start=min(it[0].start + timedelta(minutes=it[1]), it[0].end),
            end=min(it[0].start + timedelta(minutes=it[1] + it[2]), it[0].end),
        )
    ),
    max_size=6,
).map(tuple)
WISHES = st.builds(
    Likes,
    weekdays=st.frozensets(st.integers(0, 4), max_size=3),
    parts=st.frozensets(st.sampled_from(Part), max_size=1),
)


@settings(max_examples=80)
@given(FREE, FREE, WISHES, WISHES, st.sampled_from((15, 30, 50, 90)))
def test_proposals_are_free_for_both_and_never_overlap(
    employee: tuple[Span, ...],
    partner: tuple[Span, ...],
    mine: Likes,
    theirs: Likes,
    minutes: int,
) -> None:
    one, other = side(*employee, wishes=mine), side(*partner, wishes=theirs)
    found = propose(one, other, minutes, DAYS)
    spans = [Span.of(it.start, it.minutes) for it in found.times]

    assert len(spans) <= 3
    assert bool(spans) != (found.none is not None)
    assert all(it.start.minute % 15 == 0 for it in spans)
    for it in spans:
        assert any(start <= it.start and it.end <= end for start, end in OPEN)
        for free in (employee, partner):
            assert covered(it, free)
    assert not any(a.overlaps(b) for n, a in enumerate(spans) for b in spans[:n])
    assert found == propose(one, other, minutes, DAYS)


def covered(talk: Span, free: tuple[Span, ...]) -> bool:
    """Every minute of the talk lies in some free time."""
    minutes = (
        talk.start + timedelta(minutes=n) for n in range((talk.end - talk.start).seconds // 60)
    )
    return all(any(it.start <= minute < it.end for it in free) for minute in minutes)
