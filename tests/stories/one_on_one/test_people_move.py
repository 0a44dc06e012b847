"""Partners and employees who move 人の動き: who leads a talk then, and what becomes of one that has taken place."""

from datetime import UTC, date, datetime

from models.people import LeaveKind
from models.personnel_orders import OrderKind
from tests.given.city import City
from tests.given.hall import HALL, KATO, MORI, SATO, TANAKA
from tests.given.people import Someone, an_employee
from tests.given.series import Series, opens_series
from tests.stories.one_on_one.test_changes import hands_over

MONDAY = datetime(2026, 4, 27, 1, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 4, 28, 1, 0, tzinfo=UTC)
MAY_18 = datetime(2026, 5, 18, 1, 0, tzinfo=UTC)


async def a_series(city: City) -> tuple[Someone, Series]:
    yamada = await city.hires(an_employee("山田").evaluated_by(TANAKA))
    return yamada, await opens_series(city, yamada)


async def test_a_talk_one_side_called_held_is_held_though_the_employee_leaves(city: City) -> None:
    yamada, series = await a_series(city)
    await series.books(TANAKA, MONDAY)
    await city.clock.advance_to(TUESDAY)
    await series.says_held(TANAKA)

    await city.receives_order(yamada, OrderKind.RETIREMENT, date(2026, 4, 30))
    await city.jumps_to(date(2026, 5, 1))

    assert await series.states() == {"r1": "held"}
    assert await series.event_letters(TANAKA) == [("talk_fixed", 1)]


async def test_a_talk_nobody_spoke_of_before_the_employee_left_is_counted_as_missed(
    city: City,
) -> None:
    yamada, series = await a_series(city)
    await series.books(TANAKA, MONDAY)
    await city.clock.advance_to(TUESDAY)

    await city.receives_order(yamada, OrderKind.RETIREMENT, date(2026, 4, 30))
    await city.jumps_to(date(2026, 5, 1))

    assert await series.states() == {"r1": "missed"}
    assert await series.event_letters(TANAKA) == [("talk_fixed", 1)]
    assert await series.held_times() == []


async def test_whoever_stood_in_for_the_partner_may_still_fix_what_they_are_asked(
    city: City,
) -> None:
    _, series = await a_series(city)
    await city.receives_order(
        TANAKA,
        OrderKind.LEAVE,
        date(2026, 4, 24),
        leave_kind=LeaveKind.SICK,
        until=date(2026, 4, 30),
    )
    await city.jumps_to(date(2026, 4, 27))
    assert await city.case_at(series.case_id).open_tasks() == [("arrange_talk", "佐藤")]

    await city.jumps_to(date(2026, 5, 7))
    await series.books(SATO, MAY_18)
    await city.clock.settle()

    talk = await series.talk("r1")
    assert (talk.state, talk.partner_id) == ("booked", SATO.id)


async def test_whom_the_series_was_handed_to_does_not_follow_into_another_section(
    city: City,
) -> None:
    yamada, series = await a_series(city)
    await hands_over(city, series, SATO)

    await city.receives_order(
        yamada, OrderKind.TRANSFER, date(2026, 5, 1), post_id=HALL.staff_post("窓口係").id
    )
    await city.jumps_to(date(2026, 5, 7))

    assert (await series.talk("r1")).partner_id == KATO.id
    assert await city.case_at(series.case_id).open_tasks() == [("arrange_talk", "加藤")]


async def test_a_seat_filled_again_brings_the_talks_to_whoever_sits_there(city: City) -> None:
    _, series = await a_series(city)
    await city.receives_order(TANAKA, OrderKind.RETIREMENT, date(2026, 4, 24))
    await city.jumps_to(date(2026, 4, 27))
    await series.books(SATO, MAY_18)

    await city.receives_order(
        MORI, OrderKind.TRANSFER, date(2026, 5, 1), post_id=HALL.head_post("出納係").id
    )
    await city.jumps_to(date(2026, 5, 7))

    talk = await series.talk("r1")
    assert (talk.state, talk.partner_id) == ("due", MORI.id)
    assert (await series.event_letters(SATO))[-1] == ("talk_called_off", 2)


async def test_a_secondment_to_elsewhere_ends_the_series_and_calls_off_what_lies_ahead(
    city: City,
) -> None:
    yamada, series = await a_series(city)
    await series.books(TANAKA, MAY_18)

    await city.receives_order(yamada, OrderKind.SECONDMENT, date(2026, 5, 1))
    await city.jumps_to(date(2026, 5, 7))

    assert await series.states() == {"r1": "called_off"}
    assert await series.held_times() == []
    assert (await series.event_letters(TANAKA))[-1] == ("talk_called_off", 2)
    assert await city.case_at(series.case_id).outcome() == "seconded"
