"""Signing in with a real browser: its Origin and cookies, and nothing that the policy would block."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page

from api import addresses
from tests.given.app import TheApp, a_house, an_app, sqlite_url
from tests.journeys.serving import address_of, an_ear, served


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    """The app behind a real server on a port of its own."""
    with an_ear() as ear:
        house = a_house(base_url=address_of(ear))
        async with an_app(sqlite_url(tmp_path), house=house) as app, served(app.app, ear):
            yield app


async def test_becoming_somebody_changing_language_and_signing_out(
    city: TheApp, page: Page
) -> None:
    complaints: list[str] = []
    asked: set[str] = set()
    page.on("console", lambda line: complaints.append(f"{line.type}: {line.text}"))
    page.on("request", lambda request: asked.add(request.url.split("/")[2]))
    at = city.parts.house.base_url

    await page.goto(f"{at}{addresses.PASSWORD}")
    await page.get_by_role("button", name="山田 花子").last.click()
    await page.wait_for_url(f"{at}{addresses.PASSWORD}")
    assert await page.locator("html").get_attribute("lang") == "ja"

    await page.locator(".top summary").click()
    await page.get_by_role("button", name="English").click()
    await page.wait_for_selector("html[lang=en]")

    await page.locator(".top summary").click()
    await page.locator(f"form[action='{addresses.SIGN_OUT}'] button").click()
    await (
        page.get_by_role("heading", name="Signed out")
        .or_(page.get_by_role("heading", name="ログアウトしました"))
        .wait_for()
    )
    await page.goto(f"{at}{addresses.PASSWORD}")
    await page.wait_for_url(f"{at}{addresses.SIGN_IN}?to=%2Fpassword")

    assert [line for line in complaints if line.startswith(("error", "warning"))] == []
    assert asked == {at.removeprefix("http://")}


async def test_a_wrong_password_is_told_at_the_head_of_the_page(city: TheApp, page: Page) -> None:
    at = city.parts.house.base_url
    await page.goto(f"{at}{addresses.SIGN_IN}")
    await page.get_by_label("職員番号").fill("10001")
    await page.get_by_label("パスワード").fill("ちがうパスワード")
    await page.get_by_label("パスワード").press("Enter")
    await page.get_by_role("alert").wait_for()
    assert await page.get_by_label("職員番号").input_value() == "10001"
    assert await page.get_by_label("パスワード").input_value() == ""
