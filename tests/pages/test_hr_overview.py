"""The HR overview: figures, pictures that narrow by their address, the names of what is overdue; nobody else sees it."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from api import addresses
from api.hr import cases, overview
from models.tables.database import Database
from tests.given.app import Browser, TheApp, an_app, sqlite_url
from tests.given.cases import a_cycle, the_case_of
from tests.given.small_city import ONO, SATO, YAMADA

ROUTERS = [overview.router, cases.router]


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as app:
        yield app


async def test_before_the_first_cycle_the_page_says_where_to_begin(hr: Browser) -> None:
    page = await hr.opens(addresses.HR)
    assert page.status_code == 200
    assert "まだ始まった評価はありません" in page.text


async def test_three_figures_and_the_names_of_the_overdue(city: TheApp, hr: Browser) -> None:
    await a_cycle(city)
    calm = (await hr.opens(addresses.HR)).text
    assert "すべて期限の中にあります" in calm

    city.clock.passes(timedelta(days=20))
    await hr.becomes(ONO)
    late = (await hr.opens(addresses.HR)).text
    case = await the_case_of(city, YAMADA)
    assert f'href="/hr/cases/{case.id}"' in late
    assert f"/hr/cases/{case.id}/extend?task=draft_goals%2F1" in late
    assert re.search(r"いちばん古いものは\d+日すぎています", late)


async def test_two_presses_lead_from_picture_to_person(city: TheApp, hr: Browser) -> None:
    await a_cycle(city)
    page = (await hr.opens(addresses.HR)).text
    narrowing = re.search(r'href="(/hr\?[^"]*section=accounts[^"]*)#names"', page)
    assert narrowing
    names = (await hr.opens(narrowing[1].replace("&amp;", "&"))).text
    assert "絞り込み" in names
    assert (await the_case_of(city, YAMADA)).id in names.split('id="names"')[1]


async def test_a_filter_that_fits_nobody_shows_an_empty_list(city: TheApp, hr: Browser) -> None:
    await a_cycle(city)
    page = await hr.opens(f"{addresses.HR}?phase=complaints")
    assert page.status_code == 200
    assert "あてはまる案件はありません" in page.text


@pytest.mark.parametrize(
    "words", ["山田", "10001", "１０００１", "花子"], ids=["name", "number", "wide", "given"]
)
async def test_a_case_is_found_by_name_and_number(city: TheApp, hr: Browser, words: str) -> None:
    await a_cycle(city)
    page = (await hr.opens(f"{addresses.HR_CASES}?q={words}")).text
    assert "1件" in page
    assert (await the_case_of(city, YAMADA)).id in page


async def test_search_narrows_by_hands_and_lateness(city: TheApp, hr: Browser) -> None:
    await a_cycle(city)
    assert "1件" in (await hr.opens(f"{addresses.HR_CASES}?hands={YAMADA}")).text
    assert "0件" in (await hr.opens(f"{addresses.HR_CASES}?late=1")).text


@pytest.mark.parametrize("path", [addresses.HR, addresses.HR_CASES])
async def test_strangers_find_nothing(city: TheApp, path: str) -> None:
    async with city.browser() as sato:
        await sato.becomes(SATO)
        assert (await sato.opens(path)).status_code == 404


@pytest.mark.parametrize("path", [addresses.HR, addresses.HR_CASES])
async def test_a_page_costs_at_most_fifteen_questions(city: TheApp, hr: Browser, path: str) -> None:
    await a_cycle(city)
    with _counted(city.parts.database) as asked:
        assert (await hr.opens(path)).status_code == 200
    assert 0 < len(asked) <= 15, asked


class _counted:  # noqa: N801 - reads as a word of the test
    """The statements sent to the database within the block."""

    def __init__(self, database: Database) -> None:
        self._engine = database.engine.sync_engine
        self.asked: list[str] = []

    def __enter__(self) -> list[str]:
        event.listen(self._engine, "before_cursor_execute", self._note)
        return self.asked

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._note)

    def _note(self, _c: object, _k: object, statement: str, *_rest: object) -> None:
        self.asked.append(statement)
