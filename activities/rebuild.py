"""Rebuilding 再建: the book alone brings a case back, on this engine or on an empty one.

A new run with the next epoch reads the pages that stand, feeds itself their causes in order, writes
nothing, and goes on where the book ends. Backup is therefore the application's database alone.
"""

import asyncio
from collections.abc import Sequence

from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from activities.launch import start_run
from activities.world import WorldMaker
from models.case.start import workflow_id
from models.queries.cases import begin_epoch, living
from models.tables.case import CaseState
from models.tables.database import Database

AT_ONCE = 16


class Rebuilder:
    """Brings cases back from the book."""

    def __init__(self, database: Database, client: Client, world: WorldMaker) -> None:
        self._database = database
        self._client = client
        self._world = world

    async def all(self) -> int:
        """Every case that has not ended; returns how many were brought back."""
        async with self._database.reading() as session:
            ids = [case.id for case in await living(session)]
        return await self.some(ids)

    async def some(self, case_ids: Sequence[str]) -> int:
        """The given cases; those that have ended are left alone. Running it twice is safe."""
        limit = asyncio.Semaphore(AT_ONCE)

        async def one(case_id: str) -> bool:
            async with limit:
                return await self._bring_back(case_id)

        return sum(await asyncio.gather(*(one(case_id) for case_id in case_ids)))

    async def _bring_back(self, case_id: str) -> bool:
        async with self._database.writing() as session:
            case = await begin_epoch(session, case_id)
            if case is None or case.state != CaseState.OPEN:
                return False
            world = await self._world.now(session, [])
        await self._end_old_run(case_id)
        await start_run(self._client, case, world.offset, world.now, awake=True)
        return True

    async def _end_old_run(self, case_id: str) -> None:
        try:
            await self._client.get_workflow_handle(workflow_id(case_id)).terminate("rebuild")
        except RPCError as fault:
            if fault.status is not RPCStatusCode.NOT_FOUND:
                raise
