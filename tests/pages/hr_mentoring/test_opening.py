"""Opening a programme's year at HR's desk: for how many it would begin, and one press."""

import re

from sqlmodel import col, select

from api import addresses
from models.tables.audit import AuditRow
from models.tables.cycle import CycleRow
from tests.given.app import Browser, TheApp
from tests.given.pages_of_city import said
from tests.given.small_city import SATO

PAGE = addresses.HR_MENTORING
OPEN = addresses.HR_MENTORING_OPEN


async def _years(app: TheApp) -> list[CycleRow]:
    async with app.parts.database.reading() as session:
        rows = await session.scalars(
            select(CycleRow).where(col(CycleRow.kind).startswith("mentoring_"))
        )
        return list(rows)


async def test_one_press_opens_the_year_and_two_open_it_once(
    aizu: TheApp, aizu_hr: Browser
) -> None:
    page = await aizu_hr.opens(PAGE)
    assert "人が対象です" in said(page)
    [action] = set(re.findall(r'action="(/hr/mentoring/[^"]+/open)"', page.text))
    token = await aizu_hr.token(PAGE)
    for _ in range(2):
        answer = await aizu_hr.presses(action, token=token)
        assert answer.status_code == 303
    [row] = await _years(aizu)
    assert answer.headers["location"] == addresses.HR_MENTORING_YEAR.format(cycle_id=row.id)
    assert set(aizu.cycles.started) == {row.id}
    async with aizu.parts.database.reading() as session:
        noted = await session.scalars(
            select(col(AuditRow.what)).where(col(AuditRow.what).startswith("mentoring_"))
        )
        assert list(noted) == [f"{row.kind}.open"]
    assert action not in (await aizu_hr.opens(PAGE)).text


async def test_what_the_pack_has_not_is_not_opened(aizu: TheApp, aizu_hr: Browser) -> None:
    token = await aizu_hr.token(PAGE)
    for year, kind in ((2026, "mentoring_nobody"), (1999, "mentoring_new_staff"), (2026, "annual")):
        path = OPEN.format(year=year, kind=kind)
        assert (await aizu_hr.presses(path, token=token)).status_code == 404, path
    assert await _years(aizu) == []


async def test_only_hr_opens(aizu: TheApp) -> None:
    async with aizu.browser() as browser:
        await browser.becomes(SATO)
        token = await browser.token(addresses.MY_TASKS)
        path = OPEN.format(year=2026, kind="mentoring_new_staff")
        assert (await browser.presses(path, token=token)).status_code == 404
    assert await _years(aizu) == []
