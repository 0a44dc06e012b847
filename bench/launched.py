"""A launched city 開始された市: the measured launch, and who owes what afterwards."""

import asyncio
import time
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import col

from activities.world import real_now
from ayumi.cycles import launch_cycles
from ayumi.practice.founding import Beginning, found
from bench.bed import Bed
from models.case.task import TaskState
from models.letters import LetterState
from models.queries.clock import business_now
from models.queries.quiet import is_quiet
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow, CycleState
from models.tables.letter import LetterRow
from models.tables.task import TaskRow

LOOK_SECONDS = 0.05
SMALLEST = 20
"""People of the smallest city that the generator makes."""


async def launch(stands: Bed, limit: float = 1800.0) -> tuple[int, float]:
    """Founds the city and launches its cycles: the cases, and the seconds until everything is quiet.

    The founding is not among the seconds.
    """
    plan = stands.plan
    await found(
        stands.installation,
        Beginning(
            max(plan.people, SMALLEST), plan.seed, talks=False, postings=False, programmes=False
        ),
    )
    begun = time.monotonic()
    await launch_cycles(stands.installation)
    async with asyncio.timeout(limit):
        while not await _is_launched(stands):  # noqa: ASYNC110 -- another process
            await asyncio.sleep(LOOK_SECONDS)
    seconds = time.monotonic() - begun
    async with stands.installation.database.reading() as session:
        count = await session.scalar(select(func.count()).select_from(CaseRow))
    return count or 0, seconds


async def _is_launched(stands: Bed) -> bool:
    async with stands.installation.database.reading() as session:
        waiting = await session.scalar(
            select(func.count()).where(col(CycleRow.state) != CycleState.OPEN)
        )
        held = await session.scalar(
            select(col(LetterRow.id)).where(col(LetterRow.state) == LetterState.HELD).limit(1)
        )
        now = await business_now(session, real_now())
        return not waiting and held is None and await is_quiet(session, now)


async def open_tasks(stands: Bed, step: str) -> Sequence[TaskRow]:
    """Open tasks of one step, in the order of their ids."""
    async with stands.installation.database.reading() as session:
        rows = await session.scalars(
            select(TaskRow)
            .where(col(TaskRow.state) == TaskState.OPEN, col(TaskRow.step) == step)
            .order_by(col(TaskRow.id))
        )
        return rows.all()
