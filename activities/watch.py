"""The watch 見回り: finds what has stopped moving. It wakes, starts again or reports; it never guesses."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from temporalio import activity
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.service import RPCError, RPCStatusCode

from activities.case_line import CaseLine
from activities.cycle_line import CycleLine
from activities.launch import start_run
from activities.standing import Rounds
from activities.world import WorldMaker, real_now
from models.acts import Act
from models.case import Message
from models.case.start import workflow_id
from models.ids import MessageId
from models.queries import uploads
from models.queries.cases import overdue_to_wake, quiet_for_long
from models.queries.cycles import cycles_in
from models.tables.case import CaseRow
from models.tables.cycle import CycleState
from models.tables.database import Database

IDLE = timedelta(seconds=5)
SLACK = timedelta(seconds=10)
"""A natural timer is given this long before the watch wakes the case itself."""

AT_ONCE = 32
_GONE = frozenset(
    {
        WorkflowExecutionStatus.TERMINATED,
        WorkflowExecutionStatus.CANCELED,
        WorkflowExecutionStatus.FAILED,
        WorkflowExecutionStatus.TIMED_OUT,
    }
)
"""Ends of a run that are no end of its case. One that completed has closed its case in the book."""


class Watch:
    """Compares the book with the engine and the clock."""

    def __init__(
        self, database: Database, client: Client, line: CaseLine, world: WorldMaker
    ) -> None:
        self._database = database
        self._client = client
        self._line = line
        self._cycles = CycleLine(client)
        self._world = world
        self._looked_at = ""

    @activity.defn(name="watch")
    async def stand(self) -> None:
        """The duty; never returns by itself."""
        await Rounds(self._database).go("watch", self.look_round, IDLE)

    async def look_round(self) -> int:
        """Wakes cases whose instant has passed, starts again those whose run is gone, ends old uploads."""
        await self._throw_away_uploads()
        await self._tell_waiting_cycles()
        return await self.wake(SLACK) + await self._restart_lost()

    async def wake(self, slack: timedelta = timedelta(0)) -> int:
        """Ticks every open case whose wake instant has passed by ``slack``; returns how many."""
        async with self._database.reading() as session:
            world = await self._world.now(session, [])
            late = await overdue_to_wake(session, world.now - slack)
        tick = Message(
            id=MessageId(f"tick:{world.now.timestamp()}"),
            act=Act.TICK,
            at=world.now,
            offset=world.offset,
        )
        await self._each(late, lambda case_id: self._line.tell(case_id, tick))
        return len(late)

    async def _each(self, case_ids: Sequence[str], act: Callable[[str], Awaitable[object]]) -> None:
        limit = asyncio.Semaphore(AT_ONCE)

        async def one(case_id: str) -> None:
            async with limit:
                await act(case_id)

        await asyncio.gather(*(one(case_id) for case_id in case_ids))

    async def _throw_away_uploads(self) -> None:
        """A file that nobody consented to in time does not rest in the book until the next one comes."""
        now = real_now()
        async with self._database.reading() as session:
            if not await uploads.is_any_too_old(session, now):
                return
        async with self._database.writing() as session:
            await uploads.throw_away(session, now)

    async def _tell_waiting_cycles(self) -> None:
        """A cycle opened or closed while the engine was away hears of it now; the others are left alone."""
        async with self._database.reading() as session:
            opening = await cycles_in(session, CycleState.OPENING)
            closing = await cycles_in(session, CycleState.CLOSING)
        for cycle_id in opening:
            await self._cycles.start(cycle_id)
        for cycle_id in closing:
            await self._cycles.close(cycle_id)

    async def _restart_lost(self) -> int:
        """Looks at a few cases each round, in the order of their ids, and round again."""
        async with self._database.reading() as session:
            world = await self._world.now(session, [])
            cases = await quiet_for_long(session, after=self._looked_at, limit=AT_ONCE)
        self._looked_at = cases[-1].id if cases else ""
        lost = [case for case in cases if await self._is_lost(case)]
        for case in lost:
            await start_run(self._client, case, world.offset, world.now)
        return len(lost)

    async def _is_lost(self, case: CaseRow) -> bool:
        handle = self._client.get_workflow_handle(workflow_id(case.id))
        try:
            description = await handle.describe()
        except RPCError as fault:
            return fault.status is RPCStatusCode.NOT_FOUND
        return description.status in _GONE
