"""Signing in ログイン: number and password, lock-out, the way back, and the way of practice."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from api import addresses
from models.audit import AuditAct
from tests.given.app import Browser, TheApp, an_app, sqlite_url, token_in, ways_of
from tests.given.small_city import MORI, SATO, YAMADA
from tests.pages.sign_in.given import A_PLACE, PASSWORD, acts, is_in


async def test_a_link_is_followed_after_signing_in(city: TheApp, browser: Browser) -> None:
    sent_away = await browser.opens(f"{A_PLACE}?from=letter")
    assert sent_away.headers["location"] == "/sign-in?to=%2Fpassword%3Ffrom%3Dletter"

    page = await browser.opens(sent_away.headers["location"])
    welcomed = await browser.presses(
        addresses.SIGN_IN,
        token=token_in(page),
        number=" 10001 ",
        password=PASSWORD,
        to="/password?from=letter",
    )

    assert (welcomed.status_code, welcomed.headers["location"]) == (303, "/password?from=letter")
    assert await is_in(browser)
    assert await acts(city) == [AuditAct.SIGNED_IN]


async def test_the_cookie_is_of_this_host_and_new_at_each_sign_in(browser: Browser) -> None:
    first = (await browser.signs_in(YAMADA, PASSWORD)).headers["set-cookie"]
    assert re.fullmatch(r"__Host-ayumi=[\w-]{43}; HttpOnly; Path=/; SameSite=lax; Secure", first), (
        first
    )

    token = await browser.token()
    again = await browser.presses(addresses.SIGN_IN, token=token, number="10001", password=PASSWORD)
    assert again.headers["set-cookie"] != first


@pytest.mark.parametrize(
    ("number", "password"),
    [
        ("10001", "違うパスワードです"),
        ("99999", PASSWORD),
        ("10003", PASSWORD),
        ("10005", PASSWORD),
    ],
    ids=["wrong password", "unknown number", "no account", "left in March"],
)
async def test_every_wrong_sign_in_reads_the_same(
    city: TheApp, browser: Browser, number: str, password: str
) -> None:
    page = await browser.presses(addresses.SIGN_IN, number=number, password=password)

    assert page.status_code == 422
    assert "職員番号とパスワードを、もう一度確かめてください。" in page.text
    assert password not in page.text
    assert not await is_in(browser)
    assert await acts(city) == [AuditAct.SIGN_IN_FAILED]


async def test_five_wrong_passwords_rest_the_account_for_a_quarter(
    city: TheApp, browser: Browser
) -> None:
    for _ in range(5):
        await browser.signs_in(YAMADA, "違うパスワードです")

    locked = await browser.signs_in(YAMADA, PASSWORD)
    assert locked.status_code == 429
    assert "12:15まで受け付けを止めています" in locked.text
    assert (await browser.signs_in(SATO, PASSWORD)).status_code == 303

    await browser.presses(addresses.SIGN_OUT)
    city.clock.passes(timedelta(minutes=15))
    assert (await browser.signs_in(YAMADA, PASSWORD)).status_code == 303


async def test_a_right_password_clears_the_count(browser: Browser) -> None:
    for _ in range(3):
        for _ in range(4):
            assert (await browser.signs_in(YAMADA, "違うパスワードです")).status_code == 422
        assert (await browser.signs_in(YAMADA, PASSWORD)).status_code == 303
        await browser.presses(addresses.SIGN_OUT)


async def test_many_accounts_tried_from_one_address_rest_the_address(
    city: TheApp, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_password: str, _hash: str | None) -> bool:
        return False

    monkeypatch.setattr("api.let_in.password_fits", never)
    token = await browser.token()
    for nth in range(100):
        await browser.presses(addresses.SIGN_IN, token=token, number=f"x{nth}", password="x")
    locked = await browser.presses(addresses.SIGN_IN, token=token, number="new", password="x")
    assert locked.status_code == 429


async def test_the_way_in_of_practice_does_not_exist_in_production(
    city: TheApp, browser: Browser
) -> None:
    page = await browser.opens(addresses.SIGN_IN)
    assert "練習" not in page.text

    unknown = await browser.presses("/practice/unknown", person=YAMADA)
    refused = await browser.becomes(YAMADA)
    assert (refused.status_code, unknown.status_code) == (404, 404)
    paths = {path for _, path in ways_of(city.app)}
    assert addresses.SIGN_IN in paths
    assert not [path for path in paths if path.startswith("/practice")]


async def test_in_practice_one_becomes_anybody_who_works_here(tmp_path: Path) -> None:
    async with an_app(sqlite_url(tmp_path)) as city, city.browser() as browser:
        assert "この人になる" in (await browser.opens(addresses.SIGN_IN)).text

        assert (await browser.becomes(MORI)).status_code == 404
        assert (await browser.becomes(YAMADA)).status_code == 303
        assert "山田 花子" in (await browser.opens(A_PLACE)).text
        token = await browser.token(A_PLACE)
        await browser.presses(addresses.PRACTICE_PERSON, token=token, number="10002")
        assert "佐藤 一郎" in (await browser.opens(A_PLACE)).text


async def test_the_language_is_kept_with_the_account(city: TheApp, browser: Browser) -> None:
    await browser.signs_in(YAMADA, PASSWORD)
    token = await browser.token(A_PLACE)
    back = await browser.presses(addresses.LANGUAGE, token=token, language="en", back=A_PLACE)
    assert back.headers["location"] == A_PLACE

    async with city.browser() as tomorrow:
        await tomorrow.signs_in(YAMADA, PASSWORD)
        assert (await tomorrow.opens(A_PLACE)).headers["content-language"] == "en"


@pytest.mark.parametrize(
    "to", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:x", "/a\nb"]
)
async def test_the_way_back_stays_at_home(browser: Browser, to: str) -> None:
    welcomed = await browser.presses(addresses.SIGN_IN, number="10001", password=PASSWORD, to=to)
    assert welcomed.headers["location"] == addresses.MY_TASKS
