"""Deciding the placements 配置の決定: problems named, the proposal with its proof, what if."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlmodel import select

from models.challenge_job.lot_seed import lot_seed
from models.challenge_job.posting import ApplicationState
from models.tables.application import ApplicationRow, CandidacyRow, VetoRow
from models.tables.receipt import ReceiptRow
from tests.given.pages_of_city import hidden
from tests.given.posting_desk import DESK, PERSONNEL, RESERVE, SECOND, CampaignAtDesk, main_of
from tests.pages.challenge_job.deciding import (
    BOOKS,
    LOBBY,
    SUZUKI,
    YAMADA,
    a_desk_of_two,
    path_of,
    row_of,
    two_apply,
)

WHAT_IF = "/posting-desk/what-if"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[CampaignAtDesk]:
    async with a_desk_of_two(tmp_path) as campaign:
        yield campaign


async def test_the_proposal_is_shown_by_posting_with_its_proof_and_sentences(
    desk: CampaignAtDesk,
) -> None:
    await two_apply(desk)
    task = await desk.asks_to_decide()

    page = await desk.reads(DESK, path_of(task))

    assert "鈴木" in row_of(page, LOBBY)
    assert "第1希望の職に決まりました。" in row_of(page, LOBBY)
    assert "山田" in row_of(page, BOOKS)
    assert "第2希望の職に決まりました。" in row_of(page, BOOKS)
    assert "互いにより望む相手のいる組はなく" in page
    assert "この配置に決める" in page
    for stranger in (YAMADA, RESERVE):
        assert (await desk.opens(stranger, path_of(task))).status_code == 404
    assert "鈴木" not in await desk.reads(PERSONNEL, path_of(task))


async def test_it_is_decided_as_it_was_seen_with_the_campaigns_own_lot(
    desk: CampaignAtDesk,
) -> None:
    await two_apply(desk)
    task = await desk.asks_to_decide()
    page = await desk.opens(DESK, path_of(task))

    answer = await (await desk.as_(DESK)).client.post(path_of(task), data={**hidden(page)})

    assert answer.status_code == 303, main_of(answer)
    async with desk.app.parts.database.reading() as session:
        receipt = (await session.scalars(select(ReceiptRow))).one()
    assert receipt.content["seed"] == lot_seed(desk.cycle_id, 1)
    assert len(receipt.content["fingerprint"]) == 64
    assert receipt.content["fingerprint"] not in page.text
    repeated = await (await desk.as_(DESK)).client.post(path_of(task), data={**hidden(page)})
    assert repeated.headers["location"] == answer.headers["location"]


async def test_what_changed_since_is_shown_before_it_is_decided(desk: CampaignAtDesk) -> None:
    yamada, _ = await two_apply(desk)
    task = await desk.asks_to_decide()
    seen = await desk.opens(DESK, path_of(task))
    await desk.changes(ApplicationRow, yamada, state=ApplicationState.WITHDRAWN)

    refused = await (await desk.as_(DESK)).client.post(path_of(task), data={**hidden(seen)})

    assert refused.status_code == 409
    assert "配置の案が変わりました" in main_of(refused)
    assert "山田" not in main_of(refused)
    async with desk.app.parts.database.reading() as session:
        assert (await session.scalars(select(ReceiptRow))).all() == []
    again = await (await desk.as_(DESK)).client.post(path_of(task), data={**hidden(refused)})
    assert again.status_code == 303


async def test_a_panel_without_an_order_is_named_and_only_passed_over_with_a_tick(
    desk: CampaignAtDesk,
) -> None:
    await desk.applies(YAMADA, LOBBY, BOOKS, places=[None, 2])
    await desk.applies(SUZUKI, LOBBY, BOOKS, places=[None, 1])
    task = await desk.asks_to_decide(silent=[LOBBY])
    seen = await desk.opens(DESK, path_of(task))
    warning = main_of(seen).partition('id="unranked"')[2].partition("</section>")[0]
    assert LOBBY in warning
    assert BOOKS not in warning
    assert "希望した職の中に、選考が行われなかったもの" in main_of(seen)

    refused = await (await desk.as_(DESK)).client.post(path_of(task), data={**hidden(seen)})

    assert refused.status_code == 422
    assert "選考の行われていない募集があるまま決めるときは" in main_of(refused)
    async with desk.app.parts.database.reading() as session:
        assert (await session.scalars(select(ReceiptRow))).all() == []
    ticked = {**hidden(refused), "goes_on": "1"}
    assert (await (await desk.as_(DESK)).client.post(path_of(task), data=ticked)).status_code == 303


@pytest.mark.parametrize("applies", [True, False])
async def test_a_silent_panel_is_named_whether_or_not_anybody_unseen_applied(
    desk: CampaignAtDesk, *, applies: bool
) -> None:
    if applies:
        await desk.applies(SECOND, LOBBY)
    task = await desk.asks_to_decide(silent=[LOBBY, BOOKS])

    page = await desk.reads(DESK, path_of(task))

    warning = page.partition('id="unranked"')[2].partition("</section>")[0]
    assert (LOBBY in warning, BOOKS in warning) == (True, True)
    assert "選考が行われなかったため" not in page


async def test_an_order_that_the_book_has_not_heard_of_is_waited_for(desk: CampaignAtDesk) -> None:
    await two_apply(desk)
    task = await desk.asks_to_decide()
    seen = await desk.opens(DESK, path_of(task))
    await desk.order_arrives(LOBBY)

    refused = await (await desk.as_(DESK)).client.post(path_of(task), data={**hidden(seen)})

    assert refused.status_code == 409
    assert "配置の案が変わりました" in main_of(refused)


async def test_what_is_received_as_decided_is_kept_apart_no_more(desk: CampaignAtDesk) -> None:
    _, suzuki = await two_apply(desk)
    task = await desk.asks_to_decide()
    choice = await desk.candidacy(suzuki, LOBBY)
    seen = await desk.opens(DESK, path_of(task))
    await (await desk.as_(DESK)).client.post(path_of(task), data={**hidden(seen)})

    path = f"/posting-desk/choices/{choice.id}"
    late = await desk.presses(SECOND, path, act="keep_back", reason="遅い")

    assert late.status_code in (409, 410)
    assert await desk.row(VetoRow, choice.id) is None


async def test_problems_are_named_and_nothing_is_decided(desk: CampaignAtDesk) -> None:
    yamada, _ = await two_apply(desk)
    choice = await desk.candidacy(yamada, BOOKS)
    await desk.changes(CandidacyRow, choice.id, is_unsuitable=True)
    task = await desk.asks_to_decide()

    page = await desk.reads(DESK, path_of(task))
    pressed = await desk.presses(DESK, path_of(task), act="confirm", version="1", nonce="n")

    assert "同じ人に二つの順位、または順位と「適さない」が付いています" in page
    assert "山田" in page
    assert "この配置に決める" not in page
    assert pressed.status_code == 422
    assert "直すところが残っている間は" in main_of(pressed)


async def test_people_of_the_other_desk_count_and_are_not_shown(desk: CampaignAtDesk) -> None:
    await desk.applies(YAMADA, LOBBY, places=[2])
    await desk.applies(SECOND, LOBBY, places=[1])
    task = await desk.asks_to_decide()

    page = await desk.reads(DESK, path_of(task))

    assert "岡本" not in page
    assert "山田" in page.partition("今回は決まらない人")[2]


async def test_what_if_shows_who_would_move_and_keeps_nothing(desk: CampaignAtDesk) -> None:
    _, suzuki = await two_apply(desk)
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
    page = await desk.opens(DESK, path_of(task))

    answer = await (await desk.as_(DESK)).client.post(path_of(task), data={**hidden(page)})

    assert answer.status_code == 303
