"""Keeping two apart 配置の見合せ: whom a section cannot let go, a veto by two people, and its taking back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from models.tables.application import CandidacyRow, VetoRow
from models.tables.task import TaskRow
from tests.given.posting_desk import DESK, RESERVE, SECOND, CampaignAtDesk
from tests.pages.challenge_job.deciding import (
    AOKI,
    BOOKS,
    LIMIT,
    LOBBY,
    UENO,
    YAMADA,
    a_desk_of_two,
    path_of,
    row_of,
    two_apply,
)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[CampaignAtDesk]:
    async with a_desk_of_two(tmp_path) as campaign:
        yield campaign


async def test_a_section_that_loses_too_many_is_named_and_one_is_kept_back(
    desk: CampaignAtDesk,
) -> None:
    await desk.posts("三人の職", seats=3)
    people = (YAMADA, AOKI, UENO)
    keys = [await desk.applies(it, "三人の職", places=[n]) for n, it in enumerate(people, start=1)]
    task = await desk.asks_to_decide()
    warned = (await desk.reads(DESK, path_of(task))).partition("異動元から出る人数")[2]
    assert f"一つの課から出るのは{LIMIT}人まで" in warned
    assert "会計課" in warned
    choice = await desk.candidacy(keys[2], "三人の職")
    path = f"/posting-desk/choices/{choice.id}"

    nothing = await desk.presses(DESK, path, act="keep_back", reason=" ")
    await desk.presses(DESK, path, act="keep_back", reason="課の人数が足りなくなる")

    assert nothing.status_code == 422
    page = await desk.reads(DESK, path_of(task))
    assert f"{LIMIT}人を超えて出るところはありません" in page
    assert "上野" in page.partition("今回は決まらない人")[2]
    assert "課の人数が足りなくなる" in await desk.reads(DESK, path)
    await desk.presses(DESK, path, act="take_back")
    assert (await desk.row(CandidacyRow, choice.id)).excluded == ""
    assert await desk.row(VetoRow, choice.id) is None


async def test_a_veto_counts_once_a_second_person_agrees(desk: CampaignAtDesk) -> None:
    _, suzuki = await two_apply(desk)
    task = await desk.asks_to_decide()
    choice = await desk.candidacy(suzuki, LOBBY)
    path = f"/posting-desk/choices/{choice.id}"

    await desk.presses(DESK, path, act="ask_veto", reason="係争中の案件がある")

    waiting = await desk.reads(DESK, path_of(task))
    assert "鈴木" in row_of(waiting, LOBBY)
    assert "鈴木" in waiting.partition("同意を待つ見合せと取消し")[2]
    alone = await desk.presses(DESK, path, act="agree")
    assert alone.status_code == 403
    assert (await desk.presses(RESERVE, path, act="agree")).status_code == 404
    assert "見合せに同意する" in await desk.reads(SECOND, path)
    await desk.presses(SECOND, path, act="agree")

    agreed = await desk.reads(DESK, path_of(task))
    assert "山田" in row_of(agreed, LOBBY)
    assert "鈴木" in agreed.partition("今回は決まらない人")[2]
    row = await desk.row(VetoRow, choice.id)
    assert (row.asked_by, row.agreed_by) == (DESK.id, SECOND.id)
    assert {(it.act, it.what, it.subject_id) for it in await desk.trail()} == {
        ("read", "posting.desk", None)
    }


async def _vetoed(desk: CampaignAtDesk) -> tuple[str, str, TaskRow]:
    """A veto that two have agreed upon: its page, its candidacy and the desk's task."""
    _, suzuki = await two_apply(desk)
    task = await desk.asks_to_decide()
    choice = await desk.candidacy(suzuki, LOBBY)
    path = f"/posting-desk/choices/{choice.id}"
    await desk.presses(DESK, path, act="ask_veto", reason="係争中の案件がある")
    await desk.presses(SECOND, path, act="agree")
    return path, choice.id, task


async def test_what_two_agreed_upon_two_take_back(desk: CampaignAtDesk) -> None:
    path, key, task = await _vetoed(desk)

    await desk.presses(DESK, path, act="take_back")
    unsaid = await desk.presses(DESK, path, act="ask_back", reason=" ")
    await desk.presses(DESK, path, act="ask_back", reason="案件が終わった")

    assert unsaid.status_code == 422
    assert "見合せのままです" in await desk.reads(DESK, path)
    assert "鈴木" not in row_of(await desk.reads(DESK, path_of(task)), LOBBY)
    assert (await desk.presses(DESK, path, act="agree_back")).status_code == 403
    assert "取消しに同意する" not in await desk.reads(DESK, path)
    before = len(await desk.trail())
    await desk.presses(SECOND, path, act="agree_back")
    await desk.presses(SECOND, path, act="agree_back")
    assert [it.actor_id for it in (await desk.trail())[before:]] == [SECOND.id]

    assert "鈴木" in row_of(await desk.reads(DESK, path_of(task)), LOBBY)
    page = await desk.reads(DESK, path)
    assert "案件が終わった" in page
    assert "異動元の事情で外す" in page
    row = await desk.row(VetoRow, key)
    assert (row.back_by, row.ended_by) == (DESK.id, SECOND.id)
    await desk.presses(SECOND, path, act="ask_veto", reason="別の案件がある")
    assert (await desk.row(VetoRow, key)).ended_by is None


async def test_a_veto_stays_where_the_second_person_keeps_it(desk: CampaignAtDesk) -> None:
    path, key, task = await _vetoed(desk)
    await desk.presses(SECOND, path, act="ask_back", reason="案件が終わった")
    assert (
        "鈴木" in (await desk.reads(DESK, path_of(task))).partition("同意を待つ見合せと取消し")[2]
    )

    await desk.presses(DESK, path, act="keep")

    assert (await desk.row(VetoRow, key)).back_by is None
    assert "見合せの取消しを求める" in await desk.reads(SECOND, path)
    assert "鈴木" not in row_of(await desk.reads(DESK, path_of(task)), LOBBY)


async def test_nothing_is_kept_apart_any_more_once_it_is_decided(desk: CampaignAtDesk) -> None:
    yamada, suzuki = await two_apply(desk)
    choice = await desk.candidacy(suzuki, LOBBY)
    await desk.announces({suzuki: LOBBY, yamada: BOOKS})

    path = f"/posting-desk/choices/{choice.id}"
    page = await desk.reads(DESK, path)
    late = await desk.presses(DESK, path, act="keep_back", reason="遅い")

    assert "異動元の事情で外す" not in page
    assert late.status_code in (409, 410)
    assert await desk.row(VetoRow, choice.id) is None
