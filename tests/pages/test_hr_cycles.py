"""Cycles on the HR desk: previewed, opened by one press of HR's administrator, closed when no case lives."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from api import addresses
from api.routers import ROUTERS
from models.people import OfficeGrant
from models.queries.offices import grant_office
from models.queries.policies import store_policy
from models.roles import Office
from models.tables.audit import AuditRow
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow, CycleState
from tests.given.app import NOON, Browser, TheApp, an_app, sqlite_url
from tests.given.cases import launched, the_case_of
from tests.given.packs import YEAR, the_pack_of
from tests.given.small_city import FIRST_DAY, ONO, SATO, YAMADA

RULE = the_pack_of("kofu").evaluation.cycles.value[0]
PATH = f"{addresses.HR_CYCLES}/{YEAR}/{RULE.key}"


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as app:
        async with app.parts.database.writing() as session:
            await store_policy(session, the_pack_of("kofu"), NOON)
        yield app


async def _cycles(city: TheApp) -> list[CycleRow]:
    async with city.parts.database.reading() as session:
        return list(await session.scalars(select(CycleRow)))


async def _presses(hr: Browser, way: str, **fields: str) -> int:
    return (await hr.presses(PATH + way, token=await hr.token("/hr"), **fields)).status_code


async def test_without_a_pack_there_is_nothing_to_open(tmp_path: Path) -> None:
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as app, app.browser() as hr:
        await hr.becomes(ONO)
        assert "規程に評価の期間がありません" in (await hr.opens(addresses.HR_CYCLES)).text
        assert (await hr.opens(PATH)).status_code == 404


async def test_the_packs_cycles_are_listed_before_they_are_opened(hr: Browser) -> None:
    page = (await hr.opens(addresses.HR_CYCLES)).text
    assert f'href="{PATH}"' in page
    assert "まだ始めていません" in page


async def test_the_preview_says_who_is_in_and_who_has_no_evaluator(hr: Browser) -> None:
    page = (await hr.opens(PATH)).text
    assert "4人の評価を始める" in page
    without = page.split("評価者が決まらない人")[1].split("</section>")[0]
    assert "佐藤 一郎" in without
    assert "山田 花子" not in without


async def test_dates_on_closed_days_are_shown_as_moved(hr: Browser) -> None:
    page = (await hr.opens(PATH)).text
    assert "5月31日(日)は閉庁日のため動かしました" in page
    assert "6月1日(月)" in page


async def test_one_press_opens_the_cycle_and_two_open_it_once(city: TheApp, hr: Browser) -> None:
    for _ in range(2):
        assert await _presses(hr, "/open") == 303
    [row] = await _cycles(city)
    assert (row.kind, row.fiscal_year, row.opened_by) == (RULE.key, YEAR, ONO)
    assert set(city.cycles.started) == {row.id}
    async with city.parts.database.reading() as session:
        noted = await session.scalars(
            select(col(AuditRow.actor_id)).where(col(AuditRow.what) == "cycle.open")
        )
        assert list(noted) == [ONO]


async def test_a_cycle_with_living_cases_stays_open(city: TheApp, hr: Browser) -> None:
    await _presses(hr, "/open")
    [row] = await _cycles(city)
    await launched(city, row)
    page = (await hr.opens(PATH)).text
    assert "4人がまだ終わっていません" in page
    assert f"{PATH}/close" not in page
    case = await the_case_of(city, YAMADA)
    assert f'<a href="/hr/cases/{case.id}">山田 花子さん</a>' in page
    assert f'href="/hr/cases?cycle={row.id}&amp;phase=goals"' in page
    assert await _presses(hr, "/close", reason="年度末") == 409
    assert city.cycles.closed == []
    refused = await hr.presses(f"{PATH}/close", token=await hr.token(PATH), reason="年度末")
    assert "まだ閉じられません" in refused.text
    assert "案件を終了してください" in refused.text


async def test_a_closed_cycle_pressed_again_shows_that_it_is_closed(
    city: TheApp, hr: Browser
) -> None:
    await _presses(hr, "/open")
    async with city.parts.database.writing() as session:
        await session.execute(update(CycleRow).values(state=CycleState.CLOSED))
    assert await _presses(hr, "/close", reason="もう一度") == 303
    assert city.cycles.closed == []


async def test_a_cycle_whose_cases_have_ended_is_closed_with_a_reason(
    city: TheApp, hr: Browser
) -> None:
    await _presses(hr, "/open")
    [row] = await _cycles(city)
    await launched(city, row)
    async with city.parts.database.writing() as session:
        await session.execute(update(CaseRow).values(state=CaseState.CLOSED))
    assert f'action="{PATH}/close"' in (await hr.opens(PATH)).text
    assert await _presses(hr, "/close", reason="") == 422
    for _ in range(2):
        assert await _presses(hr, "/close", reason="すべて終わったため") == 303
    assert city.cycles.closed == [row.id]


async def test_closing_is_kept_until_the_engine_hears_of_it(city: TheApp, hr: Browser) -> None:
    """The line of this city only notes what it is told: nobody closes the cycle behind it."""
    await _presses(hr, "/open")
    await launched(city, (await _cycles(city))[0])
    async with city.parts.database.writing() as session:
        await session.execute(update(CaseRow).values(state=CaseState.CLOSED))
    for _ in range(2):
        assert await _presses(hr, "/close", reason="すべて終わったため") == 303
    [row] = await _cycles(city)
    assert row.state == CycleState.CLOSING
    page = (await hr.opens(PATH)).text
    assert "この期間を閉じています" in page
    assert f'action="{PATH}/close"' not in page
    assert "閉じています" in (await hr.opens(addresses.HR_CYCLES)).text
    assert await _presses(hr, "/open") == 303
    assert city.cycles.started == [row.id]
    async with city.parts.database.reading() as session:
        noted = await session.scalars(
            select(col(AuditRow.reason)).where(col(AuditRow.what) == "cycle.close")
        )
        assert list(noted) == ["すべて終わったため"]


async def test_the_operator_looks_and_only_the_administrator_opens(city: TheApp) -> None:
    grant = OfficeGrant(person_id=YAMADA, office=Office.HR_OPERATOR, from_day=FIRST_DAY)
    async with city.parts.database.writing() as session:
        await grant_office(session, grant, by=ONO, now=NOON)
    async with city.browser() as operator:
        await operator.becomes(YAMADA)
        page = await operator.opens(PATH)
        assert page.status_code == 200
        assert "の評価を始める" not in page.text
        assert await _presses(operator, "/open") == 404
    assert await _cycles(city) == []


@pytest.mark.parametrize("path", [addresses.HR_CYCLES, PATH])
async def test_strangers_find_nothing(city: TheApp, path: str) -> None:
    async with city.browser() as sato:
        await sato.becomes(SATO)
        assert (await sato.opens(path)).status_code == 404
