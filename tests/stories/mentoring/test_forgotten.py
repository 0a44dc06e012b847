"""Past the time of keeping 保存期間: of a year that the engine ran the book holds no id any more but in the audit trail."""

from datetime import UTC, date, datetime
from typing import Final

from sqlalchemy import update
from sqlmodel import col, select

from models.queries.mentoring_retention import forget_profiles, forget_year, has_ended
from models.queries.mentoring_traces import cases_of_year
from models.tables.all import METADATA
from models.tables.cycle import CycleRow, CycleState
from models.tables.mentoring import PairRow
from models.tables.receipt import ReceiptRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow
from tests.given.city import City
from tests.given.mentoring import Mentoring, a_programme, newly_hired
from tests.given.people import an_employee

MAY_11: Final = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)
MAY_12, APRIL_30 = date(2026, 5, 12), date(2027, 4, 30)
AFTERWARDS: Final = datetime(2030, 4, 1, tzinfo=UTC)
FOR_THEIR_OWN_TIME: Final = {"audit_rows"}


async def test_nothing_of_a_year_is_left_but_in_the_audit_trail(any_city: City) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    held = await a_programme(any_city, yamada, murakami)
    await held.starts((yamada, murakami))
    talks = await held.talks(yamada)
    await any_city.jumps_to(date(2026, 5, 1))
    await talks.books(murakami, MAY_11)
    await any_city.jumps_to(MAY_12)
    await talks.says_held(murakami, yamada)
    await any_city.jumps_to(APRIL_30)

    told = await _ids(held)
    assert {"tasks", "pages", "pairs", "talks", "letters", "receipts"} <= await _where(held, told)
    await _forgets(held)

    assert await _where(held, told) <= FOR_THEIR_OWN_TIME


async def _ids(held: Mentoring) -> set[str]:
    """What the rows of the year are known by: cases, pairs, tasks with their links, talks, receipts."""
    cases = cases_of_year(held.cycle_id)
    asked = (
        cases,
        select(PairRow.id).where(col(PairRow.case_id).in_(cases)),
        select(TaskRow.id).where(col(TaskRow.case_id).in_(cases)),
        select(TaskRow.locator).where(col(TaskRow.case_id).in_(cases)),
        select(TalkRow.id).where(col(TalkRow.case_id).in_(cases)),
        select(TalkRow.uid).where(col(TalkRow.case_id).in_(cases)),
        select(ReceiptRow.number).where(col(ReceiptRow.case_id).in_(cases)),
    )
    async with held.city.database.reading() as session:
        return {it for one in asked for it in await session.scalars(one)}


async def _where(held: Mentoring, told: set[str]) -> set[str]:
    """The tables in which any of it stands."""
    found = set()
    async with held.city.database.reading() as session:
        for table in METADATA.sorted_tables:
            rows = " ".join(str(tuple(row)) for row in await session.execute(table.select()))
            if any(it in rows for it in told):
                found.add(table.name)
    return found


async def _forgets(held: Mentoring) -> None:
    async with held.city.database.writing() as session:
        await session.execute(
            update(CycleRow)
            .where(col(CycleRow.id) == held.cycle_id)
            .values(state=CycleState.CLOSED, closed_at=AFTERWARDS)
        )
        assert await has_ended(session, held.cycle_id)
        assert await forget_year(session, held.cycle_id, at=AFTERWARDS)
        await forget_profiles(session, AFTERWARDS, at=AFTERWARDS)
