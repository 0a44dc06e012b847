"""Newcomers 途中からの対象者: whoever belongs to a running cycle since gets a case, without anybody's press.

Hires of the year get a 1on1 series and a mentor's programme; whoever may apply gets a case when the
campaign 公募 takes applications.
"""

import asyncio
from collections.abc import Container
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession
from temporalio import activity

from activities.launch import Launch
from activities.opening import Known, known_of, new_cases
from activities.standing import Rounds
from activities.world import World, WorldMaker
from models.processes import Process, process_of
from models.queries.cycles import launching, open_cycles, people_with_cases
from models.queries.letters import is_holding
from models.tables.cycle import CycleRow
from models.tables.database import Database

EVERY = timedelta(seconds=5)
_GROWING = frozenset({Process.ONE_ON_ONE, Process.CAMPAIGN, Process.MENTORING})
"""Kinds of cycle that somebody may come into while they run."""


class Newcomers:
    """Compares the organisation with the running cycles whenever the day or the organisation changed."""

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
        """Returns how many cases were begun; costs one question where nothing has changed."""
        async with self._database.reading() as session:
            cycles = [it for it in await open_cycles(session) if process_of(it.kind) in _GROWING]
        return sum([await self._add(cycle) for cycle in cycles])

    async def _add(self, cycle: CycleRow) -> int:
        async with self._database.reading() as session:
            world = await self._world.now(session, [cycle.pack_id])
            today = world.rules[cycle.pack_id].days.local_day(world.now)
            known = await known_of(session, cycle, world)
            seen = (
                today,
                world.organisation.revision,
                known.campaign_phase,
                known.admitted,
                known.volunteers,
            )
            if self._looked.get(cycle.id) == seen:
                return 0
            have = await people_with_cases(session, cycle.id)
            is_due = await _was_broken_off(session, cycle.id)
        is_due = is_due or await asyncio.to_thread(_misses_somebody, cycle, world, known, have)
        added = await self._launch.add_newcomers(cycle.id) if is_due else 0
        self._looked[cycle.id] = seen
        return added


async def _was_broken_off(session: AsyncSession, cycle_id: str) -> bool:
    """Whoever added somebody died over it: cases that never began, or letters still held."""
    return bool(await launching(session, cycle_id, 1)) or await is_holding(session, cycle_id)


def _misses_somebody(cycle: CycleRow, world: World, known: Known, have: Container[str]) -> bool:
    """Takes a moment in a large city: never on the loop on which everybody else is served."""
    return any(one.person_id not in have for one in new_cases(cycle, world, known))
