"""HR names a panel 審査員の指定: search, chair, reserve; people on leave, twice, at the posting desk; whom it shuts out."""

from datetime import date

import httpx2
import pytest

from models.challenge_job.panel_choice import closes_to
from models.challenge_job.posting import PostingState
from models.challenge_job.steps import CampaignStep
from models.queries.access_campaigns import panels_of
from models.roles import Office
from tests.given.campaign_postings import a_posting
from tests.given.hall import KATO, MORI, ONO, UEDA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone, an_employee
from tests.pages.challenge_job.asking import Asking, an_asking

NAME = CampaignStep.NAME_PANEL
HAYASHI = an_employee("林", "真由").in_section("市民課")
AWAY = (
    an_employee("長谷川", "翼").in_section("市民課").on_leave(date(2026, 11, 20), date(2027, 3, 1))
)
BACK = an_employee("戻川", "望").in_section("市民課").on_leave(date(2026, 4, 1), date(2026, 8, 1))
LEAVING = an_employee("去田", "守").in_section("市民課").leaving_on(date(2026, 10, 31))
DESK = an_employee("窓岡", "渚").in_section("人事課").with_office(Office.POSTING_DESK)


async def _asking(pages: PagesOfCity) -> Asking:
    """A posting of 市民課 that waits for its panel."""
    asking = await an_asking(pages, HAYASHI, AWAY, BACK, LEAVING, DESK)
    await asking.campaign.proposes(MORI, "市民課")
    await asking.campaign.screens(a_posting("市民課"))
    return asking


@pytest.fixture(scope="module")
async def unchanged(pages_to_read: PagesOfCity) -> Asking:
    """One posting for all who look for its panel and name none."""
    return await _asking(pages_to_read)


async def _presses(asking: Asking, page: httpx2.Response, **fields: str) -> httpx2.Response:
    """A press on this very page, with the panel it holds."""
    task = await asking.task(ONO, NAME)
    return await asking.pages.presses(ONO, f"/posting/{task.locator}", hidden(page) | fields)


async def _with(asking: Asking, *people: Someone) -> httpx2.Response:
    """The page after these people were added, one press each."""
    page = await asking.opens(ONO, NAME)
    for who in people:
        page = await _presses(asking, page, add=who.id)
    return page


def _chosen(page: httpx2.Response) -> list[str]:
    fields = hidden(page)
    members = sorted(name for name in fields if name.startswith("member-"))
    return [fields[name] for name in (*members, "reserve") if name in fields]


async def test_a_panel_is_searched_chosen_and_named(pages: PagesOfCity) -> None:
    asking = await _asking(pages)
    page = await asking.opens(ONO, NAME)
    assert _chosen(page) == [MORI.id]  # the section's head, to begin with
    found = await _presses(asking, page, q="加藤", press="search")
    assert f'value="{KATO.id}"' in found.text
    page = await _with(asking, UEDA, KATO, HAYASHI)
    assert _chosen(page) == [MORI.id, UEDA.id, KATO.id, HAYASHI.id]
    page = await _presses(asking, page, chair=KATO.id)
    answer = await _presses(asking, page, act="submit")
    await pages.city.clock.settle()
    receipt = await pages.goes_on(ONO, answer)
    assert "募集の準備が整いました" in said(receipt)

    (posting,) = await asking.campaign.postings()
    async with pages.city.database.reading() as session:
        panel = (await panels_of(session, [posting.id]))[posting.id]
    assert posting.state == PostingState.READY
    assert panel == {0: HAYASHI.id, 1: KATO.id, 2: MORI.id, 3: UEDA.id}


