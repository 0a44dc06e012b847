"""Closing a cycle 評価の期間を閉じる: what the book keeps as closing the watch tells, though the run be lost."""

from activities.cycle_line import workflow_id
from models.queries.cycles import begin_closing
from models.tables.cycle import CycleRow, CycleState
from tests.given.city import City
from tests.given.waiting import until


async def _state(city: City, cycle_id: str) -> str:
    async with city.database.reading() as session:
        return (await session.get_one(CycleRow, cycle_id)).state


async def _is_closing(city: City, cycle_id: str) -> None:
    """HR has pressed, and the engine did not hear."""
    async with city.database.writing() as session:
        assert await begin_closing(session, cycle_id)
        assert not await begin_closing(session, cycle_id)


async def test_the_watch_closes_what_the_engine_had_not_heard(city: City) -> None:
    cycle_id = await city.opens_cycle()
    await _is_closing(city, cycle_id)
    assert await _state(city, cycle_id) == CycleState.CLOSING

    await _is_told_until_closed(city, cycle_id)


async def test_a_cycle_whose_run_is_gone_is_closed_all_the_same(city: City) -> None:
    cycle_id = await city.opens_cycle()
    await city.parts.client.get_workflow_handle(workflow_id(cycle_id)).terminate()
    await _is_closing(city, cycle_id)

    await _is_told_until_closed(city, cycle_id)


async def _is_told_until_closed(city: City, cycle_id: str) -> None:
    await city.parts.watch.look_round()

    async def is_closed() -> bool:
        return await _state(city, cycle_id) == CycleState.CLOSED

    await until(is_closed, "the cycle is closed", seconds=30)
