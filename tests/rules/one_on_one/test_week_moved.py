"""A partner away for days: the talks inside move at once, and nobody else's."""

from datetime import timedelta

from models.one_on_one.explained import WhyNot
from models.one_on_one.free_times import days_off, talk_hours
from models.one_on_one.talk import Span
from models.one_on_one.week_moved import Booked, move_week
from tests.given.talk_times import (
    DAYS,
    FRIDAY,
    HOURS,
    MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    partner,
    span,
)

NEXT_MONDAY = MONDAY + timedelta(days=7)
TWO_WEEKS = talk_hours(MONDAY, NEXT_MONDAY + timedelta(days=4), HOURS, DAYS)
AWAY = days_off(TUESDAY, THURSDAY, DAYS)


def booked(name: str, talk: Span, *free: Span) -> Booked:
    minutes = int((talk.end - talk.start).total_seconds()) // 60
    return Booked(person_id=name, free=free or TWO_WEEKS, start=talk.start, minutes=minutes)


WEEK = [
    booked("mon", span(MONDAY, "09:00", "09:30")),
    booked("tue", span(TUESDAY, "09:00", "09:30")),
    booked("wed", span(WEDNESDAY, "13:00", "14:00")),
    booked("thu", span(THURSDAY, "16:30", "17:00")),
    booked("fri", span(FRIDAY, "09:00", "09:30")),
]


def test_only_the_talks_inside_move_and_keep_their_length() -> None:
    moved = move_week(partner(*TWO_WEEKS), WEEK, AWAY, DAYS)
    assert moved.untouched == ("mon", "fri")
    assert moved.plan.without == ()
    assert {it.person_id: it.minutes for it in moved.plan.placed} == {
        "tue": 30,
        "wed": 60,
        "thu": 30,
    }
    stay = [it.span for it in WEEK if it.person_id in moved.untouched]
    for it in moved.plan.placed:
        new = Span.of(it.start, it.minutes)
        assert not any(new.overlaps(other) for other in [AWAY, *stay])


def test_a_talk_half_inside_moves_too_and_one_that_ends_before_does_not() -> None:
    absence = Span(start=at(MONDAY, "09:30"), end=at(MONDAY, "12:00"))
    day = [
        booked("before", span(MONDAY, "09:00", "09:30")),
        booked("half", span(MONDAY, "11:45", "13:15")),
    ]
    moved = move_week(partner(*TWO_WEEKS), day, absence, DAYS)
    assert moved.untouched == ("before",)
    assert [it.person_id for it in moved.plan.placed] == ["half"]


def test_whoever_cannot_move_is_named_and_nobody_else_is_touched() -> None:
    only_then = booked("tue", span(TUESDAY, "09:00", "09:30"), span(TUESDAY, "09:00", "12:00"))
    moved = move_week(partner(*TWO_WEEKS), [WEEK[0], only_then], AWAY, DAYS)
    assert moved.untouched == ("mon",)
    assert moved.plan.placed == ()
    assert [(it.person_id, it.why) for it in moved.plan.without] == [("tue", WhyNot.NO_COMMON_TIME)]


def test_talks_that_stay_count_for_their_day() -> None:
    free = (span(MONDAY, "09:00", "12:00"), span(FRIDAY, "09:00", "12:00"))
    stays = [booked(f"mon {n}", span(MONDAY, f"{9 + n:02}:00", f"{9 + n:02}:30")) for n in range(2)]
    moved = move_week(partner(*free), [*stays, WEEK[1]], AWAY, DAYS, a_day=2)
    (new,) = moved.plan.placed
    assert at(FRIDAY, "09:00") <= new.start < at(FRIDAY, "12:00")


def test_an_absence_without_talks_changes_nothing() -> None:
    moved = move_week(partner(*TWO_WEEKS), WEEK[:1], AWAY, DAYS)
    assert (moved.untouched, moved.plan.placed, moved.plan.without) == (("mon",), (), ())
