"""The 1on1 of a year in the book 1on1の行: opened and launched row by row for tests of pages, without an engine."""

from sqlalchemy import select
from sqlmodel import col

from models.fiscal_year import FiscalYear
from models.one_on_one.year import SERIES_YEAR
from models.processes import Process
from models.queries.clock import business_now
from models.queries.cycles import open_cycle
from models.queries.policies import store_policy
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from tests.given.app import TheApp
from tests.given.cases import launched
from tests.given.packs import YEAR, the_pack_of


async def a_year_of_talks(app: TheApp, city: str = "kofu") -> CycleRow:
    """Opens the year's 1on1 by this city's pack and writes page 0 of every series."""
    async with app.parts.database.writing() as session:
        now = await business_now(session, app.clock())
        pack_id = await store_policy(session, the_pack_of(city), now)
        cycle = await open_cycle(session, SERIES_YEAR, FiscalYear(YEAR), pack_id, now=now, by=None)
    await launched(app, cycle)
    return cycle


async def the_series_of(app: TheApp, person_id: str) -> CaseRow:
    async with app.parts.database.reading() as session:
        rows = await session.scalars(
            select(CaseRow).where(
                col(CaseRow.person_id) == person_id, col(CaseRow.process) == Process.ONE_ON_ONE
            )
        )
        return rows.one()
