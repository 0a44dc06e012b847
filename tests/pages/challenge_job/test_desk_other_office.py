"""The other office 代わりの窓口: that somebody of the desk's own lines applied changes none of the desk's pages."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from sqlmodel import select

from models.challenge_job.lot_seed import lot_seed
from models.challenge_job.posting import ApplicationState
from models.queries.campaign_preferences import preferences_of
from models.queries.campaigns import campaign_book
from models.tables.application import ApplicationRow, CandidacyRow
from models.tables.receipt import ReceiptRow
from tests.given.app import sqlite_url
from tests.given.pages_of_city import hidden
from tests.given.posting_desk import (
    DESK,
    SECOND,
    CampaignAtDesk,
    a_posting_desk,
    an_applicant,
    main_of,
)

YAMADA, SUZUKI = an_applicant("山田"), an_applicant("鈴木", "窓口係")
LOBBY, BOOKS, QUIET = "総合窓口", "公会計", "静かな職"
WHAT_IF = "/posting-desk/what-if"
_NEW_EACH_TIME = re.compile(r'name="(?:nonce|csrf_token)" value="[^"]*"')


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[CampaignAtDesk]:
    """山田 wants 総合窓口, then 公会計; 鈴木 wants 総合窓口. 岡本 of the desk itself is the other office's."""
    async with a_posting_desk(sqlite_url(tmp_path), YAMADA, SUZUKI) as campaign:
        await campaign.posts(LOBBY, seats=2)
        await campaign.posts(BOOKS, "会計課")
        await campaign.posts(QUIET, "人事課")
        await campaign.applies(YAMADA, LOBBY, BOOKS, places=[4, 3])
        await campaign.applies(SUZUKI, LOBBY, places=[2])
        yield campaign


def _plain(page: httpx2.Response) -> str:
    assert page.status_code in (200, 422), page.text
    return _NEW_EACH_TIME.sub("", main_of(page))


async def _opened(desk: CampaignAtDesk, *more: str) -> list[str]:
    """Every page on which the desk looks at a posting or at a whole call."""
    paths = ["/posting-desk", "/posting-desk/results", "/posting-desk/figures", *more]
    paths += [f"/posting-desk/postings/{it}" for it in desk.postings.values()]
    return [_plain(await desk.opens(DESK, path)) for path in paths]


async def _asked_what_if(desk: CampaignAtDesk) -> list[str]:
    """The form, and what may be asked: more seats and fewer, another lot, somebody kept out."""
    seats = [f"seats-{desk.postings[it]}" for it in (LOBBY, BOOKS, QUIET)]
    asked = [{it: n} for it in seats for n in ("1", "2", "3")]
    asked += [{"seed": "5"}, {seats[2]: "0"}]
    pages = [await desk.opens(DESK, WHAT_IF)]
    pages += [await desk.presses(DESK, WHAT_IF, **fields) for fields in asked]
    return [_plain(page) for page in pages]


async def test_places_and_postings_are_shown_without_a_gap(desk: CampaignAtDesk) -> None:
    before = await _opened(desk)
    assert "第1位" in before[3]
    assert "第2位" in before[3]

    await desk.applies(SECOND, LOBBY, QUIET, places=[3, 1])

    assert await _opened(desk) == before


async def test_what_if_answers_the_same(desk: CampaignAtDesk) -> None:
    before = await _asked_what_if(desk)
    assert all(title in before[0] for title in (LOBBY, BOOKS, QUIET))
    assert "変わる人" in before[1]
    assert "公会計" in before[1].partition("変わる人")[2].partition("<form")[0]

    await desk.applies(SECOND, LOBBY, QUIET, places=[1, 1])

    assert await _asked_what_if(desk) == before


async def test_who_changes_nothing_for_those_one_sees_changes_no_decision(
    desk: CampaignAtDesk,
) -> None:
    """Neither on the page, nor by a refusal; what is kept of the decision counts everybody."""
    task = await desk.asks_to_decide()
    path = f"/posting/{task.locator}"
    page = await desk.opens(DESK, path)

    theirs = await desk.applies(SECOND, LOBBY, places=[5])
    assert _plain(await desk.opens(DESK, path)) == _plain(page)
    mark = await _fingerprint_of_all(desk)
    await desk.changes(ApplicationRow, theirs, state=ApplicationState.WITHDRAWN)
    assert await _fingerprint_of_all(desk) != mark
    answer = await (await desk.as_(DESK)).client.post(path, data={**hidden(page)})

    assert answer.status_code == 303, main_of(answer)
    async with desk.app.parts.database.reading() as session:
        receipt = (await session.scalars(select(ReceiptRow))).one()
    assert receipt.content["fingerprint"] == await _fingerprint_of_all(desk)
    assert receipt.content["fingerprint"] not in page.text


async def test_a_fault_of_somebody_unseen_names_neither_person_nor_posting(
    desk: CampaignAtDesk,
) -> None:
    theirs = await desk.applies(SECOND, QUIET, places=[1])
    choice = await desk.candidacy(theirs, QUIET)
    await desk.changes(CandidacyRow, choice.id, is_unsuitable=True)
    task = await desk.asks_to_decide()

    page = await desk.reads(DESK, f"/posting/{task.locator}")

    faults = page.partition("直すところ")[2].partition("</section>")[0]
    assert "二つの順位" in faults
    assert QUIET not in faults
    assert SECOND.person.name.family not in page


async def test_a_seat_somebody_unseen_holds_is_shown_as_free(desk: CampaignAtDesk) -> None:
    theirs = await desk.applies(SECOND, QUIET, places=[1])
    await desk.announces({})
    before = await _opened(desk)
    assert QUIET in before[1].partition("空いている席")[2]

    values = {"state": ApplicationState.PLACED, "posting_id": desk.postings[QUIET]}
    await desk.changes(ApplicationRow, theirs, **values)

    assert await _opened(desk) == before


async def _fingerprint_of_all(desk: CampaignAtDesk) -> str:
    async with desk.app.parts.database.reading() as session:
        book = await campaign_book(session, desk.cycle_id, whole=True, locks=False)
    return preferences_of(book, 1, lot_seed(desk.cycle_id, 1)).fingerprint()
