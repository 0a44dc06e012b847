"""Invitations and passwords 招待とパスワード: links used once, poor passwords told why, changes that end the rest."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from api import addresses
from models.queries.account_closing import close_account
from models.sign_in import Purpose
from models.tables.account import AccountLinkRow
from tests.given.app import Browser, TheApp, token_in
from tests.given.small_city import ONO, YAMADA
from tests.pages.sign_in.given import A_PLACE, NEW_PASSWORD, PASSWORD, invited, is_in


async def test_an_invitation_is_looked_at_freely_and_used_once(
    city: TheApp, browser: Browser
) -> None:
    path = await invited(city, ONO)
    for _ in range(3):
        page = await browser.opens(path)
        assert page.status_code == 200

    fields = {"new_password": NEW_PASSWORD, "again_password": NEW_PASSWORD}
    taken = await browser.presses(path, token=token_in(page), **fields)
    assert taken.headers["location"] == addresses.MY_TASKS
    assert await is_in(browser)

    async with city.browser() as other:
        assert (await other.opens(path)).status_code == 410
        assert (await other.presses(path, **fields)).status_code == 410
        assert (await other.signs_in(ONO, NEW_PASSWORD)).status_code == 303


async def test_an_invitation_ends_after_two_weeks_or_with_the_next_one(
    city: TheApp, browser: Browser
) -> None:
    first = await invited(city, ONO)
    second = await invited(city, ONO)
    assert (await browser.opens(first)).status_code == 410
    assert (await browser.opens(second)).status_code == 200

    city.clock.passes(timedelta(days=14))
    assert (await browser.opens(second)).status_code == 410


def _stored_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_no_token_rests_in_the_book(city: TheApp, browser: Browser, tmp_path: Path) -> None:
    token = (await invited(city, ONO)).rsplit("/", 1)[1]
    await browser.signs_in(YAMADA, PASSWORD)
    cookie = browser.client.cookies["__Host-ayumi"]

    stored = _stored_in(tmp_path)
    assert token.encode() not in stored
    assert cookie.encode() not in stored
    async with city.parts.database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(AccountLinkRow)) == 1


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("みじかい", "12文字以上にしてください。"),
        ("password1234567890", "すぐに見破られます"),
        ("ああああああああああああああ", "すぐに見破られます"),
        ("小野 和子小野 和子小野 和子", "すぐに見破られます"),
    ],
)
async def test_a_poor_password_is_told_why(
    city: TheApp, browser: Browser, new: str, words: str
) -> None:
    path = await invited(city, ONO)
    page = await browser.presses(path, new_password=new, again_password=new)
    assert page.status_code == 422
    assert words in page.text
    assert new not in page.text


async def test_changing_the_password_needs_the_old_one_and_ends_other_sessions(
    city: TheApp, browser: Browser
) -> None:
    async with city.browser() as elsewhere:
        await elsewhere.signs_in(YAMADA, PASSWORD)
        await browser.signs_in(YAMADA, PASSWORD)
        fields = {"new_password": NEW_PASSWORD, "again_password": NEW_PASSWORD}

        token = await browser.token(A_PLACE)
        wrong = await browser.presses(A_PLACE, token=token, old_password="x", **fields)
        assert "いまのパスワードが違います。" in wrong.text
        right = await browser.presses(A_PLACE, token=token, old_password=PASSWORD, **fields)
        assert "パスワードを変えました。" in right.text

        assert await is_in(browser)
        assert not await is_in(elsewhere)


async def test_a_link_is_no_way_around_a_closed_account(city: TheApp, browser: Browser) -> None:
    path = await invited(city, YAMADA, Purpose.PASSWORD_RESET)
    async with city.parts.database.writing() as session:
        await close_account(session, YAMADA, by="system", now=city.clock())

    fields = {"new_password": NEW_PASSWORD, "again_password": NEW_PASSWORD}
    assert (await browser.opens(path)).status_code == 410
    assert (await browser.presses(path, **fields)).status_code == 410
    assert not await is_in(browser)


async def test_a_new_password_uses_up_the_link_on_its_way(city: TheApp, browser: Browser) -> None:
    path = await invited(city, YAMADA, Purpose.PASSWORD_RESET)
    await browser.signs_in(YAMADA, PASSWORD)
    changed = await browser.presses(
        addresses.PASSWORD,
        token=await browser.token(A_PLACE),
        old_password=PASSWORD,
        new_password=NEW_PASSWORD,
        again_password=NEW_PASSWORD,
    )
    assert changed.status_code == 200
    async with city.browser() as finder:
        assert (await finder.opens(path)).status_code == 410
