"""Open posting at the HR desk 人事課の庁内公募: one press opens the year; postings and panels; nothing of applications."""

from pathlib import Path

import pytest
from sqlmodel import col, select

from api import addresses
from api.routers import ROUTERS
from models.challenge_job.days import Stage
from models.challenge_job.year import CAMPAIGN_YEAR
from models.ids import PersonId
from models.tables.audit import AuditRow
from models.tables.cycle import CycleRow
from tests.given.app import Browser, TheApp, an_app, sqlite_url
from tests.given.campaign import a_posting_of_citizens
from tests.given.cases import a_cycle
from tests.given.hall import MORI, ONO
from tests.given.pages_of_city import PagesOfCity, said
from tests.given.people import an_employee
from tests.given.small_city import ONO as HR_ADMIN
from tests.given.small_city import SATO, YAMADA
from tests.pages.challenge_job.asking import an_asking

OPEN = addresses.HR_CHALLENGE_JOB_OPEN.format(year=2026)
LIST = addresses.HR_CHALLENGE_JOB_LIST.format(year=2026)


async def _cycles(city: TheApp) -> list[CycleRow]:
    async with city.parts.database.reading() as session:
        rows = await session.scalars(
            select(CycleRow).where(col(CycleRow.kind) == CAMPAIGN_YEAR.key)
        )
        return list(rows)


async def test_before_it_is_opened_the_dates_of_the_pack_stand(
    kofu: TheApp, kofu_hr: Browser
) -> None:
    page = await kofu_hr.opens(addresses.HR_CHALLENGE_JOB)
    words = said(page)
    assert "チャレンジ・ジョブ制度" in words
    assert "1課の所属長に、募集の申出をお願いします" in words
    assert "応募の締切" in words
    assert f'action="{OPEN}"' in page.text
    assert (await kofu_hr.opens(LIST)).status_code == 404


async def test_one_press_opens_the_year_and_two_open_it_once(
    kofu: TheApp, kofu_hr: Browser
) -> None:
    token = await kofu_hr.token(addresses.HR_CHALLENGE_JOB)
    for _ in range(2):
        assert (await kofu_hr.presses(OPEN, token=token)).status_code == 303
    (row,) = await _cycles(kofu)
    assert set(kofu.cycles.started) == {row.id}
    async with kofu.parts.database.reading() as session:
        noted = await session.scalars(
            select(col(AuditRow.what)).where(col(AuditRow.what).startswith("challenge_job."))
        )
        assert list(noted) == ["challenge_job.open"]
    page = await kofu_hr.opens(addresses.HR_CHALLENGE_JOB)
    assert OPEN not in page.text
    assert "まだ申出はありません" in said(page)


async def test_a_pack_without_open_posting_says_so_and_opens_nothing(tmp_path: Path) -> None:
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as city, city.browser() as hr:
        await a_cycle(city, "osaki")
        await hr.becomes(HR_ADMIN)
        assert "庁内公募の定めがありません" in said(await hr.opens(addresses.HR_CHALLENGE_JOB))
        token = await hr.token(addresses.HR)
        assert (await hr.presses(OPEN, token=token)).status_code == 404
        assert await _cycles(city) == []


@pytest.mark.parametrize("who", [YAMADA, SATO])
async def test_strangers_find_nothing(kofu: TheApp, who: PersonId) -> None:
    async with kofu.browser() as browser:
        await browser.becomes(who)
        for path in (addresses.HR_CHALLENGE_JOB, LIST):
            assert (await browser.opens(path)).status_code == 404, path
        token = await browser.token(addresses.MY_TASKS)
        assert (await browser.presses(OPEN, token=token)).status_code == 404


async def test_a_year_that_is_none_is_not_found(kofu_hr: Browser) -> None:
    for year in ("2020", "0x", "99999"):
        page = await kofu_hr.opens(f"{addresses.HR_CHALLENGE_JOB}?year={year}")
        assert page.status_code in (404, 422)


async def test_an_operator_of_hr_sees_the_year_and_cannot_open_it(pages: PagesOfCity) -> None:
    await an_asking(pages)
    hr = await pages.as_(ONO)
    assert "を始める" not in said(await hr.opens(addresses.HR_CHALLENGE_JOB))
    token = await hr.token(addresses.HR_CHALLENGE_JOB)
    assert (await hr.presses(OPEN, token=token)).status_code == 404


async def test_postings_with_state_and_panel_and_nothing_that_tells_of_applications(
    pages: PagesOfCity,
) -> None:
    yamada = an_employee("山田")
    asking = await an_asking(pages, yamada)
    posting = await a_posting_of_citizens(asking.campaign)
    hr = await pages.as_(ONO)
    page = await hr.opens(addresses.HR_CHALLENGE_JOB)
    assert "公開を待つ 1件" in said(page)
    assert "林 花子" in said(page)
    await asking.campaign.comes_to(Stage.APPLICATIONS_FROM)
    before = [said(await hr.opens(path)) for path in (addresses.HR_CHALLENGE_JOB, LIST)]
    assert "第1号" in before[0]
    await asking.campaign.applies(yamada, posting)
    after = [said(await hr.opens(path)) for path in (addresses.HR_CHALLENGE_JOB, LIST)]
    assert before == after
    own = said(await (await pages.as_(MORI)).opens(addresses.PEOPLE_POSTINGS))
    assert "募集中" in own
    assert (await (await pages.as_(yamada)).opens(addresses.PEOPLE_POSTINGS)).status_code == 404
