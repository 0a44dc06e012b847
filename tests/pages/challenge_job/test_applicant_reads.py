"""The list of postings 募集の一覧 as everybody reads it: what is open to them and why not, whoever applied."""

from datetime import date

import pytest

from models.challenge_job.days import Stage
from tests.given.hall import MORI
from tests.given.pages_of_city import PagesOfCity, said
from tests.given.people import Someone, an_employee
from tests.pages.challenge_job.applicants import (
    APPLY,
    Applying,
    an_open_list,
    before_the_list,
)

NEWCOMER = an_employee("新井").hired_on(date(2025, 4, 1)).in_section("人事課")


@pytest.fixture(scope="module")
async def city(pages_to_read: PagesOfCity) -> Applying:
    """One list for all who read it."""
    return await an_open_list(pages_to_read, NEWCOMER)


@pytest.fixture
async def another(pages: PagesOfCity) -> Applying:
    """A list in which something happens."""
    return await an_open_list(pages, NEWCOMER)


async def test_a_city_without_a_campaign_says_so(pages: PagesOfCity) -> None:
    yamada = await pages.city.hires(an_employee("山田"))

    page = await (await pages.as_(yamada)).opens("/challenge-job")

    assert "募集はありません" in said(page)


async def test_before_its_day_nobody_reads_the_list(pages: PagesOfCity) -> None:
    city = await before_the_list(pages)

    page = await city.reads(city.yamada, "/challenge-job")

    assert "公開の日に、全職員が同時に見られるようになります" in page
    assert "総合窓口" not in page
    browser = await city.pages.as_(city.yamada)
    unknown = await browser.opens("/challenge-job/nothing")
    early = await browser.opens(f"/challenge-job/{city.lobby.id}")
    assert early.status_code == unknown.status_code == 404
    assert said(early) == said(unknown)


async def test_everybody_reads_all_postings_and_what_is_open_to_them(city: Applying) -> None:
    page = await city.reads(city.yamada, "/challenge-job")

    for title in ("総合窓口", "窓口の電子化", "公会計"):
        assert title in page
    assert page.count("応募できます") == 3  # the person, and two of three postings
    assert "審査員の佐藤 恵 課長が、組織の上であなたの上司か部下にあたるため" in page


async def test_figures_stand_beside_the_rules(city: Applying) -> None:
    page = await city.reads(city.yamada, "/challenge-job")

    assert "異動の日(令和9年4月1日)の時点で、すべての条件を満たしています" in page
    assert "採用から3年以上 12年(平成27年4月1日採用) 満たす" in page
    assert "いまの課に3年以上 12年(平成27年4月1日から) 満たす" in page


async def test_who_may_not_apply_reads_why_and_from_when(city: Applying) -> None:
    page = await city.reads(NEWCOMER, "/challenge-job")

    assert "採用からの年数 : 採用から3年以上 — 令和10年4月1日から満たします" in page
    assert "応募の用紙を開く" not in page
    assert await city.campaign.task_of(NEWCOMER, APPLY) is None


async def test_a_panel_member_reads_that_the_own_posting_is_closed(city: Applying) -> None:
    page = await city.reads(MORI, f"/challenge-job/{city.lobby.id}")

    assert "あなたがこの募集の審査員のため" in page


async def test_one_posting_says_what_it_asks_and_who_selects(city: Applying) -> None:
    page = await city.reads(city.yamada, f"/challenge-job/{city.lobby.id}")

    for words in ("市民部 市民課", "新しい事業を始めるため", "森 健 課長", "林 花子さん"):
        assert words in page
    assert "応募の用紙を開く" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=電子化", {"窓口の電子化"}),
        ("q=ＤＸ", set[str]()),
        ("mine=1", {"総合窓口", "窓口の電子化"}),
        ("section=section-会計課", {"公会計"}),
        ("section=nothing", set[str]()),
    ],
)
async def test_the_list_is_narrowed(city: Applying, asked: str, found: set[str]) -> None:
    page = await (await city.pages.as_(city.yamada)).opens(f"/challenge-job?{asked}")

    shown = page.text.partition('id="found"')[2]
    titles = {it for it in ("総合窓口", "窓口の電子化", "公会計") if f">{it}</a>" in shown}
    assert titles == found


async def test_a_withdrawn_posting_stays_with_its_reason(another: Applying) -> None:
    await another.campaign.withdraws_posting(another.lobby, "組織の見直しのため")

    assert "取下げ" in await another.reads(another.yamada, "/challenge-job")
    page = await another.reads(another.yamada, f"/challenge-job/{another.lobby.id}")
    assert "組織の見直しのため" in page
    assert "応募の用紙を開く" not in page


async def test_nobody_elses_page_tells_that_somebody_applied(another: Applying) -> None:
    readers: list[Someone] = [
        another.suzuki,
        NEWCOMER,
        MORI,
        another.pages.city.hr,
        another.campaign.desk,
    ]
    paths = ("/challenge-job", f"/challenge-job/{another.lobby.id}", "/my-tasks")
    before = [await another.reads(who, path) for who in readers for path in paths]

    await another.applies(another.yamada, another.lobby)

    assert [await another.reads(who, path) for who in readers for path in paths] == before
    assert "応募中" in await another.reads(another.yamada, "/challenge-job")


async def test_anybody_elses_task_is_unknown(city: Applying) -> None:
    task = await city.task(city.yamada, APPLY)

    for who in (city.suzuki, MORI, city.pages.city.hr, city.campaign.desk):
        browser = await city.pages.as_(who)
        theirs = await browser.opens(f"/posting/{task.locator}")
        nothing = await browser.opens("/posting/nothing")
        assert theirs.status_code == nothing.status_code == 404
        assert said(theirs) == said(nothing)


async def test_the_list_says_when_applications_are_taken_and_when_no_more(
    another: Applying,
) -> None:
    """The same for everybody, whoever applied."""
    campaign = another.campaign
    await campaign.applies(another.suzuki, another.digital)
    assert "応募の受付は10月" in await another.reads(another.yamada, "/challenge-job")

    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    between = await another.reads(another.yamada, "/challenge-job")
    assert "二次募集を、2月3日(水)から2月15日(月)まで受け付けます" in between
    assert "2月3日(水)から応募できます" in between
    for who in (another.yamada, another.suzuki):
        assert "応募の用紙を開く" not in await another.reads(who, "/challenge-job")
    one = await another.reads(another.yamada, f"/challenge-job/{another.lobby.id}")
    assert "二次募集を、2月3日(水)から" in one

    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides()
    await campaign.comes_to(Stage.SECOND_OPENED_ON)
    over = await another.reads(another.yamada, "/challenge-job")
    assert "応募の受付は終わりました。" in over
    assert "応募できます" not in over
    assert "公募の窓口に申し出られます" not in await another.reads(NEWCOMER, "/challenge-job")
