"""Worlds 世界: one city brought to the first day of applications, and copies of it that live on apart."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, cast

from fastapi import APIRouter
from sqlmodel import col, select

from api.app import make_app
from api.parts import AppParts
from api.routers import PRACTICE_ROUTERS, ROUTERS
from models.case import Message
from models.challenge_job.days import Stage
from models.challenge_job.year import CAMPAIGN_YEAR
from models.ids import CaseId
from models.one_on_one.year import SERIES_YEAR
from models.processes import Process
from models.queries.hr_board import BoardCache
from models.queries.organisation import OrganisationCache
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.database import open_database
from models.tables.posting import PostingRow
from tests.given.app import Clock, RememberingLine, TheApp, an_app, sqlite_url
from tests.given.campaign import Campaign
from tests.given.city import City
from tests.given.hall import HALL, MORI, write_hall
from tests.given.packs import the_pack_of
from tests.rights.book_at_rest import waits_for_no_disk
from tests.secrecy.city_by_hand import CityByHand
from tests.secrecy.people import DESK, EVERYBODY, PANEL, RESERVE

PACK: Final = "kofu"
SUMMER: Final = datetime(2026, 8, 20, 3, 0, tzinfo=UTC)  # 12:00 in Japan
POSTINGS: Final = ("窓口の改善", "市民相談")


class Wire:
    """The line of the pages to the cases, of a city that is made after the app."""

    city: CityByHand

    async def tell(self, case_id: CaseId, message: Message) -> None:
        await self.city.tell(case_id, message)


@dataclass
class World:
    """One city with its campaign, and the postings in the order of their titles above."""

    app: TheApp
    city: CityByHand
    campaign: Campaign
    postings: tuple[PostingRow, ...]


@asynccontextmanager
async def a_base(folder: Path) -> AsyncIterator[World]:
    """An evaluation, 1on1 and a campaign with two postings, on the first day of applications."""
    async with an_app(sqlite_url(folder), routers=[*ROUTERS, *PRACTICE_ROUTERS]) as app:
        app.clock.moment = SUMMER
        await waits_for_no_disk(app.parts.database)
        await write_hall(app.parts.database, HALL, EVERYBODY)
        city = CityByHand(app, the_pack_of(PACK))
        await city.opens(city.policy.evaluation.cycles.value[0])
        await city.opens(SERIES_YEAR)
        cycle = await city.opens(CAMPAIGN_YEAR)
        campaign = await _campaign(city, cycle)
        for title in POSTINGS:
            await campaign.offers(MORI, "市民課", [*PANEL, RESERVE], title=title)
        await campaign.comes_to(Stage.APPLICATIONS_FROM)
        await city.launches(cycle)
        try:
            yield await _world(city, cycle)
        finally:
            await city.is_put_away()


@asynccontextmanager
async def a_copy(
    world: World, folder: Path, name: str, routers: tuple[APIRouter, ...] = ()
) -> AsyncIterator[World]:
    """The same world in a book of its own, at the same moment; ``routers`` stand beside all others."""
    file = folder / f"{name}.sqlite3"
    async with world.app.parts.database.engine.connect() as connection:
        raw = await connection.get_raw_connection()
        await raw.driver_connection.execute(f"VACUUM INTO '{file}'")  # type: ignore[union-attr]
    database, wire = open_database(f"sqlite+aiosqlite:///{file}"), Wire()
    await waits_for_no_disk(database)
    clock = Clock(world.app.clock.moment)
    parts = _parts_of_a_copy(
        world.app.parts,
        database=database,
        cases=wire,
        now=clock,
        routers=(*world.app.parts.routers, *routers),
    )
    wire.city = CityByHand(
        TheApp(make_app(parts), parts, clock, RememberingLine()), world.city.policy
    )
    async with database.reading() as session:
        cycle = await session.get_one(CycleRow, world.campaign.cycle_id)
    try:
        yield await _world(wire.city, cycle)
    finally:
        await wire.city.is_put_away()
        await database.close()
        file.unlink()


def _parts_of_a_copy(parts: AppParts, **new: Any) -> AppParts:
    """What remembers rows of the book is new; pages and keys are the same."""
    return replace(parts, organisations=OrganisationCache(), boards=BoardCache(), **new)


async def _campaign(city: CityByHand, cycle: CycleRow) -> Campaign:
    async with city.database.reading() as session:
        case = await session.scalars(
            select(CaseRow).where(
                col(CaseRow.cycle_id) == cycle.id, col(CaseRow.process) == Process.CAMPAIGN
            )
        )
        return Campaign(cast("City", city), cycle.id, case.one().id, DESK)


async def _world(city: CityByHand, cycle: CycleRow) -> World:
    campaign = await _campaign(city, cycle)
    by_title = {it.content["title"]: it for it in await campaign.postings()}
    return World(city.app, city, campaign, tuple(by_title[title] for title in POSTINGS))
