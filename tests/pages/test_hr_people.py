"""People on the HR desk: found in any spelling, imported after a preview all or nothing, moved by single orders."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import select
from sqlmodel import col

from api import addresses
from api.hr.people import IMPORT
from api.routers import ROUTERS
from models.tables.audit import AuditRow
from models.tables.organisation import PersonnelOrderRow, PersonRow, SectionGoalRow
from tests.given.app import Browser, TheApp, an_app, sqlite_url
from tests.given.small_city import ONO, SATO, YAMADA

ROSTER = "職員番号,姓,名,採用日,級\n10001,山田,花子,2020-04-01,4\n20001,髙﨑,𠮷郎,2026-10-01,1\n"
ORDER = f"{addresses.HR_PEOPLE}/{YAMADA}/order"
A_LEAVE = {
    "order_number": "R8-101",
    "kind": "休職・休業",
    "effective_on": "令和8年11月1日",
    "leave_kind": "育児休業",
}


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as app:
        yield app


async def _uploads(hr: Browser, content: bytes, kind: str = "roster") -> httpx2.Response:
    token = await hr.token(addresses.HR_PEOPLE)
    return await hr.client.post(
        IMPORT,
        data={"csrf_token": token, "kind": kind},
        files={"file": ("名簿.csv", content, "text/csv")},
    )


async def _agrees(hr: Browser, page: httpx2.Response) -> int:
    token = page.text.split('name="token" value="')[1].split('"')[0]
    form = await hr.token(addresses.HR_PEOPLE)
    fields = {"csrf_token": form, "token": token}
    return (await hr.client.post(f"{IMPORT}/agreed", data=fields)).status_code


async def _numbers(city: TheApp) -> set[str]:
    async with city.parts.database.reading() as session:
        return set(await session.scalars(select(col(PersonRow.number))))


async def test_everybody_of_the_day_is_listed_and_found(hr: Browser) -> None:
    page = (await hr.opens(addresses.HR_PEOPLE)).text
    assert "4人" in page
    assert "森 健" not in page
    found = (await hr.opens(f"{addresses.HR_PEOPLE}?q=山田花子")).text
    assert "1人" in found
    assert f'href="{ORDER}"' in found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
async def test_a_file_is_previewed_and_then_written_as_shown(
    city: TheApp, hr: Browser, encoding: str
) -> None:
    page = await _uploads(hr, ROSTER.encode(encoding))
    assert page.status_code == 200
    for word in ("髙﨑 𠮷郎", "級: ", "まだ何も変えていません"):
        assert word in page.text
    assert "20001" not in await _numbers(city)

    assert await _agrees(hr, page) == 303
    assert "20001" in await _numbers(city)
    assert "髙﨑 𠮷郎" in (await hr.opens(f"{addresses.HR_PEOPLE}?q=高崎")).text
    async with city.parts.database.reading() as session:
        noted = await session.scalars(
            select(col(AuditRow.actor_id)).where(col(AuditRow.what) == "import.roster")
        )
        assert list(noted) == [ONO]


async def test_errors_name_row_and_column_and_nothing_is_written(city: TheApp, hr: Browser) -> None:
    page = await _uploads(hr, ROSTER.replace("2026-10-01,1", "きのう,99").encode())
    assert page.status_code == 422
    preview = page.text.split('id="preview"')[1]
    for word in ("3行目", "採用日", "「きのう」", "級", "「99」"):
        assert word in preview
    assert 'name="token"' not in preview.split("</section>")[0]
    assert "20001" not in await _numbers(city)


async def test_a_consent_holds_once_and_only_for_its_uploader(city: TheApp, hr: Browser) -> None:
    page = await _uploads(hr, ROSTER.encode())
    assert await _agrees(hr, page) == 303
    assert await _agrees(hr, page) == 409


async def test_what_changed_meanwhile_is_not_overwritten(city: TheApp, hr: Browser) -> None:
    first = await _uploads(hr, ROSTER.encode())
    second = await _uploads(hr, ROSTER.replace("20001", "20002").encode())
    assert await _agrees(hr, first) == 303
    assert await _agrees(hr, second) == 409
    assert "20002" not in await _numbers(city)


async def test_without_a_file_the_form_says_so(hr: Browser) -> None:
    page = await hr.presses(IMPORT, token=await hr.token(addresses.HR_PEOPLE), kind="roster")
    assert page.status_code == 422
    assert 'id="file-error"' in page.text


async def test_one_order_is_previewed_and_recorded(city: TheApp, hr: Browser) -> None:
    page = await hr.presses(ORDER, token=await hr.token(ORDER), **A_LEAVE)
    assert page.status_code == 200
    assert "10001 山田 花子 休職・休業" in page.text
    assert await _agrees(hr, page) == 303
    async with city.parts.database.reading() as session:
        [order] = await session.scalars(select(PersonnelOrderRow))
    assert (order.person_id, order.kind, order.leave_kind) == (YAMADA, "leave", "childcare")
    assert order.effective_on.isoformat() == "2026-11-01"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"order_number": ""}, "order_number"),
        ({"effective_on": "いつか"}, "effective_on"),
        ({"leave_kind": ""}, "kind"),
        ({"until": "2026-10-01"}, "until"),
    ],
)
async def test_a_wrong_order_is_told_at_its_field(
    hr: Browser, change: dict[str, str], field: str
) -> None:
    page = await hr.presses(ORDER, token=await hr.token(ORDER), **A_LEAVE | change)
    assert page.status_code == 422
    assert f'id="{field}-error"' in page.text
    assert 'value="令和8年11月1日"' in page.text or field == "effective_on"


@pytest.mark.parametrize("path", [addresses.HR_PEOPLE, ORDER])
async def test_strangers_find_nothing(city: TheApp, path: str) -> None:
    async with city.browser() as sato:
        await sato.becomes(SATO)
        assert (await sato.opens(path)).status_code == 404
        assert (await _uploads_as_stranger(sato)) == 404


async def _uploads_as_stranger(browser: Browser) -> int:
    token = await browser.token(addresses.PASSWORD)
    answer = await browser.client.post(
        IMPORT,
        data={"csrf_token": token, "kind": "roster"},
        files={"file": ("名簿.csv", ROSTER.encode(), "text/csv")},
    )
    return answer.status_code


async def test_section_goals_come_in_the_same_way(city: TheApp, hr: Browser) -> None:
    text = "年度,所属コード,目標番号,目標の区分,名称\n令和8年度,100,12,事務事業,支払事務の正確さの向上\n"
    assert 'value="section_goals"' in (await hr.opens(addresses.HR_PEOPLE)).text
    wrong = await _uploads(hr, text.replace(",100,", ",999,").encode(), "section_goals")
    assert (wrong.status_code, "「999」" in wrong.text) == (422, True)
    page = await _uploads(hr, text.encode("cp932"), "section_goals")
    assert "会計課 12 支払事務の正確さの向上" in page.text
    assert await _agrees(hr, page) == 303
    async with city.parts.database.reading() as session:
        titles = list(await session.scalars(select(col(SectionGoalRow.title))))
        noted = await session.scalars(
            select(col(AuditRow.actor_id)).where(col(AuditRow.what) == "import.section_goals")
        )
        assert (titles, list(noted)) == (["支払事務の正確さの向上"], [ONO])
