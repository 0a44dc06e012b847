"""Newcomers 途中採用 in a year of 1on1: who is hired after its opening has a series without anybody's press."""

from tests.given.city import City
from tests.given.hall import TANAKA
from tests.given.people import an_employee
from tests.given.series import opens_series, series_of


async def test_who_is_hired_later_has_a_series_too(city: City) -> None:
    yamada = await city.hires(an_employee("山田").evaluated_by(TANAKA))
    first = await opens_series(city, yamada)
    suzuki = await city.hires(an_employee("鈴木").evaluated_by(TANAKA))

    await city.clock.settle()

    assert await (await series_of(city, suzuki)).states() == {"r1": "due"}
    assert (await series_of(city, yamada)).case_id == first.case_id
