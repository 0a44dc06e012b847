"""The practice bar and mailbox 練習の操作と届いた手紙; in production none of it exists."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from api import addresses
from api.app import make_app
from api.routers import PRACTICE_ROUTERS, ROUTERS
from tests.given.app import an_app, sqlite_url, ways_of
from tests.given.hall import TANAKA
from tests.given.pages_of_city import PagesOfCity
from tests.given.small_city import YAMADA

PRACTICE_WAYS = {
    ("POST", addresses.PRACTICE_CLOCK),
    ("POST", addresses.PRACTICE_SCENE),
    ("POST", addresses.PRACTICE_PERSON),
    ("GET", addresses.PRACTICE_MAILBOX),
    ("GET", addresses.LETTER_VIEW),
}


async def pressed(pages: PagesOfCity, path: str, **fields: str) -> tuple[int, str]:
    browser = await pages.as_(TANAKA)
    token = await browser.token("/my-tasks")
    answer = await browser.client.post(path, data={"csrf_token": token, **fields})
    return answer.status_code, answer.headers.get("location", "")


async def day(pages: PagesOfCity) -> date:
    return pages.city.parts.days.local_day(await pages.city.now())


async def test_the_days_go_on_by_a_press(pages: PagesOfCity) -> None:
    await pages.a_case()

    assert await pressed(pages, "/practice/clock", go="day", back="/my-people") == (
        303,
        "/my-people",
    )
    assert await day(pages) == date(2026, 4, 25)
    await pressed(pages, "/practice/clock", go="week")
    assert await day(pages) == date(2026, 5, 2)
    await pressed(pages, "/practice/clock", go="due")
    assert await day(pages) == date(2026, 6, 1)


async def test_a_press_that_is_none_changes_nothing(pages: PagesOfCity) -> None:
    assert (await pressed(pages, "/practice/clock", go="year"))[0] == 422
    assert (await pressed(pages, "/practice/scene", scene="winter"))[0] == 422
    way = await pressed(pages, "/practice/clock", go="day", back="//elsewhere.example")
    assert way == (303, "/my-tasks")


async def test_each_persons_post_is_shown_as_text_and_as_html(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    await pages.city.moves_to(date(2026, 4, 28))
    browser = await pages.as_(yamada)

    page = (await browser.opens("/practice/mailbox")).text

    assert "【6/1(月)まで】目標の提出1件のお願い" in page
    assert 'class="button" href="/my-tasks"' in page
    [frame] = re.findall(r'<iframe src="([^"]+)"', page)
    letter = await browser.opens(frame)
    assert letter.status_code == 200
    assert "http://127.0.0.1:8000/my-tasks" in letter.text
    policy = letter.headers["content-security-policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert "script" not in policy.replace("'none'", "")
    assert (
        "まだ手紙は届いていません"
        in (await browser.opens(f"/practice/mailbox?person={TANAKA.id}")).text
    )
    assert "山田 花子さん" in (await browser.opens("/practice/mailbox?person=")).text
    assert (await browser.opens("/practice/mailbox?letter=none")).status_code == 404
    assert (await browser.opens("/letter-view/none")).status_code == 404


async def test_reading_the_post_changes_nothing(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    await pages.city.moves_to(date(2026, 4, 28))
    browser = await pages.as_(yamada)
    before = await pages.everything()

    await browser.opens("/practice/mailbox")

    assert await pages.everything() == before


async def test_whom_one_is_changes_at_once(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    browser = await pages.as_(TANAKA)
    page = await browser.opens("/my-tasks")

    await browser.client.post("/practice/person", data=token_of(page) | {"person": yamada.id})

    assert "山田 花子さんとして" in (await browser.opens("/my-tasks")).text


def token_of(page: object) -> dict[str, str]:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)  # type: ignore[attr-defined]
    assert found
    return {"csrf_token": found[1]}


@pytest.mark.parametrize("way", sorted(PRACTICE_WAYS))
async def test_in_production_there_is_no_practice(way: tuple[str, str], tmp_path: Path) -> None:
    """Neither a route nor a word of it, though the wiring hands over the same routers."""
    async with an_app(sqlite_url(tmp_path), practice=False, routers=ROUTERS) as it:
        parts = replace(it.parts, practice_routers=PRACTICE_ROUTERS)
        city = replace(it, app=make_app(parts))
        assert way not in ways_of(city.app)
        async with city.browser() as browser:
            method, path = way
            token = await browser.token()
            answer = await browser.client.request(
                method,
                path.format(letter_id="1"),
                data={"csrf_token": token} if method == "POST" else None,
            )
            assert answer.status_code == 404
            assert "練習" not in answer.text


async def test_a_practice_session_opens_no_production(tmp_path: Path) -> None:
    """The book of a practice city comes under production: whoever was somebody there signs in."""
    async with an_app(sqlite_url(tmp_path)) as city, city.browser() as browser:
        await browser.becomes(YAMADA)
        assert (await browser.opens(addresses.PASSWORD)).status_code == 200
        city.app.state.parts = replace(city.parts, practice=None)
        assert (await browser.opens(addresses.PASSWORD)).status_code == 303


async def test_in_practice_all_of_it_is_there(pages: PagesOfCity) -> None:
    assert len(PRACTICE_ROUTERS) == 2
    assert ways_of(pages.the_app.app) >= PRACTICE_WAYS
