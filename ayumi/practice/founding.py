"""Founding a practice city 練習の市の開設: people from a seed, the pack, the clock in April, and the year's procedures.

Everything is written in one transaction, so that a city stands whole or not at all; founding again
goes on where a killed one stopped.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from activities.world import real_now
from ayumi.installation import PACK_YEAR, Installation
from ayumi.practice.calendar import FIRST_DAY
from ayumi.practice.newcomers import with_newcomers
from models.challenge_job.year import CAMPAIGN_YEAR
from models.fiscal_year import FiscalYear
from models.generator.city import make_city
from models.mentoring.year import programme_year
from models.one_on_one.year import SERIES_YEAR
from models.policy.population import CycleKind
from models.queries.clock import business_now, set_offset
from models.queries.cycles import cycles_standing, open_cycle
from models.queries.generated_city import write_city
from models.queries.organisation import organisation_revision
from models.queries.policies import store_policy
from models.tables.cycle import CycleState

SEED = 2026
AFTER_OPENING = timedelta(hours=1)
LAUNCH_SECONDS = 900.0


@dataclass(frozen=True)
class Beginning:
    """How a practice city begins: how many people, drawn from which seed."""

    people: int = 60
    seed: int = SEED
    talks: bool = True
    """Whether the year's 1on1 begins as well, where the pack has it."""
    postings: bool = True
    """The same for the year's open posting 庁内公募."""
    programmes: bool = True
    """The same for its mentors and OJT instructors メンター・OJT指導員; then there are new staff, too."""


async def found(installation: Installation, beginning: Beginning) -> bool:
    """Writes the city, its pack and its cycles into an empty book; False if a city stands there."""
    policy, year = installation.policy, FiscalYear(PACK_YEAR)
    moment = installation.days.opening(year.day(*FIRST_DAY)) + AFTER_OPENING
    async with installation.database.writing() as session:
        if await organisation_revision(session):
            return False
        city = make_city(beginning.seed, beginning.people, policy.city.name, year)
        await write_city(session, with_newcomers(city) if beginning.programmes else city)
        pack = await store_policy(session, policy, moment)
        await set_offset(session, (moment - real_now()).total_seconds())
        for rule in policy.evaluation.cycles.value:
            if rule.kind is CycleKind.REGULAR:
                await open_cycle(session, rule, year, pack, now=moment, by=None)
        if beginning.talks and policy.one_on_one.used.value:
            await open_cycle(session, SERIES_YEAR, year, pack, now=moment, by=None)
        if beginning.postings and policy.challenge_job.used.value:
            await open_cycle(session, CAMPAIGN_YEAR, year, pack, now=moment, by=None)
        for programme in policy.programmes if beginning.programmes else ():
            await open_cycle(session, programme_year(programme), year, pack, now=moment, by=None)
    return True


async def until_launched(installation: Installation) -> None:
    """Waits until all cases of all cycles have started and nothing is under way.

    Raises TimeoutError after some minutes: no worker, or no engine.
    """
    async with asyncio.timeout(LAUNCH_SECONDS):
        while await _is_opening(installation):  # noqa: ASYNC110 -- another process launches
            await asyncio.sleep(0.1)


async def _is_opening(installation: Installation) -> bool:
    async with installation.database.reading() as session:
        return any(it.state == CycleState.OPENING for it in await cycles_standing(session))


async def practice_now(installation: Installation) -> datetime:
    """Business time of the city."""
    async with installation.database.reading() as session:
        return await business_now(session, real_now())
