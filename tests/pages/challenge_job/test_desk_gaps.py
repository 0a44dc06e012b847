"""Whom no desk handles 応募を扱う窓口のない職員: HR reads it by section, whoever applied or not."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlmodel import col, delete

from api import addresses
from models.queries.organisation import raise_revision
from models.roles import Office
from models.tables.organisation import OfficeRow
from tests.given.app import sqlite_url
from tests.given.hall import HARA
from tests.given.packs import YEAR
from tests.given.posting_desk import (
    PERSONNEL,
    SECOND,
    CampaignAtDesk,
    a_posting_desk,
    an_applicant,
)

YAMADA = an_applicant("山田")
GAPS = "応募を扱う窓口のない職員"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[CampaignAtDesk]:
    async with a_posting_desk(sqlite_url(tmp_path), YAMADA) as campaign:
        await campaign.posts("総合窓口")
        yield campaign


async def _without(desk: CampaignAtDesk, office: Office, instead: str = "") -> None:
    """Nobody holds the office any more, but ``instead``."""
    async with desk.app.parts.database.writing() as session:
        await session.execute(delete(OfficeRow).where(col(OfficeRow.office) == office.value))
        if instead:
            since = desk.app.clock().date().replace(year=YEAR, month=4, day=1)
            session.add(OfficeRow(person_id=instead, office=office.value, from_day=since))
        await raise_revision(session)


async def _gaps(desk: CampaignAtDesk) -> str:
    page = await desk.reads(PERSONNEL, addresses.HR_CHALLENGE_JOB)
    return page.partition('id="gaps"')[2].partition("</section>")[0]


async def test_desks_of_two_lines_leave_nobody_out(desk: CampaignAtDesk) -> None:
    assert await _gaps(desk) == ""


async def test_no_holder_at_all_is_said(desk: CampaignAtDesk) -> None:
    await _without(desk, Office.POSTING_DESK)
    await _without(desk, Office.POSTING_RESERVE)

    said = await _gaps(desk)

    assert "いま勤務している「公募の担当」がいません" in said
    assert "いま勤務している「公募の代わりの窓口」がいません" in said


async def test_whoever_stands_in_both_lines_is_counted_by_section_and_nothing_tells_of_an_application(
    desk: CampaignAtDesk,
) -> None:
    await _without(desk, Office.POSTING_RESERVE, instead=HARA.id)
    before = await _gaps(desk)
    await desk.applies(SECOND, "総合窓口")

    assert "会計課 1人" in before
    assert SECOND.person.name.family not in before
    assert await _gaps(desk) == before
