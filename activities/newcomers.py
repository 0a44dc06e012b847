"""Newcomers 年度途中の採用: whoever belongs to a running year of 1on1 gets a series, without anybody's press."""

import asyncio
from collections.abc import Container
from datetime import timedelta

from temporalio import activity

from activities.launch import Launch
from activities.opening import new_cases
from activities.standing import Rounds
from activities.world import World, WorldMaker
from models.processes import Process
from models.queries.cycles import open_cycles_of, people_with_cases
from models.tables.cycle import CycleRow
from models.tables.database import Database

EVERY = timedelta(seconds=5)


class Newcomers:
    """Compares the organisation with the running series whenever the day or the organisation changed."""

    def __init__(self, database: Database, launch: Launch, world: WorldMaker) -> None:
        self._database = database
        self._launch = launch
        self._world = world
        self._looked: dict[str, tuple[object, ...]] = {}

    @activity.defn(name="newcomers")
    async def stand(self) -> None:
        """The duty; never returns by itself."""
        await Rounds(self._database).go("newcomers", self.look_round, EVERY)

    async def look_round(self) -> int:
        """Returns how many series were begun; costs one question where nothing has changed."""
        async with self._database.reading() as session:
            cycles = await open_cycles_of(session, Process.ONE_ON_ONE)
        return sum([await self._add(cycle) for cycle in cycles])

    async def _add(self, cycle: CycleRow) -> int:
        async with self._database.reading() as session:
            world = await self._world.now(session, [cycle.pack_id])
            today = world.rules[cycle.pack_id].days.local_day(world.now)
            seen = (today, world.organisation.revision)
            if self._looked.get(cycle.id) == seen:
                return 0
            have = await people_with_cases(session, cycle.id)
        missing = await asyncio.to_thread(_misses_somebody, cycle, world, have)
        added = await self._launch.add_newcomers(cycle.id) if missing else 0
        self._looked[cycle.id] = seen
        return added


def _misses_somebody(cycle: CycleRow, world: World, have: Container[str]) -> bool:
    """Takes a moment in a large city: never on the loop on which everybody else is served."""
    return any(one.person_id not in have for one in new_cases(cycle, world))
