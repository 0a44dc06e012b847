"""Disputes 応募資格の申出: somebody who may not apply asks the desk, and is admitted like all others."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from activities.opening import known_of, new_cases
from activities.world import WorldMaker
from models.challenge_job.steps import CampaignPhase
from models.processes import Process
from models.queries.campaigns import campaign_book
from models.tables.cycle import CycleRow
from models.tables.posting_desk import PostingDisputeRow
from tests.given.app import sqlite_url
from tests.given.bytes_at_rest import bytes_of
from tests.given.posting_desk import (
    DESK,
    PERSONNEL,
    RESERVE,
    SECOND,
    CampaignAtDesk,
    a_posting_desk,
    an_applicant,
    main_of,
)

NEW = an_applicant("新井").hired_on(date(2026, 4, 1))
"""Not long enough in service for any pack."""
ASK = "/challenge-job/dispute"
DESK_LIST = "/posting-desk/disputes"
WORDS, ANSWER = "前の市での5年が数えられていません", "前歴を確かめました"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[CampaignAtDesk]:
    async with a_posting_desk(sqlite_url(tmp_path), NEW) as campaign:
        await campaign.posts("総合窓口")
        await campaign.goes_to(CampaignPhase.APPLYING)
        yield campaign


async def _asked(desk: CampaignAtDesk) -> PostingDisputeRow:
    answer = await desk.presses(NEW, ASK, dispute=WORDS, nonce="n")
    assert answer.status_code == 303, main_of(answer)
    async with desk.app.parts.database.reading() as session:
        return (await session.scalars(select(PostingDisputeRow))).one()


async def _would_get_a_case(desk: CampaignAtDesk) -> set[str]:
    """Whom the newcomers' duty would give an application's case now."""
    async with desk.app.parts.database.reading() as session:
        cycle = await session.get_one(CycleRow, desk.cycle_id)
        world = await WorldMaker(desk.app.clock).now(session, [cycle.pack_id])
        known = await known_of(session, cycle, world)
    cases = new_cases(cycle, world, known)
    return {it.person_id for it in cases if it.process is Process.APPLICATION}


async def test_the_eligibility_page_leads_to_the_desk_and_it_is_asked_once(
    desk: CampaignAtDesk,
) -> None:
    assert ASK in await desk.reads(NEW, "/challenge-job")
    assert ASK not in await desk.reads(DESK, "/challenge-job")

    empty = await desk.presses(NEW, ASK, dispute="")
    row = await _asked(desk)
    await desk.presses(NEW, ASK, dispute="もう一度", nonce="other")

    assert empty.status_code == 422
    assert "申し出たいことを書いてください。" in main_of(empty)
    page = await desk.reads(NEW, ASK)
    assert WORDS in page
    assert "公募の窓口に届いています" in page
    assert "もう一度" not in page
    assert WORDS.encode() not in await bytes_of(desk.app.parts.database)
    assert row.person_id == NEW.id


async def test_the_desk_admits_and_the_person_may_apply_like_all_others(
    desk: CampaignAtDesk,
) -> None:
    row = await _asked(desk)
    assert NEW.id not in await _would_get_a_case(desk)
    page = await desk.reads(DESK, f"{DESK_LIST}/{row.id}")
    assert WORDS in page
    assert "採用からの年数" in page

    nothing = await desk.presses(DESK, f"{DESK_LIST}/{row.id}", act="", answer="")
    await desk.presses(DESK, f"{DESK_LIST}/{row.id}", act="admit", answer=ANSWER)

    assert nothing.status_code == 422
    assert NEW.id in await _would_get_a_case(desk)
    async with desk.app.parts.database.writing() as session:
        book = await campaign_book(session, desk.cycle_id, whole=True)
    assert book.admitted == {NEW.id}
    mine = await desk.reads(NEW, ASK)
    assert "応募が認められました" in mine
    assert ANSWER in mine
    assert "公募の窓口が、あなたの応募を認めています" in await desk.reads(NEW, "/challenge-job")
    assert "応募を認めました" in await desk.reads(DESK, DESK_LIST)
    again = await desk.presses(DESK, f"{DESK_LIST}/{row.id}", act="decline", answer="変える")
    assert again.status_code == 303
    page = await desk.reads(DESK, again.headers["location"])
    assert "すでに答えてあります" in page
    assert ANSWER in page
    assert "変える" not in page


async def test_declined_is_said_with_its_words_and_opens_nothing(desk: CampaignAtDesk) -> None:
    row = await _asked(desk)

    await desk.presses(DESK, f"{DESK_LIST}/{row.id}", act="decline", answer=ANSWER)

    assert NEW.id not in await _would_get_a_case(desk)
    mine = await desk.reads(NEW, ASK)
    assert "認められませんでした" in mine
    assert ANSWER in mine


async def test_nobody_but_the_desk_that_handles_it_learns_of_it(desk: CampaignAtDesk) -> None:
    row = await _asked(desk)

    assert "新井" in await desk.reads(DESK, DESK_LIST)
    assert "新井" not in await desk.reads(RESERVE, DESK_LIST)
    for stranger in (RESERVE, PERSONNEL, NEW):
        assert (await desk.opens(stranger, f"{DESK_LIST}/{row.id}")).status_code == 404
        refused = await desk.presses(stranger, f"{DESK_LIST}/{row.id}", act="admit", answer="可")
        assert refused.status_code == 404
    rows = await desk.trail()
    assert {(it.subject_id, it.case_id) for it in rows} == {(None, None)}


async def test_after_applications_have_closed_and_for_whoever_may_apply_it_is_refused(
    desk: CampaignAtDesk,
) -> None:
    assert (await desk.presses(SECOND, ASK, dispute=WORDS)).status_code == 403
    await desk.goes_to(CampaignPhase.CHECKING)

    assert "申出の受付は終わりました" in await desk.reads(NEW, ASK)
    late = await desk.presses(NEW, ASK, dispute=WORDS)

    assert late.status_code in (409, 410)
    async with desk.app.parts.database.reading() as session:
        assert (await session.scalars(select(PostingDisputeRow))).all() == []
