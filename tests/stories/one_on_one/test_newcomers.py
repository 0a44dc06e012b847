"""Newcomers 途中採用 in a year of 1on1: who is hired after its opening has a series once HR opens it again."""

from models.queries.cycles import begin_admitting
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow, CycleState
from tests.given.city import City
from tests.given.hall import TANAKA
from tests.given.people import an_employee
from tests.given.series import Series, opens_series, series_of
from tests.given.waiting import until


async def test_who_is_hired_later_joins_when_the_year_is_opened_again(city: City) -> None:
    yamada = await city.hires(an_employee("山田").evaluated_by(TANAKA))
    first = await opens_series(city, yamada)
    suzuki = await city.hires(an_employee("鈴木").evaluated_by(TANAKA))

    await _is_opened_again(city, await _cycle_of(first))

    series = await series_of(city, suzuki)
    assert await series.states() == {"r1": "due"}
    assert (await series_of(city, yamada)).case_id == first.case_id


async def _is_opened_again(city: City, cycle_id: str) -> None:
    """HR has pressed while the engine was away; the watch tells the run."""
    async with city.database.writing() as session:
        assert await begin_admitting(session, cycle_id)
    await city.parts.watch.look_round()

    async def is_open() -> bool:
        async with city.database.reading() as session:
            return (await session.get_one(CycleRow, cycle_id)).state == CycleState.OPEN

    await until(is_open, "the newcomers' series are open", seconds=30)


async def _cycle_of(series: Series) -> str:
    async with series.city.database.reading() as session:
        return (await session.get_one(CaseRow, series.case_id)).cycle_id
