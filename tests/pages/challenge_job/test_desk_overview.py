"""The posting desk's page 公募の窓口: sealed before the opening; then who applied for what, each desk its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from models.challenge_job.posting import PostingState
from models.challenge_job.steps import CampaignPhase
from models.tables.posting import PostingRow
from tests.given.app import sqlite_url
from tests.given.posting_desk import (
    DESK,
    PERSONNEL,
    RESERVE,
    CampaignAtDesk,
    a_posting_desk,
    an_applicant,
)

YAMADA, SUZUKI = an_applicant("山田"), an_applicant("鈴木", "窓口係")
LOBBY, BOOKS = "総合窓口", "公会計"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[CampaignAtDesk]:
    async with a_posting_desk(sqlite_url(tmp_path), YAMADA, SUZUKI) as campaign:
        await campaign.posts(LOBBY)
        await campaign.posts(BOOKS, "会計課")
        yield campaign


async def test_before_the_opening_it_says_only_that_applications_are_sealed(
    desk: CampaignAtDesk,
) -> None:
    await desk.goes_to(CampaignPhase.APPLYING)
    empty = await desk.reads(DESK, "/posting-desk")
    await desk.applies(YAMADA, LOBBY, fails=["leave"])

    page = await desk.reads(DESK, "/posting-desk")

    assert "封をしてあります" in page
    assert page == empty
    assert "山田" not in await desk.reads(DESK, f"/posting-desk/postings/{desk.postings[LOBBY]}")
    assert (await desk.opens(DESK, "/posting-desk/what-if")).status_code == 404


async def test_after_it_counts_hide_small_groups_and_missing_orders_are_named(
    desk: CampaignAtDesk,
) -> None:
    await desk.applies(YAMADA, LOBBY, BOOKS, places=[1, None])
    await desk.applies(SUZUKI, LOBBY, places=[2], fails=["leave"])
    await desk.ranks(LOBBY)

    page = await desk.reads(DESK, "/posting-desk")

    assert "5人未満" in page
    assert "2人</b>" not in page
    missing = page.partition("順位がまだの募集")[2].partition("</section>")[0]
    assert BOOKS in missing
    assert "森 健 課長" in missing
    assert LOBBY not in missing
    failing = page.partition("応募資格を満たさなかった応募")[2]
    assert "鈴木" in failing
    assert "休職・休業" in failing


async def test_a_withdrawn_posting_stands_apart_with_its_reason(desk: CampaignAtDesk) -> None:
    await desk.changes(
        PostingRow, desk.postings[BOOKS], state=PostingState.WITHDRAWN, reason="組織の見直し"
    )

    page = await desk.reads(DESK, "/posting-desk")

    assert "組織の見直し" in page.partition("取り下げられた募集")[2]


async def test_each_desk_sees_its_own_applicants_and_nobody_else_any(
    desk: CampaignAtDesk,
) -> None:
    mine = await desk.applies(YAMADA, LOBBY, places=[1])
    other = await desk.applies(DESK, LOBBY, places=[2])
    posting = f"/posting-desk/postings/{desk.postings[LOBBY]}"
    choices = {
        it: f"/posting-desk/choices/{(await desk.candidacy(it, LOBBY)).id}" for it in (mine, other)
    }

    assert "山田" in await desk.reads(DESK, posting)
    assert "第2位" not in await desk.reads(DESK, posting)
    assert "桜井" in await desk.reads(RESERVE, posting)
    assert "山田" not in await desk.reads(RESERVE, posting)
    assert (await desk.opens(DESK, choices[mine])).status_code == 200
    assert (await desk.opens(RESERVE, choices[other])).status_code == 200
    assert (await desk.opens(DESK, choices[other])).status_code == 404
    assert (await desk.opens(RESERVE, choices[mine])).status_code == 404
    for who in (PERSONNEL, YAMADA):
        for path in ("/posting-desk", posting, *choices.values(), "/posting-desk/what-if"):
            assert (await desk.opens(who, path)).status_code == 404


async def test_looks_are_in_the_trail_without_a_person_or_a_case(desk: CampaignAtDesk) -> None:
    application = await desk.applies(YAMADA, LOBBY, places=[1])
    await desk.reads(DESK, "/posting-desk")
    await desk.reads(DESK, f"/posting-desk/postings/{desk.postings[LOBBY]}")
    choice = await desk.candidacy(application, LOBBY)
    page = await desk.reads(DESK, f"/posting-desk/choices/{choice.id}")

    assert "窓口で学んだことを生かしたい" in page
    rows = await desk.trail()
    assert [it.what for it in rows] == ["posting.desk"] * 3
    assert {(it.subject_id, it.case_id, it.reason) for it in rows} == {(None, None, None)}


async def test_the_panels_reason_is_read_by_the_desk(desk: CampaignAtDesk) -> None:
    application = await desk.applies(YAMADA, LOBBY)
    choice = await desk.candidacy(application, LOBBY)
    await desk.ranks(LOBBY, unsuitable=[(choice.id, "経験が合わない")])

    assert "経験が合わない" in await desk.reads(DESK, f"/posting-desk/choices/{choice.id}")


async def test_whom_an_order_has_put_into_the_panels_line_is_named_so(
    desk: CampaignAtDesk,
) -> None:
    """鈴木 works below 森, who chairs the panel: it has 鈴木 before it no more, and waits for no place."""
    await desk.applies(SUZUKI, LOBBY)
    await desk.applies(YAMADA, LOBBY)

    page = await desk.reads(DESK, f"/posting-desk/postings/{desk.postings[LOBBY]}")

    assert "審査員の上司か部下にあたります" in _line(page, "鈴木")
    assert "順位待ち" in _line(page, "山田")


def _line(page: str, family: str) -> str:
    return next(it for it in page.split("<tr")[1:] if family in it)
