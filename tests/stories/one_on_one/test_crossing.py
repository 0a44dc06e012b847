"""Submissions that cross 行き違い: a time is taken with a receipt, and another page of the talk is written first."""

from datetime import UTC, datetime

from models.acts import Act
from models.one_on_one.sheets import Booking, Choice
from models.one_on_one.steps import TalkStep
from tests.given.city import City
from tests.given.hall import SATO, TANAKA
from tests.given.people import Someone, an_employee
from tests.given.series import MINUTES, Series, opens_series
from tests.stories.one_on_one.test_changes import hands_over

MONDAY = datetime(2026, 4, 27, 1, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 4, 30, 5, 0, tzinfo=UTC)
LEAD, ARRANGE = TalkStep.LEAD_TALK, TalkStep.ARRANGE_TALK


async def a_series(city: City) -> tuple[Someone, Series]:
    yamada = await city.hires(an_employee("山田").evaluated_by(TANAKA))
    return yamada, await opens_series(city, yamada)


async def test_a_booking_that_came_too_late_leaves_no_time_taken(any_city: City) -> None:
    _, series = await a_series(any_city)
    await series.books(TANAKA, MONDAY)
    crossing = await series.submits(
        TANAKA,
        LEAD,
        Act.BOOK,
        Booking(start=THURSDAY, minutes=MINUTES),
        [THURSDAY],
        with_whom=TANAKA,
    )

    await series.asks_to_move()
    await any_city.tells(crossing)

    assert await series.states() == {"r1": "due"}
    assert await series.held_times() == []


async def test_a_time_asked_for_stays_taken_while_another_page_of_the_talk_is_written(
    any_city: City,
) -> None:
    yamada, series = await a_series(any_city)
    await series.books(TANAKA, MONDAY)
    crossing = await series.submits(
        TANAKA,
        LEAD,
        Act.BOOK,
        Booking(start=THURSDAY, minutes=MINUTES),
        [THURSDAY],
        with_whom=TANAKA,
    )

    await series.says_held(yamada)
    await any_city.tells(crossing)

    talk = await series.talk("r1")
    assert (talk.starts_at, talk.confirmed_by) == (THURSDAY, [])
    assert {at.day for _, at in await series.held_times()} == {30}
    assert len(await series.held_times()) == 4


async def test_a_booking_of_who_is_no_longer_the_partner_is_called_off(any_city: City) -> None:
    _, series = await a_series(any_city)
    crossing = await series.submits(
        TANAKA,
        ARRANGE,
        Act.BOOK,
        Booking(start=MONDAY, minutes=MINUTES),
        [MONDAY],
        with_whom=TANAKA,
    )

    await hands_over(any_city, series, SATO)
    await any_city.tells(crossing)
    await any_city.clock.settle()

    talk = await series.talk("r1")
    assert (talk.state, talk.partner_id, talk.starts_at) == ("due", SATO.id, None)
    assert await series.held_times() == []
    assert await series.event_letters(SATO) == []
    assert await any_city.case_at(series.case_id).open_tasks() == [("arrange_talk", "佐藤")]


async def test_a_choice_among_the_former_partner_s_times_is_called_off(city: City) -> None:
    yamada, series = await a_series(city)
    await series.offers(TANAKA, MONDAY, THURSDAY)
    crossing = await series.submits(yamada, TalkStep.CHOOSE_TIME, Act.BOOK, Choice(start=MONDAY))

    await hands_over(city, series, SATO)
    await city.tells(crossing)
    await city.clock.settle()

    talk = await series.talk("r1")
    assert (talk.state, talk.partner_id, talk.starts_at) == ("due", SATO.id, None)
    assert await series.held_times() == []
    assert (await series.event_letters(TANAKA))[-1:] in ([], [("talk_called_off", 2)])


async def test_a_move_to_another_time_of_the_former_partner_is_called_off(city: City) -> None:
    yamada, series = await a_series(city)
    await series.books(TANAKA, MONDAY)
    crossing = await series.submits(
        TANAKA,
        LEAD,
        Act.BOOK,
        Booking(start=THURSDAY, minutes=MINUTES),
        [THURSDAY],
        with_whom=TANAKA,
    )

    await hands_over(city, series, SATO)
    await city.tells(crossing)
    await city.clock.settle()

    talk = await series.talk("r1")
    assert (talk.state, talk.partner_id, talk.starts_at) == ("due", SATO.id, None)
    assert await series.held_times() == []
    assert (await series.event_letters(yamada))[-1][0] == "talk_called_off"
