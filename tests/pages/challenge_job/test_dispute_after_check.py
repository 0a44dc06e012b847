"""A dispute after the check 締切後の応募資格の申出: whose application missed a rule asks the desk, and takes part once admitted."""

import pytest
from sqlmodel import select

from models.challenge_job.days import Stage
from models.challenge_job.steps import CampaignStep
from models.tables.posting_desk import PostingDisputeRow
from tests.given.hall import MORI
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone
from tests.pages.challenge_job.applicants import FOLLOW, Applying, an_open_list

ASK = "/challenge-job/dispute"
DESK_LIST = "/posting-desk/disputes"
FAILED = "満たしていない条件がありました"


async def _presses(city: Applying, who: Someone, path: str, **typed: str) -> int:
    page = await (await city.pages.as_(who)).opens(path)
    assert page.status_code == 200, said(page)
    return (await city.pages.presses(who, path, hidden(page) | typed)).status_code


async def _asks_after_the_check(pages: PagesOfCity) -> Applying:
    """山田 applied, and will have left before the transfer by what is recorded when all are checked."""
    city = await an_open_list(pages)
    await city.campaign.applies(city.yamada, city.lobby)
    await pages.city.hires(city.yamada.leaving_on(await city.campaign.day(Stage.RESULTS_ON)))
    await city.campaign.comes_to(Stage.APPLICATIONS_TO)
    page = said(await city.opens(city.yamada, FOLLOW))
    assert FAILED in page
    assert "公募の窓口に申し出る" in page
    assert await _presses(city, city.yamada, ASK, dispute="退職の予定はありません") == 303
    return city


async def _admits(city: Applying) -> None:
    async with city.pages.city.database.reading() as session:
        dispute = (await session.scalars(select(PostingDisputeRow))).one()
    path = f"{DESK_LIST}/{dispute.id}"
    assert await _presses(city, city.campaign.desk, path, act="admit", answer="確かめました") == 303


@pytest.mark.parametrize("answered_in", ["checking", "selecting"])
async def test_who_is_admitted_after_the_check_takes_part(
    pages: PagesOfCity, answered_in: str
) -> None:
    """Before the opening, or after it while the panels read: the posting's panel sees the application then."""
    city = await _asks_after_the_check(pages)
    if answered_in == "selecting":
        await city.campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
        assert [it[2] for it in await city.campaign.candidates(city.lobby)] == ["not_eligible"]

    await _admits(city)
    await city.campaign.comes_to(Stage.OPENED_TO_PANELS_ON)

    assert [it[2] for it in await city.campaign.candidates(city.lobby)] == [""]
    assert (await city.campaign.application(city.yamada)).fails == []
    assert FAILED not in said(await city.opens(city.yamada, FOLLOW))
    await city.campaign.ranks(MORI, city.lobby, city.yamada)
    assert await city.campaign.asked_about(CampaignStep.RANK_APPLICANTS, city.digital)


async def test_nobody_else_can_ask_after_the_closing(pages: PagesOfCity) -> None:
    """Whoever met every rule, or never applied, is answered alike: too late."""
    city = await an_open_list(pages)
    await city.campaign.applies(city.yamada, city.lobby)
    await city.campaign.comes_to(Stage.APPLICATIONS_TO)

    for who in (city.yamada, city.suzuki):
        page = await (await city.pages.as_(who)).opens(ASK)
        token = {name: value for name, value in hidden(page).items() if name == "csrf"}
        answer = await city.pages.presses(who, ASK, token | {"dispute": "理由", "nonce": "n"})
        assert "申出の受付は終わりました" in said(page)
        assert answer.status_code == 409
