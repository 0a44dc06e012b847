"""Launching a cycle 一斉開始: cases, their first page and held letters first, then the runs.

Every stage may be killed and repeated: rows are unique by cycle and person, a run is unique by its
id, and letters leave only when all cases have started.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from temporalio import activity
from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError

from activities.campaign_reading import campaign_books
from activities.failpoints import reached
from activities.opening import NewCase, input_of, known_of, new_cases, opening_asks
from activities.page_effects import effects
from activities.programme_reading import programme_books
from activities.turning import Turning
from activities.world import World, WorldMaker
from models.case import Cause, Page
from models.case.start import CaseStart
from models.processes import WORKFLOWS, Process
from models.queries.cycles import (
    add_cases,
    launching,
    mark_closed,
    mark_launched,
    mark_started,
)
from models.queries.letters import release
from models.queries.pages import Writes, write
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.database import Database

T = TypeVar("T")

CASES_QUEUE = "cases"
BATCH = 250
TOGETHER = 32
"""Runs started at once."""
TASK_TIMEOUT = timedelta(seconds=3)
"""A worker killed in the middle of a case's step is given up after this long."""


class Launch:
    """Opens all cases of a cycle."""

    def __init__(self, database: Database, client: Client, world: WorldMaker) -> None:
        self._database = database
        self._client = client
        self._world = world

    @activity.defn
    async def launch(self, cycle_id: str) -> int:
        """Launches what is not launched yet; returns how many runs this call started."""
        started = 0
        async for ready in self._opened(cycle_id):
            activity.heartbeat("opened")
            started += ready
        async with self._database.writing() as session:
            await mark_launched(session, cycle_id)
        return started

    async def add_newcomers(self, cycle_id: str) -> int:
        """Cases for whoever belongs to a running cycle since; twice adds nobody twice."""
        return sum([ready async for ready in self._opened(cycle_id)])

    async def _opened(self, cycle_id: str) -> AsyncIterator[int]:
        """Cases written, then started, then their letters let go; yields how many runs it started."""
        async for _ in self._written(cycle_id):
            yield 0
        async for started in self._started(cycle_id):
            yield started
        async with self._database.writing() as session:
            await release(session, cycle_id)

    @activity.defn
    async def close(self, cycle_id: str) -> None:
        """Notes that the cycle is over; its cases have ended before."""
        async with self._database.writing() as session:
            cycle = await session.get_one(CycleRow, cycle_id)
            now = (await self._world.now(session, [cycle.pack_id])).now
            await mark_closed(session, cycle_id, now)

    async def _written(self, cycle_id: str) -> AsyncIterator[int]:
        async with self._database.reading() as session:
            cycle = await session.get_one(CycleRow, cycle_id)
            world = await self._world.now(session, [cycle.pack_id])
            known = await known_of(session, cycle, world)
        for batch in _batches(list(new_cases(cycle, world, known))):
            yield await self._write_batch(cycle, batch)

    async def _write_batch(self, cycle: CycleRow, batch: Sequence[NewCase]) -> int:
        async with self._database.writing() as session:
            world = await self._world.now(session, [cycle.pack_id])
            cases = await add_cases(session, cycle, batch, world.now)
            writes = Writes()
            pages = _first_pages(cases, world)
            writes.campaigns = await campaign_books(session, pages, world)
            writes.programmes = await programme_books(session, pages)
            for case, page in pages:
                turning = Turning(page, case, {}, None, None, world, writes)
                effects(turning, held_for=cycle.id)
            await write(session, writes)
        reached("cases_written", cycle.id)
        return len(cases)

    async def _started(self, cycle_id: str) -> AsyncIterator[int]:
        """Batch after batch, as the book names them: 10,000 cases at once would take 30 MB."""
        while batch := await self._next(cycle_id):
            await self._start(*batch)
            reached("runs_started", cycle_id)
            async with self._database.writing() as session:
                await mark_started(session, [case.id for case in batch[0]])
            yield len(batch[0])

    async def _next(self, cycle_id: str) -> tuple[Sequence[CaseRow], World] | None:
        async with self._database.reading() as session:
            cases = await launching(session, cycle_id, BATCH)
            world = await self._world.now(session, {case.pack_id for case in cases})
        return (cases, world) if cases else None

    async def _start(self, cases: Sequence[CaseRow], world: World) -> None:
        waiting = iter(cases)

        async def one_after_another() -> None:
            for case in waiting:
                await start_run(self._client, case, world.offset, world.now)

        await asyncio.gather(*(one_after_another() for _ in range(TOGETHER)))


async def start_run(
    client: Client, case: CaseRow, offset: float, now: datetime, *, awake: bool = False
) -> None:
    """Starts a case's run, asleep on the engine until its first instant; a run that stands is kept.

    ``awake``: it reads its book at once, so that a divergence is named now and not months later.
    """
    start = input_of(case, offset)
    delay = max(case.wake_at - now, timedelta(0)) if case.wake_at and not awake else None
    try:
        await client.start_workflow(
            WORKFLOWS[Process(case.process)],
            start,
            id=start.workflow_id,
            task_queue=CASES_QUEUE,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
            task_timeout=TASK_TIMEOUT,
            start_delay=delay,
        )
    except WorkflowAlreadyStartedError:
        return


def _first_pages(cases: Sequence[CaseRow], world: World) -> list[tuple[CaseRow, Page]]:
    """Page 0 of each: the first tasks are open from the launch on."""
    return [(case, _first_page(case, input_of(case, world.offset))) for case in cases]


def _first_page(case: CaseRow, start: CaseStart) -> Page:
    return Page(
        case_id=start.case_id,
        epoch=0,
        seq=0,
        cause=Cause.start(start.at),
        phase=case.phase,
        opens=opening_asks(start),
    )


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for first in range(0, len(items), BATCH):
        yield items[first : first + BATCH]
