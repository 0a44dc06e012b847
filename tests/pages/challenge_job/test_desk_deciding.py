"""Deciding the placements 配置の決定: problems named, the proposal with its proof, keeping two apart, what if."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlmodel import select

from models.challenge_job.lot_seed import lot_seed
from models.challenge_job.posting import ApplicationState
from models.tables.application import ApplicationRow, CandidacyRow, VetoRow
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow
from tests.given.app import sqlite_url
from tests.given.pages_of_city import hidden
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

YAMADA, SUZUKI = an_applicant("山田"), an_applicant("鈴木", "窓口係")
AOKI, UENO = an_applicant("青木"), an_applicant("上野")
LIMIT = 2
LOBBY, BOOKS = "総合窓口", "公会計"
WHAT_IF = "/posting-desk/what-if"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[CampaignAtDesk]:
    """Both want 総合窓口 first, where 鈴木 stands before 山田; 山田 alone also wants 公会計."""
    async with a_posting_desk(
        sqlite_url(tmp_path), YAMADA, SUZUKI, AOKI, UENO, limit=LIMIT
    ) as campaign:
        await campaign.posts(LOBBY)
        await campaign.posts(BOOKS, "会計課")
        yield campaign


async def _two_apply(desk: CampaignAtDesk) -> tuple[str, str]:
    yamada = await desk.applies(YAMADA, LOBBY, BOOKS, places=[2, 1])
    return yamada, await desk.applies(SUZUKI, LOBBY, places=[1])


def _path(task: TaskRow) -> str:
    return f"/posting/{task.locator}"


def _row_of(page: str, title: str) -> str:
    return page.partition("配置の案")[2].partition(f". {title}</a>")[2].partition("</tr>")[0]


async def test_the_proposal_is_shown_by_posting_with_its_proof_and_sentences(
    desk: CampaignAtDesk,
) -> None:
    await _two_apply(desk)
    task = await desk.asks_to_decide()

    page = await desk.reads(DESK, _path(task))

    assert "鈴木" in _row_of(page, LOBBY)
    assert "第1希望の職に決まりました。" in _row_of(page, LOBBY)
    assert "山田" in _row_of(page, BOOKS)
    assert "第2希望の職に決まりました。" in _row_of(page, BOOKS)
    assert "互いにより望む相手のいる組はなく" in page
    assert "この配置に決める" in page
    for stranger in (YAMADA, RESERVE):
        assert (await desk.opens(stranger, _path(task))).status_code == 404
    assert "鈴木" not in await desk.reads(PERSONNEL, _path(task))


async def test_it_is_decided_as_it_was_seen_with_the_campaigns_own_lot(
    desk: CampaignAtDesk,
) -> None:
    await _two_apply(desk)
    task = await desk.asks_to_decide()
    page = await desk.opens(DESK, _path(task))

    answer = await (await desk.as_(DESK)).client.post(_path(task), data={**hidden(page)})

    assert answer.status_code == 303, main_of(answer)
    async with desk.app.parts.database.reading() as session:
        receipt = (await session.scalars(select(ReceiptRow))).one()
    assert receipt.content["seed"] == lot_seed(desk.cycle_id, 1)
    assert len(receipt.content["fingerprint"]) == 64
    assert receipt.content["fingerprint"] not in page.text
    repeated = await (await desk.as_(DESK)).client.post(_path(task), data={**hidden(page)})
    assert repeated.headers["location"] == answer.headers["location"]


async def test_what_changed_since_is_shown_before_it_is_decided(desk: CampaignAtDesk) -> None:
    yamada, _ = await _two_apply(desk)
    task = await desk.asks_to_decide()
    seen = await desk.opens(DESK, _path(task))
    await desk.changes(ApplicationRow, yamada, state=ApplicationState.WITHDRAWN)

    refused = await (await desk.as_(DESK)).client.post(_path(task), data={**hidden(seen)})

    assert refused.status_code == 409
    assert "配置の案が変わりました" in main_of(refused)
    assert "山田" not in main_of(refused)
    async with desk.app.parts.database.reading() as session:
        assert (await session.scalars(select(ReceiptRow))).all() == []
    again = await (await desk.as_(DESK)).client.post(_path(task), data={**hidden(refused)})
    assert again.status_code == 303


async def test_a_panel_without_an_order_is_named_and_only_passed_over_with_a_tick(
    desk: CampaignAtDesk,
) -> None:
    await desk.applies(YAMADA, LOBBY, BOOKS, places=[None, 2])
    await desk.applies(SUZUKI, LOBBY, BOOKS, places=[None, 1])
    task = await desk.asks_to_decide(silent=[LOBBY])
    seen = await desk.opens(DESK, _path(task))
    warning = main_of(seen).partition('id="unranked"')[2].partition("</section>")[0]
    assert LOBBY in warning
    assert BOOKS not in warning
    assert "希望した職の中に、選考が行われなかったもの" in main_of(seen)

    refused = await (await desk.as_(DESK)).client.post(_path(task), data={**hidden(seen)})

    assert refused.status_code == 422
    assert "選考の行われていない募集があるまま決めるときは" in main_of(refused)
    async with desk.app.parts.database.reading() as session:
        assert (await session.scalars(select(ReceiptRow))).all() == []
    ticked = {**hidden(refused), "goes_on": "1"}
    assert (await (await desk.as_(DESK)).client.post(_path(task), data=ticked)).status_code == 303


@pytest.mark.parametrize("applies", [True, False])
async def test_a_silent_panel_is_named_whether_or_not_anybody_unseen_applied(
    desk: CampaignAtDesk, *, applies: bool
) -> None:
    if applies:
        await desk.applies(SECOND, LOBBY)
    task = await desk.asks_to_decide(silent=[LOBBY, BOOKS])

    page = await desk.reads(DESK, _path(task))

    warning = page.partition('id="unranked"')[2].partition("</section>")[0]
    assert (LOBBY in warning, BOOKS in warning) == (True, True)
    assert "選考が行われなかったため" not in page


async def test_an_order_that_the_book_has_not_heard_of_is_waited_for(desk: CampaignAtDesk) -> None:
    await _two_apply(desk)
    task = await desk.asks_to_decide()
    seen = await desk.opens(DESK, _path(task))
    await desk.order_arrives(LOBBY)

    refused = await (await desk.as_(DESK)).client.post(_path(task), data={**hidden(seen)})

    assert refused.status_code == 409
    assert "配置の案が変わりました" in main_of(refused)


async def test_what_is_received_as_decided_is_kept_apart_no_more(desk: CampaignAtDesk) -> None:
    _, suzuki = await _two_apply(desk)
    task = await desk.asks_to_decide()
    choice = await desk.candidacy(suzuki, LOBBY)
    seen = await desk.opens(DESK, _path(task))
    await (await desk.as_(DESK)).client.post(_path(task), data={**hidden(seen)})

    path = f"/posting-desk/choices/{choice.id}"
    late = await desk.presses(SECOND, path, act="keep_back", reason="遅い")

    assert late.status_code in (409, 410)
    assert await desk.row(VetoRow, choice.id) is None


async def test_problems_are_named_and_nothing_is_decided(desk: CampaignAtDesk) -> None:
    yamada, _ = await _two_apply(desk)
    choice = await desk.candidacy(yamada, BOOKS)
    await desk.changes(CandidacyRow, choice.id, is_unsuitable=True)
    task = await desk.asks_to_decide()

    page = await desk.reads(DESK, _path(task))
    pressed = await desk.presses(DESK, _path(task), act="confirm", version="1", nonce="n")

    assert "同じ人に二つの順位、または順位と「適さない」が付いています" in page
    assert "山田" in page
    assert "この配置に決める" not in page
    assert pressed.status_code == 422
    assert "直すところが残っている間は" in main_of(pressed)


async def test_people_of_the_other_desk_count_and_are_not_shown(desk: CampaignAtDesk) -> None:
    await desk.applies(YAMADA, LOBBY, places=[2])
    await desk.applies(SECOND, LOBBY, places=[1])
    task = await desk.asks_to_decide()

    page = await desk.reads(DESK, _path(task))

    assert "岡本" not in page
    assert "山田" in page.partition("今回は決まらない人")[2]


async def test_a_section_that_loses_too_many_is_named_and_one_is_kept_back(
    desk: CampaignAtDesk,
) -> None:
    await desk.posts("三人の職", seats=3)
    people = (YAMADA, AOKI, UENO)
    keys = [await desk.applies(it, "三人の職", places=[n]) for n, it in enumerate(people, start=1)]
    task = await desk.asks_to_decide()
    warned = (await desk.reads(DESK, _path(task))).partition("異動元から出る人数")[2]
    assert f"一つの課から出るのは{LIMIT}人まで" in warned
    assert "会計課" in warned
    choice = await desk.candidacy(keys[2], "三人の職")
    path = f"/posting-desk/choices/{choice.id}"

    nothing = await desk.presses(DESK, path, act="keep_back", reason=" ")
    await desk.presses(DESK, path, act="keep_back", reason="課の人数が足りなくなる")

    assert nothing.status_code == 422
    page = await desk.reads(DESK, _path(task))
    assert f"{LIMIT}人を超えて出るところはありません" in page
    assert "上野" in page.partition("今回は決まらない人")[2]
    assert "課の人数が足りなくなる" in await desk.reads(DESK, path)
    await desk.presses(DESK, path, act="take_back")
    assert (await desk.row(CandidacyRow, choice.id)).excluded == ""
    assert await desk.row(VetoRow, choice.id) is None


async def test_a_veto_counts_once_a_second_person_agrees(desk: CampaignAtDesk) -> None:
    _, suzuki = await _two_apply(desk)
    task = await desk.asks_to_decide()
    choice = await desk.candidacy(suzuki, LOBBY)
    path = f"/posting-desk/choices/{choice.id}"

    await desk.presses(DESK, path, act="ask_veto", reason="係争中の案件がある")

    waiting = await desk.reads(DESK, _path(task))
    assert "鈴木" in _row_of(waiting, LOBBY)
    assert "鈴木" in waiting.partition("同意を待つ見合せと取消し")[2]
    alone = await desk.presses(DESK, path, act="agree")
    assert alone.status_code == 403
    assert (await desk.presses(RESERVE, path, act="agree")).status_code == 404
    assert "見合せに同意する" in await desk.reads(SECOND, path)
    await desk.presses(SECOND, path, act="agree")

    agreed = await desk.reads(DESK, _path(task))
    assert "山田" in _row_of(agreed, LOBBY)
    assert "鈴木" in agreed.partition("今回は決まらない人")[2]
    row = await desk.row(VetoRow, choice.id)
    assert (row.asked_by, row.agreed_by) == (DESK.id, SECOND.id)
    assert {(it.act, it.what, it.subject_id) for it in await desk.trail()} == {
        ("read", "posting.desk", None)
    }


async def _vetoed(desk: CampaignAtDesk) -> tuple[str, str, TaskRow]:
    """A veto that two have agreed upon: its page, its candidacy and the desk's task."""
    _, suzuki = await _two_apply(desk)
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
    assert "鈴木" not in _row_of(await desk.reads(DESK, _path(task)), LOBBY)
    assert (await desk.presses(DESK, path, act="agree_back")).status_code == 403
    assert "取消しに同意する" not in await desk.reads(DESK, path)
    before = len(await desk.trail())
    await desk.presses(SECOND, path, act="agree_back")
    await desk.presses(SECOND, path, act="agree_back")
    assert [it.actor_id for it in (await desk.trail())[before:]] == [SECOND.id]

    assert "鈴木" in _row_of(await desk.reads(DESK, _path(task)), LOBBY)
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
    assert "鈴木" in (await desk.reads(DESK, _path(task))).partition("同意を待つ見合せと取消し")[2]

    await desk.presses(DESK, path, act="keep")

    assert (await desk.row(VetoRow, key)).back_by is None
    assert "見合せの取消しを求める" in await desk.reads(SECOND, path)
    assert "鈴木" not in _row_of(await desk.reads(DESK, _path(task)), LOBBY)


