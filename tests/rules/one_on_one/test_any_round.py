"""Rounds of any shape: nobody twice, nobody forgotten, everybody placed whenever trying all ways places all."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.round_people import FIRST, LAST, MINUTES, diary
from models.one_on_one import round_times
from models.one_on_one.explained import Because, NoTime, WhyNot
from models.one_on_one.free_times import free_times, starts, talk_hours
from models.one_on_one.likes import Likes
from models.one_on_one.quarters import moment_of, quarter_of, quarters_in
from models.one_on_one.round_plan import RoundPlan, plan_round
from models.one_on_one.sides import Invitee, Side
from models.one_on_one.talk import Span
from tests.given.talk_times import DAYS, HOURS, MONDAY, TOKYO, TUESDAY, invited, partner, span


@pytest.fixture(scope="module")
def forty() -> tuple[Side, list[Invitee], RoundPlan]:
    """40 people of one partner with the diaries of the measurement."""
    rng = Random(11)
    hours = talk_hours(FIRST, LAST, HOURS, DAYS)
    own, *theirs = [diary(f"e{n:02}", rng, DAYS, share=0.5) for n in range(41)]
    side = Side(person_id=own.person_id, free=free_times(hours, own.busy), likes=own.likes)
    people = [
        Invitee(
            person_id=it.person_id,
            free=free_times(hours, it.busy),
            likes=it.likes,
            minutes=MINUTES,
        )
        for it in theirs
    ]
    return side, people, plan_round(side, people, DAYS)


def test_a_round_of_forty_is_placed_calmly(
    forty: tuple[Side, list[Invitee], RoundPlan],
) -> None:
    _, people, plan = forty
    days = Counter(it.start.astimezone(TOKYO).date() for it in plan.placed)
    assert sorted(it.person_id for it in plan.placed) == sorted(it.person_id for it in people)
    assert max(days.values()) <= 4
    liked = sum(it.because in (Because.BOTH_LIKE, Because.EMPLOYEE_LIKES) for it in plan.placed)
    assert liked > 25
    for one, other in pairwise(spans(plan)):
        assert other.start - one.end >= timedelta(minutes=15)


def test_the_same_round_gives_the_same_plan(
    forty: tuple[Side, list[Invitee], RoundPlan],
) -> None:
    side, people, plan = forty
    backwards = side.model_copy(update={"free": side.free[::-1]})
    assert plan_round(backwards, people, DAYS) == plan


MORNINGS = [span(day, "09:00", "11:00") for day in (MONDAY, TUESDAY)]


@st.composite
def pieces(draw: st.DrawFn) -> tuple[Span, ...]:
    """Free times of two mornings, by fives of minutes."""
    found = []
    for morning in draw(st.lists(st.sampled_from(MORNINGS), max_size=3)):
        first, last = sorted(draw(st.tuples(st.integers(0, 24), st.integers(0, 24))))
        found.append(
            Span(
                start=morning.start + timedelta(minutes=5 * first),
                end=morning.start + timedelta(minutes=5 * last),
            )
        )
    return tuple(found)


@st.composite
def rounds(draw: st.DrawFn) -> tuple[Side, list[Invitee]]:
    own = (*draw(pieces()), *draw(st.sampled_from(((), tuple(MORNINGS)))))
    wishes = st.builds(Likes, weekdays=st.frozensets(st.integers(0, 1), max_size=1))
    people = [
        invited(
            f"e{n}",
            *draw(pieces()),
            minutes=draw(st.sampled_from((15, 30, 30, 45, 50, 60))),
            wishes=draw(wishes),
        )
        for n in range(draw(st.integers(1, 5)))
    ]
    return partner(*own, wishes=draw(wishes)), people


def most(side: Side, people: Sequence[Invitee]) -> int:
    """How many can be placed at most, by trying every way."""
    times = [
        [
            (quarter, quarter + quarters_in(it.minutes))
            for quarter in map(quarter_of, starts(side.free, it.minutes))
            if moment_of(quarter) in set(starts(it.free, it.minutes))
        ]
        for it in people
    ]

    def best(nth: int, taken: frozenset[int]) -> int:
        if nth == len(times):
            return 0
        found = best(nth + 1, taken)
        for first, last in times[nth]:
            if found == len(times) - nth:
                break
            if taken.isdisjoint(range(first, last)):
                found = max(found, 1 + best(nth + 1, taken | set(range(first, last))))
        return found

    return best(0, frozenset())


def not_twice(plan: RoundPlan) -> bool:
    quarters = [quarter for it in spans(plan) for quarter in it.quarters]
    return len(quarters) == len(set(quarters))


@settings(max_examples=120)
@given(rounds(), st.integers(1, 4), st.sampled_from((1, round_times.FEW)))
def test_as_many_are_placed_as_trying_all_ways_places(
    given_round: tuple[Side, list[Invitee]], limit: int, few: int
) -> None:
    side, people = given_round
    with patch.object(round_times, "FEW", few):
        plan = plan_round(side, people, DAYS, a_day=limit)
        assert plan == plan_round(side, people, DAYS, a_day=limit)

    assert len(plan.placed) == most(side, people)
    assert not_twice(plan)
    told = [*(it.person_id for it in plan.placed), *(it.person_id for it in plan.without)]
    assert sorted(told) == [it.person_id for it in people]
    free = {it.person_id: it for it in people}
    for it in plan.placed:
        assert it.minutes == free[it.person_id].minutes
        assert it.start in starts(side.free, it.minutes)
        assert it.start in starts(free[it.person_id].free, it.minutes)
        assert it.clash is None
    for left in plan.without:
        assert left.why is reason(left)


def reason(left: NoTime) -> WhyNot:
    """What is said of somebody without a time, by the figures beside it."""
    if left.common_times:
        return WhyNot.PARTNER_FULL if left.talks > left.room else WhyNot.TAKEN_BY_OTHERS
    if left.partner_times:
        return WhyNot.NO_COMMON_TIME if left.employee_times else WhyNot.EMPLOYEE_AWAY
    return WhyNot.PARTNER_FULL if left.employee_times else WhyNot.NO_OPEN_TIME


def spans(plan: RoundPlan) -> list[Span]:
    return [Span.of(it.start, it.minutes) for it in plan.placed]
