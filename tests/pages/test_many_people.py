"""Somebody in charge of many: a page of fifty at a time, a name is found, and few questions are asked."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import event

from api import my_people
from tests.given.app import Browser, TheApp, an_app, sqlite_url
from tests.given.cases import a_cycle
from tests.given.hall import HALL, TANAKA, write_hall
from tests.given.people import an_employee

FIFTY_FIVE = 55


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), routers=[my_people.router]) as app:
        people = [an_employee("鈴木", f"{nth:02}号").evaluated_by(TANAKA) for nth in range(54)]
        await write_hall(
            app.parts.database,
            HALL,
            [TANAKA, *people, an_employee("髙木", "隼人").evaluated_by(TANAKA)],
        )
        await a_cycle(app)
        yield app


@pytest.fixture
async def tanaka(city: TheApp) -> AsyncIterator[Browser]:
    async with city.browser() as browser:
        await browser.becomes(TANAKA.id)
        yield browser


def _names(page: str) -> list[str]:
    return re.findall(r'<th scope="row" role="rowheader">([^<]+?)\s*<', page)


async def test_fifty_stand_on_a_page_and_nobody_is_left_out(tanaka: Browser) -> None:
    first, second = [
        (await tanaka.opens(f"/my-people?sort=name&page={nth}")).text for nth in (1, 2)
    ]
    assert len(_names(first)) == 50
    assert len({*_names(first), *_names(second)}) == FIFTY_FIVE
    assert f"{FIFTY_FIVE}人すべて" in first
    assert 'href="/my-people?sort=name&amp;page=2"' in first
    assert "2ページ中 2ページ" in second
    beyond = (await tanaka.opens("/my-people?sort=name&page=99")).text
    assert _names(beyond) == _names(second)


@pytest.mark.parametrize("words", ["高木", "髙木", "隼人"])
async def test_a_name_is_found_in_any_form(tanaka: Browser, words: str) -> None:
    page = (await tanaka.opens(f"/my-people?q={words}")).text
    assert _names(page) == ["髙木 隼人"]
    assert "あてはまる人 1人" in page
    assert f"{FIFTY_FIVE}人すべて" in page


async def test_nobody_elses_people_are_found(tanaka: Browser) -> None:
    page = (await tanaka.opens("/my-people?q=山田")).text
    assert "あてはまる人はいません" in page
    assert "山田 花子" not in page.split("<main")[1]


async def test_the_table_alone_comes_by_the_short_way(tanaka: Browser) -> None:
    page = await tanaka.opens("/my-people?q=鈴木&page=2", **{"HX-Request": "true"})
    assert "<h1>" not in page.text
    assert len(_names(page.text)) == 4


async def test_what_no_page_asks_for_is_unknown(tanaka: Browser) -> None:
    for query in ("page=0", "sort=salary", "show=none"):
        assert (await tanaka.opens(f"/my-people?{query}")).status_code == 404


async def test_the_questions_stay_few(city: TheApp, tanaka: Browser) -> None:
    await tanaka.opens("/my-people")
    asked: list[str] = []
    engine = city.parts.database.engine.sync_engine

    def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        await tanaka.opens("/my-people?sort=state")
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert len([one for one in asked if one != "BEGIN"]) <= 12, asked
