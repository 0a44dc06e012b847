"""Series and orders 1on1と発令: another partner, leave and return, retirement; nothing is lost or left over."""

from datetime import UTC, date, datetime

from sqlmodel import col, select

from models.people import LeaveKind
from models.personnel_orders import OrderKind
from models.queries.partners import name_partner
from models.tables.letter import LetterRow
from tests.given.city import City
from tests.given.hall import HALL, KATO, SATO, TANAKA
from tests.given.people import Someone, an_employee
from tests.given.series import Series, opens_series, series_of

MONDAY = datetime(2026, 4, 27, 1, 0, tzinfo=UTC)
MAY_11 = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)


async def a_booked_talk(city: City, start: datetime = MAY_11) -> tuple[Someone, Series]:
    yamada = await city.hires(an_employee("山田").evaluated_by(TANAKA))
    series = await opens_series(city, yamada)
    await series.books(TANAKA, start)
    return yamada, series


async def hands_over(city: City, series: Series, to: Someone | None, nonce: str = "n") -> None:
    async with city.database.writing() as session:
        message = await name_partner(
            session,
            series.case_id,
            to.id if to else None,
            by=TANAKA.id,
            day=city.parts.days.local_day(await city.now()),
            at=await city.now(),
            nonce=nonce,
        )
    await city.hears(city.case_at(series.case_id), message)
    await city.clock.settle()


async def test_another_partner_takes_over_and_the_fixed_time_is_called_off(any_city: City) -> None:
    yamada, series = await a_booked_talk(any_city)

    await hands_over(any_city, series, SATO)

    talk = await series.talk("r1")
    assert (talk.state, talk.partner_id, talk.starts_at) == ("due", SATO.id, None)
    assert await series.held_times() == []
    assert await series.event_letters(TANAKA) == [("talk_fixed", 1), ("talk_called_off", 2)]
    assert await series.event_letters(yamada) == [("talk_fixed", 1), ("talk_called_off", 2)]
    assert await any_city.case_at(series.case_id).open_tasks() == [("arrange_talk", "佐藤")]
    await series.books(SATO, MONDAY)
    assert await series.event_letters(SATO) == [("talk_fixed", 3)]


async def test_handed_over_twice_in_one_press_is_once(city: City) -> None:
    _, series = await a_booked_talk(city)

    await hands_over(city, series, SATO)
    await hands_over(city, series, SATO)

    assert (await city.case_at(series.case_id).open_tasks()) == [("arrange_talk", "佐藤")]


async def test_another_name_on_the_same_form_is_heard_as_well(city: City) -> None:
    _, series = await a_booked_talk(city)

    await hands_over(city, series, SATO)
    await hands_over(city, series, None)

    assert (await city.case_at(series.case_id).open_tasks()) == [("arrange_talk", "田中")]


async def test_a_talk_already_held_stays_with_the_former_partner(city: City) -> None:
    yamada, series = await a_booked_talk(city, MONDAY)
    await city.clock.advance_to(datetime(2026, 4, 28, 1, 0, tzinfo=UTC))

    await hands_over(city, series, SATO)
    await series.says_held(TANAKA, yamada)

    talk = await series.talk("r1")
    assert (talk.state, talk.partner_id) == ("held", TANAKA.id)
    assert (await series.talk("r2")).partner_id == SATO.id


async def test_a_transfer_brings_the_new_section_s_head(city: City) -> None:
    yamada, series = await a_booked_talk(city)

    await city.receives_order(
        yamada, OrderKind.TRANSFER, date(2026, 5, 1), post_id=HALL.staff_post("窓口係").id
    )
    await city.jumps_to(date(2026, 5, 7))

    talk = await series.talk("r1")
    assert (talk.state, talk.partner_id) == ("due", KATO.id)
    assert (await series.event_letters(TANAKA))[-1] == ("talk_called_off", 2)
    assert await city.case_at(series.case_id).open_tasks() == [("arrange_talk", "加藤")]


async def test_during_leave_the_series_rests_and_nobody_is_asked(city: City) -> None:
    yamada, series = await a_booked_talk(city)

    await city.receives_order(
        yamada,
        OrderKind.LEAVE,
        date(2026, 5, 1),
        leave_kind=LeaveKind.CHILDCARE,
        until=date(2026, 9, 30),
    )
    await city.jumps_to(date(2026, 6, 1))
    assert await city.case_at(series.case_id).open_tasks() == []
    assert (await series.talk("r1")).starts_at is None

    await city.jumps_to(date(2026, 10, 2))
    assert await city.case_at(series.case_id).open_tasks() == [("arrange_talk", "田中")]


async def test_who_is_hired_in_mid_year_gets_a_series_within_the_first_month(city: City) -> None:
    await a_booked_talk(city)
    suzuki = await city.hires(
        an_employee("鈴木")
        .evaluated_by(TANAKA)
        .hired_on(date(2026, 6, 1))
        .there_from(date(2026, 6, 1))
    )
    await city.jumps_to(date(2026, 6, 1))

    talk = await (await series_of(city, suzuki)).talk("r2")
    assert (talk.first_day, talk.last_day) == (date(2026, 6, 1), date(2026, 6, 30))
    assert talk.partner_id == TANAKA.id


async def test_who_retires_has_no_talk_left_over(city: City) -> None:
    yamada, series = await a_booked_talk(city)

    await city.receives_order(yamada, OrderKind.RETIREMENT, date(2026, 5, 1))
    await city.jumps_to(date(2026, 5, 7))

    assert await series.states() == {"r1": "called_off"}
    assert await series.held_times() == []
    assert (await series.event_letters(TANAKA))[-1] == ("talk_called_off", 2)
    assert await city.case_at(series.case_id).outcome() == "left"
    assert await _kinds_of_letters(series) == {"talk_fixed", "talk_called_off"}


async def _kinds_of_letters(series: Series) -> set[str]:
    """To the employee: nothing speaks of an evaluation 人事評価."""
    async with series.city.database.reading() as session:
        kinds = await session.scalars(
            select(LetterRow.kind).where(
                col(LetterRow.case_id) == series.case_id,
                col(LetterRow.person_id) == series.employee.id,
            )
        )
        return set(kinds)
