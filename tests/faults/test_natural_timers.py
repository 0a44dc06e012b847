"""The engine's own timers 自然の時計: instants that lie seconds ahead come without anybody waking the case."""

from datetime import UTC, datetime, timedelta

from models.acts import Act
from models.queries.clock import set_offset
from tests.given.city import City
from tests.given.invariants import everything_holds
from tests.given.waiting import until
from tests.stories.scenes import a_new_case

AHEAD = timedelta(seconds=3)


async def test_an_escalation_and_an_expiry_come_by_themselves(city: City) -> None:
    yamada, case = await a_new_case(city)
    for verdict in ("", "expired"):
        wake = (await case.row()).wake_at
        assert wake
        await _is_nearly(city, wake)
        # Any message carries the clock; from here on nobody ticks.
        await city.commands(case, Act.REASSIGN, "draft_goals", person_id=yamada.id)
        pages = len(await case.pages())

        async def has_come(before: int = pages) -> bool:
            return len(await case.pages()) > before

        await until(has_come, "the instant has come by itself", seconds=20)
        assert (await case.latest("draft_goals")).verdict == verdict

    assert await case.open_tasks() == [("hr_decides", "hr")]
    await city.clock.settle()
    await everything_holds(city)


async def _is_nearly(city: City, moment: datetime) -> None:
    async with city.database.writing() as session:
        await set_offset(session, (moment - AHEAD - datetime.now(UTC)).total_seconds())
