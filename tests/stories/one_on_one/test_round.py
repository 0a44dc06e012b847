"""A round of 1on1 定例の1on1: arranged, talked, said; and what becomes of it when somebody does not."""

from datetime import UTC, date, datetime

import pytest

from models.acts import Act
from models.errors import SlotTaken
from models.one_on_one.sheets import Booking
from models.one_on_one.steps import TalkStep
from tests.given.city import City
from tests.given.hall import TANAKA
from tests.given.people import Someone, an_employee
from tests.given.series import Series, opens_series, series_of

MONDAY = datetime(2026, 4, 27, 1, 0, tzinfo=UTC)  # 10:00 in Japan
THURSDAY = datetime(2026, 4, 30, 5, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 5, 1, 5, 0, tzinfo=UTC)


async def a_series(city: City, name: str = "山田") -> tuple[Someone, Series]:
    yamada = await city.hires(an_employee(name).evaluated_by(TANAKA))
    return yamada, await opens_series(city, yamada)


async def test_a_round_is_arranged_held_and_followed_by_the_next(any_city: City) -> None:
    yamada, series = await a_series(any_city)

    await series.books(TANAKA, MONDAY)
    assert await series.states() == {"r1": "booked"}
    assert len(await series.held_times()) == 4
    assert await series.event_letters(yamada) == [("talk_fixed", 1)]
    assert await series.event_letters(TANAKA) == [("talk_fixed", 1)]

    await any_city.clock.advance_to(FRIDAY)
    await series.says_held(TANAKA)
    assert (await series.talk("r1")).state == "booked"
    await series.says_held(yamada)
    assert await series.states() == {"r1": "held", "r2": "due"}


async def test_the_employee_chooses_among_three_times(city: City) -> None:
    yamada, series = await a_series(city)

    await series.offers(TANAKA, MONDAY, THURSDAY, FRIDAY)
    assert len(await series.held_times()) == 12
    await series.chooses(THURSDAY)

    talk = await series.talk("r1")
    assert (talk.state, talk.starts_at, talk.sequence) == ("booked", THURSDAY, 1)
    assert len(await series.held_times()) == 4
    assert await series.event_letters(yamada) == [("talk_fixed", 1)]


async def test_another_time_is_asked_for_and_the_old_one_is_taken_back(city: City) -> None:
    yamada, series = await a_series(city)
    await series.books(TANAKA, MONDAY)

    await series.asks_to_move()

    talk = await series.talk("r1")
    assert (talk.state, talk.moves, talk.sequence) == ("due", 1, 2)
    assert await series.held_times() == []
    assert await series.event_letters(yamada) == [("talk_fixed", 1), ("talk_called_off", 2)]
    await series.books(TANAKA, THURSDAY)
    assert (await series.event_letters(TANAKA))[-1] == ("talk_fixed", 3)


async def test_the_partner_moves_a_talk_in_one_press(city: City) -> None:
    yamada, series = await a_series(city)
    await series.books(TANAKA, MONDAY)

    await series.moves(TANAKA, THURSDAY)

    talk = await series.talk("r1")
    assert (talk.state, talk.starts_at, talk.moves) == ("booked", THURSDAY, 1)
    assert await series.event_letters(yamada) == [("talk_fixed", 1), ("talk_fixed", 2)]
    assert await city.case_at(series.case_id).open_tasks() == [
        ("join_talk", "山田"),
        ("lead_talk", "田中"),
    ]


async def test_a_time_fixed_once_more_as_it_was_tells_nobody_anew(city: City) -> None:
    _, series = await a_series(city)
    await series.books(TANAKA, MONDAY, place="")

    await series.moves(TANAKA, MONDAY)

    talk = await series.talk("r1")
    assert (talk.state, talk.starts_at, talk.sequence) == ("booked", MONDAY, 1)
    assert await series.event_letters(TANAKA) == [("talk_fixed", 1)]
    assert len(await series.held_times()) == 4


async def test_a_time_somebody_has_meanwhile_is_refused_and_nothing_is_taken(city: City) -> None:
    suzuki = await city.hires(an_employee("鈴木").evaluated_by(TANAKA))
    _, series = await a_series(city)
    other = await series_of(city, suzuki)
    await series.books(TANAKA, MONDAY)

    booking = Booking(start=MONDAY, minutes=30)
    with pytest.raises(SlotTaken):
        await other.submits(
            TANAKA, TalkStep.ARRANGE_TALK, Act.BOOK, booking, [MONDAY], with_whom=TANAKA
        )

    assert await other.held_times() == []
    assert await other.states() == {"r1": "due"}


async def test_one_word_counts_for_both_when_the_other_is_silent(city: City) -> None:
    yamada, series = await a_series(city)
    await series.books(TANAKA, MONDAY)
    await city.clock.advance_to(FRIDAY)
    await series.says_held(yamada)

    await city.lets_pass(open_days=6)

    assert (await series.talk("r1")).state == "held"


async def test_a_talk_that_did_not_take_place_is_offered_once_more_and_then_counted(
    city: City,
) -> None:
    yamada, series = await a_series(city)
    await series.books(TANAKA, MONDAY)
    await city.clock.advance_to(THURSDAY)
    await series.says_not_held(TANAKA, yamada)
    assert await city.case_at(series.case_id).open_tasks() == [("arrange_talk", "田中")]

    await series.books(TANAKA, FRIDAY)
    await city.lets_pass(open_days=12)

    states = await series.states()
    assert states["r1"] == "missed"
    assert states["r2"] == "due"


async def test_a_round_nobody_arranges_is_counted_and_the_year_goes_on(city: City) -> None:
    _, series = await a_series(city)

    await city.jumps_to(datetime(2027, 4, 2).date())

    states = await series.states()
    assert set(states.values()) == {"skipped"}
    assert len(states) == 6
    assert await city.case_at(series.case_id).outcome() == "completed"


async def test_a_talk_may_be_wished_for_at_any_time(city: City) -> None:
    _, series = await a_series(city)

    await series.wishes()
    assert await series.states() == {"r1": "due", "w1": "due"}
    assert await city.case_at(series.case_id).windows() == ["wish_talk"]


async def test_an_evaluation_interview_counts_when_it_is_marked(city: City) -> None:
    _, series = await a_series(city)

    await series.says_interview(TANAKA, date(2026, 4, 23))

    talk = await series.talk("r1")
    assert talk.state == "held"
    assert talk.ended_at
    assert city.parts.days.local_day(talk.ended_at) == date(2026, 4, 23)
    assert await series.held_times() == []
