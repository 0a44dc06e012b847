"""Cases in the book 台帳の案件 for page tests: a cycle opened and launched row by row, without an engine."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from activities.launch import Launch
from activities.world import WorldMaker
from models.fiscal_year import FiscalYear
from models.policy.schema import Policy
from models.queries.clock import business_now
from models.queries.cycles import launching, mark_launched, mark_started, open_cycle
from models.queries.letters import release
from models.queries.policies import store_policy
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.task import TaskRow
from tests.given.app import TheApp
from tests.given.packs import YEAR, the_pack_of


async def a_cycle(app: TheApp, city: str = "standard") -> CycleRow:
    """Opens the pack's first cycle and writes page 0 of every case, as the launch does."""
    cycle = await an_unlaunched_cycle(app, the_pack_of(city))
    await launched(app, cycle)
    return cycle


async def an_unlaunched_cycle(app: TheApp, pack: Policy) -> CycleRow:
    database = app.parts.database
    async with database.writing() as session:
        now = await business_now(session, app.clock())
        pack_id = await store_policy(session, pack, now)
        rule = pack.evaluation.cycles.value[0]
        return await open_cycle(session, rule, FiscalYear(YEAR), pack_id, now=now, by=None)


async def launched(app: TheApp, cycle: CycleRow) -> None:
    database = app.parts.database
    launch = Launch(database, None, WorldMaker(app.clock))  # type: ignore[arg-type]  # no engine
    async for _ in launch._written(cycle.id):
        pass
    async with database.writing() as session:
        await mark_started(session, [case.id for case in await launching(session, cycle.id)])
        await mark_launched(session, cycle.id)
        await release(session, cycle.id)


async def cases_of(app: TheApp, person_id: str) -> Sequence[CaseRow]:
    async with app.parts.database.reading() as session:
        rows = await session.scalars(select(CaseRow).where(col(CaseRow.person_id) == person_id))
        return rows.all()


async def the_case_of(app: TheApp, person_id: str) -> CaseRow:
    [case] = await cases_of(app, person_id)
    return case


async def the_task_of(app: TheApp, person_id: str) -> TaskRow:
    """The one living task that this person owes."""
    async with app.parts.database.reading() as session:
        rows = await session.scalars(
            select(TaskRow).where(col(TaskRow.person_id) == person_id, col(TaskRow.state) == "open")
        )
        [task] = rows.all()
        return task
