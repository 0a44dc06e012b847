"""A city that holds nothing but 1on1 1on1だけの市: founded with the year's series and no evaluation, and launched."""

import asyncio
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import col

from activities.world import real_now
from ayumi.cycles import launch_cycles
from ayumi.installation import PACK_YEAR, Installation
from ayumi.practice.founding import AFTER_OPENING
from bench.bed import Bed
from models.fiscal_year import FiscalYear
from models.generator.city import make_city
from models.one_on_one.year import SERIES_YEAR
from models.queries.clock import business_now, set_offset
from models.queries.cycles import open_cycle
from models.queries.generated_city import write_city
from models.queries.policies import store_policy
from models.queries.quiet import is_quiet
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow, CycleState

FIRST_DAY = (4, 1)
LOOK_SECONDS = 0.05
LAUNCH_SECONDS = 600.0


async def launch_series(stands: Bed) -> int:
    """Founds the city on the first open day of April and launches its series; returns how many.

    Raises TimeoutError after ten minutes.
    """
    await _found(stands.installation, stands.plan.people, stands.plan.seed)
    await launch_cycles(stands.installation)
    async with asyncio.timeout(LAUNCH_SECONDS):
        while not await _is_launched(stands):  # noqa: ASYNC110 -- another process
            await asyncio.sleep(LOOK_SECONDS)
    async with stands.installation.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(CaseRow)) or 0


async def _found(installation: Installation, people: int, seed: int) -> None:
    policy, year = installation.policy, FiscalYear(PACK_YEAR)
    moment = _beginning(installation, year)
    async with installation.database.writing() as session:
        await write_city(session, make_city(seed, people, policy.city.name, year))
        pack = await store_policy(session, policy, moment)
        await set_offset(session, (moment - real_now()).total_seconds())
        await open_cycle(session, SERIES_YEAR, year, pack, now=moment, by=None)


def _beginning(installation: Installation, year: FiscalYear) -> datetime:
    first = installation.days.on_or_after(year.day(*FIRST_DAY))
    return installation.days.opening(first) + AFTER_OPENING


async def _is_launched(stands: Bed) -> bool:
    async with stands.installation.database.reading() as session:
        waiting = await session.scalar(
            select(func.count()).where(col(CycleRow.state) != CycleState.OPEN)
        )
        return not waiting and await is_quiet(session, await business_now(session, real_now()))
