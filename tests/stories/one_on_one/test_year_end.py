"""The end of the year 年度末: a talk on the last day, a wish on the last day, and nothing that lives on."""

from datetime import UTC, date, datetime

from tests.given.city import City
from tests.given.hall import TANAKA
from tests.given.people import an_employee
from tests.given.series import opens_series

LAST_MORNING = datetime(2027, 3, 31, 0, 0, tzinfo=UTC)  # 9:00 in Japan


async def test_a_talk_and_a_wish_of_the_last_day_come_to_their_end(any_city: City) -> None:
    yamada = await any_city.hires(an_employee("山田").evaluated_by(TANAKA))
    series = await opens_series(any_city, yamada)
    await any_city.jumps_to(date(2027, 3, 30))
    await series.books(TANAKA, LAST_MORNING)

    await any_city.jumps_to(date(2027, 3, 31))
    await series.wishes()
    assert (await series.talk("w1")).last_day >= date(2027, 3, 31)
    await any_city.jumps_to(date(2027, 4, 1))
    await series.says_held(TANAKA, yamada)

    states = await series.states()
    assert (states["r6"], states["w1"]) == ("held", "skipped")
    assert await any_city.case_at(series.case_id).outcome() == "completed"


async def test_a_talk_of_the_last_day_that_failed_is_not_arranged_in_the_next_year(
    city: City,
) -> None:
    yamada = await city.hires(an_employee("山田").evaluated_by(TANAKA))
    series = await opens_series(city, yamada)
    await city.jumps_to(date(2027, 3, 30))
    await series.books(TANAKA, LAST_MORNING)

    await city.jumps_to(date(2027, 4, 1))
    await series.says_not_held(TANAKA, yamada)
    await city.clock.settle()

    talk = await series.talk("r6")
    assert (talk.state, talk.not_held) == ("skipped", 1)
    assert await series.held_times() == []
    assert await city.case_at(series.case_id).outcome() == "completed"
