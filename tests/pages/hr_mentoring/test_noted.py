"""What HR reads of somebody's year is in the audit trail 監査記録, and that person sees who looked."""

from sqlmodel import col, select

from api import addresses
from models.audit import AuditAct
from models.queries.audit import who_looked
from models.tables.audit import AuditRow
from tests.given.app import Browser, TheApp
from tests.given.small_city import ONO, SATO, YAMADA
from tests.pages.hr_mentoring.conftest import Year


async def _read(app: TheApp) -> list[tuple[str, str | None, str | None]]:
    async with app.parts.database.reading() as session:
        rows = await session.scalars(
            select(AuditRow)
            .where(col(AuditRow.act) == AuditAct.READ, col(AuditRow.actor_id) == ONO)
            .order_by(col(AuditRow.id))
        )
        return [(it.what, it.subject_id, it.case_id) for it in rows]


async def test_a_mentees_page_is_one_entry_about_the_mentee(year: Year, reader: Browser) -> None:
    before = len(await _read(year.app))
    await reader.opens(year.path(addresses.HR_MENTORING_MENTEE))
    assert (await _read(year.app))[before:] == [("mentoring.mentee", YAMADA, year.quiet.id)]
    async with year.app.parts.database.reading() as session:
        looked = await who_looked(session, YAMADA)
    assert [it.actor_id for it in looked] == [ONO]


async def test_what_is_not_shown_is_no_entry(year: Year, reader: Browser) -> None:
    before = len(await _read(year.app))
    own = addresses.HR_MENTORING_MENTEE.format(cycle_id=year.rows.cycle.id, case_id=year.own.id)
    assert (await reader.opens(own)).status_code == 404
    for page in (addresses.HR_MENTORING_NAMES, addresses.HR_MENTORING_MENTORS):
        await reader.opens(year.path(page))
    assert (await _read(year.app))[before:] == []


async def test_answers_at_half_time_are_read_by_one_entry_that_names_nobody(
    year: Year, reader: Browser
) -> None:
    """The trail must not tell who says that it does not go well."""
    before = len(await _read(year.app))
    page = await reader.opens(year.path(addresses.HR_MENTORING_YEAR))
    assert 'id="contacts"' in page.text
    assert (await _read(year.app))[before:] == [("mentoring.half_time", None, None)]
    async with year.app.parts.database.reading() as session:
        assert await who_looked(session, SATO) == []
