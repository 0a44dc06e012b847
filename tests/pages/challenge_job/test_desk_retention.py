"""Past the time of keeping 保存期間 no byte of the book tells who applied, or what anybody wrote."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update
from sqlmodel import SQLModel, col, select

from models.challenge_job.steps import CampaignStep
from models.ids import new_id
from models.processes import Process
from models.queries.posting_retention import (
    campaigns_until,
    forget_campaign,
    has_ended,
    last_to_forget,
)
from models.queries.posting_traces import TABLES
from models.tables.application import (
    ApplicationRow,
    AssessmentRow,
    CandidacyRow,
    SealedTimeRow,
    VetoRow,
)
from models.tables.audit import AuditRow
from models.tables.case import CaseRow, CaseState
from models.tables.posting import PostingRow
from models.tables.receipt import DraftRow, MessageRow, ReceiptRow
from models.tables.seal import SealKeyRow
from models.tables.task import TaskRow
from models.tables.wiping import wipe
from tests.given.bytes_at_rest import bytes_of
from tests.given.posting_desk import (
    DESK,
    CampaignAtDesk,
    a_posting_desk,
    an_applicant,
)

YAMADA = an_applicant("山田")
LOBBY = "総合窓口"
LATER = datetime(2030, 4, 1, 3, 0, tzinfo=UTC)
NUMBER, DECIDE = "7F3K-2M9Q", CampaignStep.DECIDE_PLACEMENTS
VETO_WORDS, DRAFT_WORDS, DETAIL = "canary-veto-91f2", "canary-draft-77ab", "canary-detail-03cd"


@pytest.fixture
async def desk(book_url: str) -> AsyncIterator[CampaignAtDesk]:
    async with a_posting_desk(book_url, YAMADA) as campaign:
        await campaign.posts(LOBBY)
        yield campaign


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
                number=NUMBER,
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


async def _forgets(desk: CampaignAtDesk) -> bool:
    database = desk.app.parts.database
    async with database.writing() as session:
        await session.execute(update(CaseRow).values(state=CaseState.CLOSED))
        (cycle_id,) = await campaigns_until(session, last_to_forget(LATER.date(), 3))
        assert await has_ended(session, cycle_id)
        was_there = await forget_campaign(session, cycle_id, at=LATER)
    assert await wipe(database, TABLES)
    return was_there


async def test_planted_words_stand_in_no_byte_any_more(desk: CampaignAtDesk) -> None:
    application_id, case_id, locked = await _planted(desk)
    database = desk.app.parts.database
    words = (VETO_WORDS, DRAFT_WORDS, DETAIL, NUMBER, application_id, case_id)
    canaries = [it.encode() for it in words]
    before = await bytes_of(database)
    assert all(it in before for it in (*canaries, locked))

    assert await _forgets(desk)

    after = await bytes_of(database)
    assert [it for it in (*canaries, locked) if it in after] == []
    async with database.reading() as session:
        assert (await session.scalars(select(SealKeyRow))).all() == []


async def test_rows_are_gone_and_what_is_public_stays(desk: CampaignAtDesk) -> None:
    await _planted(desk)

    await _forgets(desk)

    tables: tuple[type[SQLModel], ...] = (
        ApplicationRow,
        CandidacyRow,
        AssessmentRow,
        VetoRow,
        SealedTimeRow,
        DraftRow,
        ReceiptRow,
        MessageRow,
    )
    async with desk.app.parts.database.reading() as session:
        for table in tables:
            assert (await session.scalars(select(table))).all() == []
        assert len((await session.scalars(select(PostingRow))).all()) == 1
        assert [it.process for it in await session.scalars(select(CaseRow))] == [Process.CAMPAIGN]
        assert [it.step for it in await session.scalars(select(TaskRow))] == [DECIDE]


async def test_the_trail_says_that_it_was_done_and_names_nobody(desk: CampaignAtDesk) -> None:
    await _planted(desk)

    assert await _forgets(desk)
    assert not await _forgets(desk)

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


async def test_while_a_case_lives_the_campaign_has_not_ended(desk: CampaignAtDesk) -> None:
    _, case_id, _ = await _planted(desk)
    async with desk.app.parts.database.writing() as session:
        await session.execute(update(CaseRow).values(state=CaseState.CLOSED))
        assert await has_ended(session, desk.cycle_id)
        (await session.get_one(CaseRow, case_id)).state = CaseState.PARKED
        await session.flush()
        assert not await has_ended(session, desk.cycle_id)


def test_a_leap_day_is_kept_until_the_last_of_february() -> None:
    assert last_to_forget(date(2028, 2, 29), 3) == date(2025, 2, 28)
