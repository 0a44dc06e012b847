"""Opening the year's 1on1: who is in, who is not and why, and one press."""

from pathlib import Path

import pytest
from sqlmodel import col, select

from api import addresses
from api.routers import ROUTERS
from models.ids import PersonId
from models.one_on_one.year import SERIES_YEAR
from models.tables.audit import AuditRow
from models.tables.cycle import CycleRow
from tests.given.app import Browser, TheApp, an_app, sqlite_url
from tests.given.cases import a_cycle
from tests.given.pages_of_city import said
from tests.given.series_rows import a_year_of_talks
from tests.given.small_city import ONO, SATO, YAMADA

OPEN = addresses.HR_TALKS_OPEN.format(year=2026)


async def _year(city: TheApp) -> CycleRow:
    async with city.parts.database.reading() as session:
        rows = await session.scalars(select(CycleRow).where(col(CycleRow.kind) == SERIES_YEAR.key))
        return rows.one()


async def _noted(city: TheApp) -> list[str]:
    async with city.parts.database.reading() as session:
        rows = await session.scalars(
            select(col(AuditRow.what)).where(col(AuditRow.what).startswith("one_on_one."))
        )
        return list(rows)


async def _presses_open(hr: Browser) -> int:
    token = await hr.token(addresses.HR_TALKS)
    return (await hr.presses(OPEN, token=token)).status_code


async def test_the_preview_says_for_whom_it_would_begin(kofu: TheApp, kofu_hr: Browser) -> None:
    page = await kofu_hr.opens(addresses.HR_TALKS)
    words = said(page)
    assert "年6回(30分ずつ)" in words
    assert f'action="{OPEN}"' in page.text
    assert "1on1の相手になる上司がいない" in words  # 佐藤 課長 has nobody above


async def test_one_press_opens_the_year_and_two_open_it_once(
    kofu: TheApp, kofu_hr: Browser
) -> None:
    for _ in range(2):
        assert await _presses_open(kofu_hr) == 303
    row = await _year(kofu)
    assert set(kofu.cycles.started) == {row.id}
    assert await _noted(kofu) == ["one_on_one.open"]
    page = await kofu_hr.opens(addresses.HR_TALKS)
    assert "今年度の実施率" in said(page)
    assert OPEN not in page.text


async def test_a_pack_without_1on1_says_so_and_opens_nothing(tmp_path: Path) -> None:
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as city, city.browser() as hr:
        await a_cycle(city, "osaki")
        await hr.becomes(ONO)
        await _opens_nothing(city, hr)


async def _opens_nothing(city: TheApp, hr: Browser) -> None:
    page = await hr.opens(addresses.HR_TALKS)
    assert page.status_code == 200
    assert "1on1の定めがありません" in said(page)
    assert (await hr.presses(OPEN, token=await hr.token(addresses.HR))).status_code == 404
    async with city.parts.database.reading() as session:
        kinds = await session.scalars(select(col(CycleRow.kind)))
        assert SERIES_YEAR.key not in set(kinds)


@pytest.mark.parametrize("who", [YAMADA, SATO])
async def test_strangers_find_nothing(kofu: TheApp, who: PersonId) -> None:
    await a_year_of_talks(kofu)
    async with kofu.browser() as browser:
        await browser.becomes(who)
        for path in (
            addresses.HR_TALKS,
            addresses.HR_TALKS_NAMES,
            addresses.HR_TALKS_REMINDERS,
            addresses.HR_TALKS_SUMMARY.format(year=2026),
            addresses.HR_TALKS_EXPORT.format(year=2026),
        ):
            assert (await browser.opens(path)).status_code == 404, path


async def test_a_year_that_is_none_is_not_found(kofu: TheApp, kofu_hr: Browser) -> None:
    for path in (
        f"{addresses.HR_TALKS}?year=2020",
        addresses.HR_TALKS_NAMES,
        f"{addresses.HR_TALKS_NAMES}?what=nonsense&year=2026",
        addresses.HR_TALKS_SUMMARY.format(year=2026),
    ):
        assert (await kofu_hr.opens(path)).status_code in (404, 422), path
