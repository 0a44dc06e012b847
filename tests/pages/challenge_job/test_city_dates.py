"""HR moves the dates of a campaign 公募の日程: in order, on open days, several together; bad input; double press."""

from datetime import date

import pytest

from models.challenge_job.days import Stage
from models.challenge_job.steps import CampaignStep
from tests.given.hall import MORI, ONO
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.pages.challenge_job.asking import Asking, an_asking

STAGE = CampaignStep.STAGE
POSTINGS = "/hr/challenge-job"


async def _days(asking: Asking, *stages: Stage) -> list[date]:
    return [await asking.campaign.day(stage) for stage in stages]


@pytest.fixture(scope="module")
async def unchanged(pages_to_read: PagesOfCity) -> Asking:
    """One campaign for all dates that cannot be."""
    return await an_asking(pages_to_read)


async def test_hr_moves_the_date_that_is_waited_for(pages: PagesOfCity) -> None:
    asking = await an_asking(pages)
    page = said(await asking.opens(ONO, STAGE))
    assert "いまは「課からの申出の締切」を待っています" in page
    receipt = await asking.receipt(ONO, STAGE, posts_due="令和8年9月4日", act="extend")
    assert "公募の日程を変えました" in receipt
    assert await _days(asking, Stage.POSTS_DUE) == [date(2026, 9, 4)]
    assert "9月4日" in said(await asking.opens(ONO, STAGE))
    await asking.campaign.comes_to(Stage.POSTS_DUE)
    assert await asking.campaign.phase() == "screening"


async def test_later_dates_give_way_with_it_and_the_campaign_follows_them(
    pages: PagesOfCity,
) -> None:
    asking = await an_asking(pages)
    new = {"posts_due": "2026-09-18", "screened_by": "2026-10-01", "listed_on": "2026-10-13"}
    new |= {"applications_from": "2026-10-14"}
    await asking.receipt(ONO, STAGE, **new, act="extend")
    found = await _days(asking, Stage.POSTS_DUE, Stage.LISTED_ON, Stage.APPLICATIONS_FROM)
    assert found == [date(2026, 9, 18), date(2026, 10, 13), date(2026, 10, 14)]
    await asking.campaign.comes_to(Stage.LISTED_ON)
    assert await asking.campaign.phase() == "listed"


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        (
            {"posts_due": "2026-10-02"},
            "課からの申出の締切は、募集の一覧の公開(10月1日(木))より後にはできません",
        ),
        (
            {"listed_on": "2026-08-28"},
            "募集の一覧の公開は、課からの申出の締切(8月31日(月))より前にはできません",
        ),
        ({"posts_due": "2026-08-30"}, "課からの申出の締切は閉庁日です"),
        ({"posts_due": "2026-04-01"}, "課からの申出の締切がすぎています"),
        (
            {"interviews_to": "2026-12-25"},
            "面談の終了は、選考の順位の締切(12月18日(金))より後にはできません",
        ),
        (
            {"posts_due": "いつか"},
            "課からの申出の締切は、2026-10-09 または 令和8年10月9日 のように",
        ),
        (
            {"posts_due": "2026-02-30"},
            "課からの申出の締切は、2026-10-09 または 令和8年10月9日 のように",
        ),
        (
            {"second_results_on": "2027-03-31"},
            "二次募集の結果の知らせと異動の日(4月1日(木))の間に、内定に回答できる開庁日が一日もありません",
        ),
        ({"results_on": ""}, "結果の知らせを書いてください"),
        ({}, "日が一つも変わっていません"),
    ],
)
async def test_a_date_that_cannot_be_is_refused_in_clear_words(
    unchanged: Asking, typed: dict[str, str], complaint: str
) -> None:
    asking = unchanged
    as_it_stands = {name: day.isoformat() for name, day in (await _all_days(asking)).items()}
    answer = await asking.presses(ONO, STAGE, **as_it_stands | typed, act="extend")
    assert answer.status_code == 422
    assert complaint in said(answer)
    assert {name: it.isoformat() for name, it in (await _all_days(asking)).items()} == as_it_stands


async def _all_days(asking: Asking) -> dict[str, date]:
    return dict((await asking.campaign.book()).days)


async def test_what_has_passed_cannot_be_moved(pages: PagesOfCity) -> None:
    asking = await an_asking(pages)
    await asking.campaign.comes_to(Stage.LISTED_ON)
    page = await asking.opens(ONO, STAGE)
    assert 'name="posts_due"' not in page.text
    typed = {"posts_due": "2026-10-05", "applications_to": "2026-11-02", "act": "extend"}
    await asking.receipt(ONO, STAGE, **(await _fields(asking)) | typed)
    found = await _days(asking, Stage.POSTS_DUE, Stage.APPLICATIONS_TO)
    assert found == [date(2026, 8, 31), date(2026, 11, 2)]


async def _fields(asking: Asking) -> dict[str, str]:
    return {name: day.isoformat() for name, day in (await _all_days(asking)).items()}


async def test_two_presses_of_one_form_move_it_once(pages: PagesOfCity) -> None:
    asking = await an_asking(pages)
    task, page = await asking.task(ONO, STAGE), await asking.opens(ONO, STAGE)
    press = hidden(page) | await _fields(asking) | {"posts_due": "2026-09-04", "act": "extend"}
    path = f"/posting/{task.locator}"
    answers = [await pages.presses(ONO, path, press) for _ in range(2)]
    await pages.city.clock.settle()
    assert answers[0].headers["location"] == answers[1].headers["location"]
    late = press | {"posts_due": "2026-09-07", "nonce": "another"}
    answer = await pages.presses(ONO, path, late)
    assert answer.status_code == 409
    assert "開いている間に、期限か担当が変わりました" in said(answer)


async def test_the_page_of_the_year_shows_past_next_and_future(pages: PagesOfCity) -> None:
    asking = await an_asking(pages)
    await asking.campaign.comes_to(Stage.POSTS_DUE)
    page = await (await pages.as_(ONO)).opens(POSTINGS)
    assert '<li class="past">' in page.text
    assert '<li class="now">' in page.text
    task = await asking.task(ONO, STAGE)
    assert f"/posting/{task.locator}" in page.text
    assert (await (await pages.as_(MORI)).opens(POSTINGS)).status_code == 404


async def test_after_the_results_the_transfer_is_offered_no_more(pages: PagesOfCity) -> None:
    """Other dates still are; on the way to the transfer itself nothing is left to move."""
    asking = await an_asking(pages)
    campaign = asking.campaign
    await campaign.comes_to(Stage.RANKING_DUE)
    deciding = await asking.opens(ONO, STAGE)
    assert 'name="transfer_on"' in deciding.text
    assert 'name="results_on"' in deciding.text

    await campaign.decides()
    await campaign.comes_to(Stage.RESULTS_ON)
    told = await asking.opens(ONO, STAGE)
    assert 'name="second_from"' in told.text
    assert 'name="transfer_on"' not in told.text
    assert "異動の日は、結果を知らせた後は変えられません" in said(told)

    await campaign.comes_to(Stage.SECOND_RANKING_DUE)
    await campaign.decides(call=2)
    await campaign.comes_to(Stage.SECOND_RESULTS_ON)
    last = await asking.opens(ONO, STAGE)
    assert "この日程に変える" not in said(last)
    assert "異動の日は、結果を知らせた後は変えられません" in said(last)