async def test_the_page_says_to_how_many_people_it_closes_the_posting(pages: PagesOfCity) -> None:
    asking = await _asking(pages)
    async with pages.city.database.reading() as session:
        organisation = await pages.the_app.parts.organisations.get(session)
    day = date(2026, 10, 1)
    for people in ((MORI,), (MORI, UEDA)):
        page = said(await _with(asking, *people[1:]))
        count = closes_to(organisation, [it.id for it in people], day)
        assert (
            f"{len(organisation.people_on(day))}人のうち{count}人が、この募集に応募できません"
            in page
        )


@pytest.mark.parametrize(
    ("who", "complaint"),
    [
        (AWAY, "面談か選考の期間に休業する人は、審査員になれません"),
        (LEAVING, "選考の終わる日まで在職する人を選んでください"),
        (DESK, "公募の担当はすべての応募を見るため、審査員にはなれません"),
    ],
)
async def test_who_may_not_select_is_not_added(
    unchanged: Asking, who: Someone, complaint: str
) -> None:
    asking = unchanged
    answer = await _with(asking, who)
    assert answer.status_code == 422
    assert complaint in said(answer)
    assert _chosen(answer) == [MORI.id]
    forged = await _presses(asking, answer, **{"member-1": who.id, "act": "submit"})
    assert forged.status_code == 422
    assert complaint in said(forged)


async def test_who_comes_back_before_the_interviews_may_be_chosen_with_a_warning(
    unchanged: Asking,
) -> None:
    asking = unchanged
    answer = await _with(asking, BACK)
    assert answer.status_code == 200
    assert "面談の前に戻る予定です" in said(answer)


async def test_nobody_sits_twice_and_nothing_is_named_half(pages: PagesOfCity) -> None:
    asking = await _asking(pages)
    twice = await _with(asking, MORI)
    assert twice.status_code == 422
    assert "同じ人が二度入っています" in said(twice)
    half = await _presses(asking, await _with(asking, UEDA), act="submit")
    assert "審査員3人と、補欠1人を選んでください" in said(half)
    forged = {"member-1": UEDA.id, "member-2": UEDA.id, "reserve": KATO.id, "act": "submit"}
    answer = await _presses(asking, await asking.opens(ONO, NAME), **forged)
    assert answer.status_code == 422
    assert "同じ人が二度入っています" in said(answer)
    full = await _with(asking, UEDA, KATO, HAYASHI, BACK)
    assert full.status_code == 422
    stranger = await _presses(asking, await asking.opens(ONO, NAME), add="nobody")
    assert stranger.status_code == 422
    assert [it.state for it in await asking.campaign.postings()] == [PostingState.ACCEPTED]


async def test_what_is_chosen_is_still_there_when_the_page_is_opened_again(
    pages: PagesOfCity,
) -> None:
    asking = await _asking(pages)
    await _with(asking, UEDA)
    assert _chosen(await asking.opens(ONO, NAME)) == [MORI.id, UEDA.id]
    page = await _presses(asking, await asking.opens(ONO, NAME), drop=MORI.id)
    assert _chosen(page) == [UEDA.id]


async def test_two_of_hr_name_a_panel_at_once_and_the_first_counts(pages: PagesOfCity) -> None:
    asking = await _asking(pages)
    other = an_employee("川口").in_section("人事課").with_office(Office.HR_OPERATOR)
    await pages.city.hires(other)
    task, page = await asking.task(ONO, NAME), await _with(asking, UEDA, KATO, HAYASHI)
    theirs = hidden(await asking.opens(other, NAME))
    assert (await _presses(asking, page, act="submit")).status_code == 303
    await pages.city.clock.settle()
    theirs |= {"member-0": UEDA.id, "member-1": MORI.id, "member-2": KATO.id}
    theirs |= {"reserve": HAYASHI.id, "act": "submit"}
    answer = await pages.presses(other, f"/posting/{task.locator}", theirs)
    assert "/receipts/" not in answer.headers.get("location", "")
    (posting,) = await asking.campaign.postings()
    async with pages.city.database.reading() as session:
        assert (await panels_of(session, [posting.id]))[posting.id][1] == MORI.id
