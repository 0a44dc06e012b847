"""Past the time of keeping 保存期間 no byte of the book tells who applied, or what anybody wrote."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import SQLModel, col, select

from api.routers import ROUTERS
from models.errors import SealDestroyed
from models.ids import new_id
from models.queries.posting_retention import (
    WIPED_AS_WELL,
    campaigns_until,
    forget_campaign,
    last_to_forget,
)
from models.queries.sealed_sheets import key_of_applicant
from models.tables.application import (
    ApplicationRow,
    AssessmentRow,
    CandidacyRow,
    SealedTimeRow,
    VetoRow,
)
from models.tables.audit import AuditRow
from models.tables.posting import PostingRow
from models.tables.receipt import DraftRow, MessageRow, ReceiptRow
from models.tables.task import TaskRow
from models.tables.wiping import wipe
from tests.given.app import an_app, sqlite_url
from tests.given.bytes_at_rest import bytes_of
from tests.given.posting_desk import (
    DESK,
    CampaignAtDesk,
    a_campaign_at_the_desk,
    an_applicant,
)

YAMADA = an_applicant("山田")
LOBBY = "総合窓口"
LATER = datetime(2030, 4, 1, 3, 0, tzinfo=UTC)
VETO_WORDS, DRAFT_WORDS, DETAIL = "canary-veto-91f2", "canary-draft-77ab", "canary-detail-03cd"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[CampaignAtDesk]:
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as app:
        campaign = await a_campaign_at_the_desk(app, YAMADA)
        await campaign.posts(LOBBY)
        yield campaign
        for browser in campaign.browsers.values():
            await browser.client.aclose()


async def _planted(desk: CampaignAtDesk) -> tuple[str, str, bytes]:
    """An application with everything that hangs on it; its id, its case and what its row has sealed."""
    application_id = await desk.applies(YAMADA, LOBBY)
    choice = await desk.candidacy(application_id, LOBBY)
    await desk.ranks(LOBBY, unsuitable=[(choice.id, "経験が合わない")])
    await desk.presses(
        DESK, f"/posting-desk/choices/{choice.id}", act="ask_veto", reason=VETO_WORDS
    )
    application = await desk.row(ApplicationRow, application_id)
    case_id, locked = application.case_id, application.content["locked"]
    task = await desk.asks_to_decide()
    async with desk.app.parts.database.writing() as session:
        own = TaskRow(**{**task.model_dump(), "id": new_id(), "locator": "own", "case_id": case_id})
        session.add(own)
        message = MessageRow(
            id=new_id(),
            case_id=case_id,
            act="submit",
            received_at=LATER,
            details={"reason": DETAIL},
        )
        session.add(message)
        await session.flush()
        session.add(
            ReceiptRow(
                id=message.id,
                number="7F3K-2M9Q",
                nonce=new_id(),
                task_id=own.id,
                case_id=case_id,
                person_id=YAMADA.id,
                act="submit",
                content=application.content,
                content_hash="9c" * 32,
                received_at=LATER,
            )
        )
        session.add(
            DraftRow(
                task_id=own.id, person_id=YAMADA.id, fields={"words": DRAFT_WORDS}, saved_at=LATER
            )
        )
        session.add(_sealed_time(choice))
    return application_id, case_id, locked.encode()


def _sealed_time(choice: CandidacyRow) -> SealedTimeRow:
    return SealedTimeRow(
        person_id=YAMADA.id, quarter=LATER, posting_id=choice.posting_id, purpose=choice.id
    )


async def _forgets(desk: CampaignAtDesk) -> int:
    database = desk.app.parts.database
    async with database.writing() as session:
        (cycle_id,) = await campaigns_until(session, last_to_forget(LATER.date(), 3))
        count = await forget_campaign(session, cycle_id, now=LATER, at=LATER)
    assert await wipe(database, WIPED_AS_WELL)
    return count


async def test_planted_words_stand_in_no_byte_any_more(desk: CampaignAtDesk) -> None:
    application_id, case_id, locked = await _planted(desk)
    database = desk.app.parts.database
    canaries = [it.encode() for it in (VETO_WORDS, DRAFT_WORDS, DETAIL, application_id)]
    before = await bytes_of(database)
    assert all(it in before for it in (*canaries, locked))

    assert await _forgets(desk) == 2  # the applicant's key and the panel's

    after = await bytes_of(database)
    assert [it for it in (*canaries, locked) if it in after] == []
    with pytest.raises(SealDestroyed):
        async with database.writing() as session:
            await desk.app.parts.seals.key_for(session, key_of_applicant(case_id), LATER)


async def test_rows_are_gone_and_what_is_public_stays(desk: CampaignAtDesk) -> None:
    _, case_id, _ = await _planted(desk)

    await _forgets(desk)

    tables: tuple[type[SQLModel], ...] = (
        ApplicationRow,
        CandidacyRow,
        AssessmentRow,
        VetoRow,
        SealedTimeRow,
        DraftRow,
    )
    async with desk.app.parts.database.reading() as session:
        for table in tables:
            assert (await session.scalars(select(table))).all() == []
        assert len((await session.scalars(select(PostingRow))).all()) == 1
        receipt = (await session.scalars(select(ReceiptRow))).one()
    assert (receipt.content, receipt.content_hash, receipt.case_id) == ({}, "", case_id)


async def test_the_trail_says_that_it_was_done_and_names_nobody(desk: CampaignAtDesk) -> None:
    await _planted(desk)

    assert await _forgets(desk) > 0
    assert await _forgets(desk) == 0

    async with desk.app.parts.database.reading() as session:
        rows = await session.scalars(
            select(AuditRow).where(col(AuditRow.what) == "posting.forgotten")
        )
        (row,) = rows
    assert (row.actor_id, row.subject_id, row.case_id, row.reason) == ("system", None, None, None)


async def test_before_its_time_is_over_nothing_is_forgotten(desk: CampaignAtDesk) -> None:
    await _planted(desk)

    async with desk.app.parts.database.reading() as session:
        assert await campaigns_until(session, last_to_forget(date(2030, 3, 31), 3)) == []
        assert len(await campaigns_until(session, last_to_forget(date(2030, 4, 1), 3))) == 1


def test_a_leap_day_is_kept_until_the_last_of_february() -> None:
    assert last_to_forget(date(2028, 2, 29), 3) == date(2025, 2, 28)
