"""Talks 面談 in the book for tests, row by row, without an engine: a series, its talks, and who meets whom."""

from datetime import date, datetime
from typing import Any

from models.ids import PersonId, new_id
from models.one_on_one.talk import TalkState
from models.queries.organisation import OrganisationCache
from models.rights import Viewer, viewer_on
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow, CycleState
from models.tables.database import Database
from models.tables.talk import TalkRow

YEAR = 2026


async def a_series(
    database: Database, employee_id: PersonId, *, pack_id: str, now: datetime, year: int = YEAR
) -> CaseRow:
    """A 1on1 series of this person in the year's cycle."""
    row = CaseRow(
        id=new_id(),
        process="one_on_one",
        cycle_id=f"one_on_one-{year}",
        person_id=employee_id,
        pack_id=pack_id,
        fiscal_year=year,
        shape={"first_round": 1, "last_round": 6},
        state=CaseState.OPEN,
        phase="running",
        opened_at=now,
    )
    async with database.writing() as session:
        if await session.get(CycleRow, row.cycle_id) is None:
            session.add(_cycle(row, now))
            await session.flush()
        session.add(row)
    return row


async def a_talk(
    database: Database,
    series: CaseRow,
    partner_id: PersonId | None,
    name: str = "r1",
    **given: Any,
) -> TalkRow:
    """A talk of the series; booked, unless something else is given."""
    row = TalkRow(
        id=new_id(),
        case_id=series.id,
        name=name,
        fiscal_year=series.fiscal_year,
        employee_id=series.person_id,
        partner_id=partner_id,
        state=given.pop("state", TalkState.BOOKED),
        first_day=given.pop("first_day", date(YEAR, 10, 1)),
        last_day=given.pop("last_day", date(YEAR, 11, 30)),
        uid=new_id(),
        **given,
    )
    async with database.writing() as session:
        session.add(row)
    return row


async def the_viewer(database: Database, person_id: PersonId, day: date) -> Viewer:
    """The person as an access function sees them."""
    async with database.reading() as session:
        found = viewer_on(await OrganisationCache().get(session), person_id, day)
    assert found is not None
    return found


def _cycle(series: CaseRow, now: datetime) -> CycleRow:
    year = series.fiscal_year
    return CycleRow(
        id=series.cycle_id,
        kind="one_on_one",
        fiscal_year=year,
        name="1on1",
        pack_id=series.pack_id,
        period_from=date(year, 4, 1),
        period_to=date(year + 1, 3, 31),
        state=CycleState.OPEN,
        opened_at=now,
    )
