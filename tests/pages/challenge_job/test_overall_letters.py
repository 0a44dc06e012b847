"""The last overall rating 直近の全体評語 that a rule asks for: the same for the person and the city, once it is disclosed."""

from datetime import timedelta
from pathlib import Path

from api.routers import ROUTERS
from models.processes import Process
from models.queries.access_postings import own_overall_letter
from models.queries.overall_letters import last_overall_letters
from models.rights import Viewer
from models.tables.cycle import CycleRow
from models.tables.sheet import DisclosureRow, ResultRow
from tests.given.app import an_app, sqlite_url
from tests.given.campaign_rows import a_case
from tests.given.posting_desk import CampaignAtDesk, a_campaign_at_the_desk, an_applicant

YAMADA = an_applicant("山田")


async def _asked(desk: CampaignAtDesk) -> tuple[str | None, str | None]:
    """What the person's own page goes by, and what the city's check goes by."""
    viewer = Viewer(person_id=YAMADA.id, day=desk.app.clock().date())
    async with desk.app.parts.database.reading() as session:
        own = await own_overall_letter(session, viewer)
        return own, (await last_overall_letters(session)).get(YAMADA.id)


async def _confirms(desk: CampaignAtDesk, case_id: str, version: int, letter: str) -> None:
    at = desk.app.clock() + timedelta(days=version)
    async with desk.app.parts.database.writing() as session:
        session.add(
            ResultRow(
                case_id=case_id, version=version, letter=letter, confirmed_at=at, page_seq=version
            )
        )


async def _discloses(desk: CampaignAtDesk, case_id: str, version: int) -> None:
    async with desk.app.parts.database.writing() as session:
        row = DisclosureRow(case_id=case_id, version=version, disclosed_at=desk.app.clock())
        session.add(row)


async def test_what_is_confirmed_counts_for_nobody_before_it_is_disclosed(tmp_path: Path) -> None:
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as app:
        desk = await a_campaign_at_the_desk(app, YAMADA)
        async with app.parts.database.writing() as session:
            cycle = await session.get_one(CycleRow, desk.cycle_id)
            case = a_case(cycle, Process.EVALUATION, YAMADA.id, app.clock())
            session.add(case)
        assert await _asked(desk) == (None, None)

        await _confirms(desk, case.id, 1, "B")
        assert await _asked(desk) == (None, None)
        await _discloses(desk, case.id, 1)
        await _confirms(desk, case.id, 2, "D")

        assert await _asked(desk) == ("B", "B")
        await _discloses(desk, case.id, 2)
        assert await _asked(desk) == ("D", "D")
