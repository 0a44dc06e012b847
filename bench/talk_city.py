"""A city that holds one cycle alone 一つの回だけの市, such as the year of 1on1: founded without any other, and launched."""

import asyncio
from datetime import date, datetime

from sqlalchemy import func, select
from sqlmodel import col

from activities.world import real_now
from ayumi.cycles import launch_cycles
from ayumi.installation import PACK_YEAR, Installation
from ayumi.practice.founding import AFTER_OPENING
from ayumi.practice.newcomers import with_newcomers
from bench.bed import Bed
from models.fiscal_year import FiscalYear
from models.generator.city import make_city
from models.one_on_one.year import SERIES_YEAR
from models.queries.clock import business_now, set_offset
from models.queries.cycles import CycleToOpen, open_cycle
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
    await launch_only(stands, SERIES_YEAR, FIRST_DAY)
    async with stands.installation.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(CaseRow)) or 0


async def launch_only(
    stands: Bed, rule: CycleToOpen, first_day: tuple[int, int], newcomers: int = 0
) -> None:
    """Founds the city on the first open day from that month and day, and launches this one cycle.

    ``newcomers``: so many at least are new staff 新規採用職員 of this April. Raises TimeoutError after ten minutes.
    """
    await _found(stands, rule, first_day, newcomers)
    await launch_cycles(stands.installation)
    async with asyncio.timeout(LAUNCH_SECONDS):
        while not await _is_launched(stands):  # noqa: ASYNC110 -- another process
            await asyncio.sleep(LOOK_SECONDS)


async def _found(
    stands: Bed, rule: CycleToOpen, first_day: tuple[int, int], newcomers: int
) -> None:
    installation, people, seed = stands.installation, stands.plan.people, stands.plan.seed
    policy, year = installation.policy, FiscalYear(PACK_YEAR)
    moment = _beginning(installation, year.day(*first_day))
    async with installation.database.writing() as session:
        city = make_city(seed, people, policy.city.name, year)
        await write_city(session, with_newcomers(city, newcomers))
        pack = await store_policy(session, policy, moment)
        await set_offset(session, (moment - real_now()).total_seconds())
        await open_cycle(session, rule, year, pack, now=moment, by=None)


def _beginning(installation: Installation, day: date) -> datetime:
    first = installation.days.on_or_after(day)
    return installation.days.opening(first) + AFTER_OPENING


async def _is_launched(stands: Bed) -> bool:
    async with stands.installation.database.reading() as session:
        waiting = await session.scalar(
            select(func.count()).where(col(CycleRow.state) != CycleState.OPEN)
        )
        return not waiting and await is_quiet(session, await business_now(session, real_now()))