async def test_nothing_is_kept_apart_any_more_once_it_is_decided(desk: CampaignAtDesk) -> None:
    yamada, suzuki = await _two_apply(desk)
    choice = await desk.candidacy(suzuki, LOBBY)
    await desk.announces({suzuki: LOBBY, yamada: BOOKS})

    path = f"/posting-desk/choices/{choice.id}"
    page = await desk.reads(DESK, path)
    late = await desk.presses(DESK, path, act="keep_back", reason="遅い")

    assert "異動元の事情で外す" not in page
    assert late.status_code in (409, 410)
    assert await desk.row(VetoRow, choice.id) is None


async def test_what_if_shows_who_would_move_and_keeps_nothing(desk: CampaignAtDesk) -> None:
    _, suzuki = await _two_apply(desk)
    before = (await desk.candidacy(suzuki, LOBBY)).model_dump()
    form = await desk.reads(DESK, WHAT_IF)
    assert "変わる人" not in form

    wider = await desk.presses(DESK, WHAT_IF, **{f"seats-{desk.postings[LOBBY]}": "2"})
    vetoed = await desk.presses(DESK, WHAT_IF, veto=before["id"])
    same = await desk.presses(DESK, WHAT_IF, seed="5")
    wrong = await desk.presses(DESK, WHAT_IF, **{f"seats-{desk.postings[LOBBY]}": "0"})

    moved = main_of(wider).partition("変わる人")[2].partition("<form")[0]
    assert "山田" in moved
    assert "鈴木" not in moved
    moved = main_of(vetoed).partition("変わる人")[2].partition("<form")[0]
    assert "鈴木" in moved
    assert "決まらない" in moved
    assert "配置の変わる人はいません。" in main_of(same)
    assert wrong.status_code == 422
    assert (await desk.candidacy(suzuki, LOBBY)).model_dump() == before
    for stranger in (PERSONNEL, RESERVE, YAMADA):
        assert (await desk.opens(stranger, WHAT_IF)).status_code == 404


async def test_with_no_application_at_all_it_is_still_decided(desk: CampaignAtDesk) -> None:
    task = await desk.asks_to_decide()
    page = await desk.opens(DESK, _path(task))

    answer = await (await desk.as_(DESK)).client.post(_path(task), data={**hidden(page)})

    assert answer.status_code == 303
