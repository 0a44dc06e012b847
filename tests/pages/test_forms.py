"""Forms: without a token of this session nothing happens, and what was typed is offered again."""

from collections.abc import AsyncIterator
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import APIRouter, Form
from starlette.responses import PlainTextResponse, Response

from api import addresses
from api.access import SignedIn
from api.security.forms import SAFE
from tests.given.app import Browser, TheApp, an_app, sqlite_url, token_in, ways_of
from tests.given.small_city import SATO, YAMADA

TYPED = '目標 "1" </textarea><script>x()</script>\n\n二行目'
router = APIRouter()


@router.post("/write")
async def write(_viewer: SignedIn, text: Annotated[str, Form()]) -> Response:
    return PlainTextResponse(f"受け付けました {text}")


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), routers=[router]) as app:
        yield app


@pytest.fixture
async def writer(city: TheApp) -> AsyncIterator[Browser]:
    async with city.browser() as browser:
        await browser.becomes(YAMADA)
        yield browser


def _unsafe(city: TheApp) -> list[tuple[str, str]]:
    return [
        (method, path.replace("{token}", "x"))
        for method, path in sorted(ways_of(city.app))
        if method not in SAFE
    ]


async def test_a_form_of_this_session_is_taken(writer: Browser) -> None:
    token = await writer.token(addresses.PASSWORD)
    answer = await writer.presses("/write", token=token, text="x")
    assert answer.text == "受け付けました x"


async def test_a_script_may_send_the_token_as_a_header(writer: Browser) -> None:
    token = await writer.token(addresses.PASSWORD)
    answer = await writer.client.post("/write", data={"text": "x"}, headers={"x-csrf-token": token})
    assert answer.status_code == 200


async def test_every_unsafe_route_refuses_none_foreign_and_stale(
    city: TheApp, writer: Browser
) -> None:
    async with city.browser() as other:
        await other.becomes(SATO)
        others = await other.token(addresses.PASSWORD)
    stale = await writer.token(addresses.PASSWORD)
    await writer.presses(addresses.PRACTICE_PERSON, token=stale, person=YAMADA)

    unsafe = _unsafe(city)
    assert ("POST", addresses.SIGN_IN) in unsafe
    for method, path in unsafe:
        for token in ("", others, stale):
            answer = await writer.client.request(method, path, data={"csrf_token": token})
            assert answer.status_code == 409, (path, token)
            assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.test"},
        {"origin": "https://ayumi.test.evil.test"},
        {"origin": "http://ayumi.test"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
async def test_another_site_is_refused_even_with_the_token_and_its_text_is_not_shown(
    writer: Browser, headers: dict[str, str]
) -> None:
    token = await writer.token(addresses.PASSWORD)
    answer = await writer.client.post(
        "/write", data={"csrf_token": token, "text": "planted"}, headers=headers
    )
    assert answer.status_code == 403
    assert "planted" not in answer.text


async def test_without_an_origin_the_token_decides_and_no_text_is_offered(
    writer: Browser,
) -> None:
    token = await writer.token(addresses.PASSWORD)
    for origin in ("null", ""):
        headers = {"origin": origin} if origin else {}
        del writer.client.headers["origin"]
        data = {"csrf_token": token, "text": "x"}
        assert (await writer.client.post("/write", data=data, headers=headers)).status_code == 200
        data["csrf_token"] = "stale"
        assert (await writer.client.post("/write", data=data, headers=headers)).status_code == 403
        writer.client.headers["origin"] = "https://ayumi.test"


async def test_an_outdated_form_is_offered_again_with_its_text(writer: Browser) -> None:
    stale = await writer.token(addresses.PASSWORD)
    await writer.presses(addresses.PRACTICE_PERSON, token=stale, person=YAMADA)

    page = await writer.presses("/write", token=stale, text=TYPED)
    assert page.status_code == 409
    assert "<script>x()" not in page.text
    assert 'action="/write"' in page.text

    again = await writer.presses("/write", token=token_in(page), text=_offered(page.text))
    assert again.text == f"受け付けました {TYPED}"


async def test_text_of_an_ended_session_waits_behind_the_sign_in(
    city: TheApp, writer: Browser
) -> None:
    token = await writer.token(addresses.PASSWORD)
    city.clock.passes(timedelta(minutes=31))

    page = await writer.presses("/write", token=token, text=TYPED)
    assert "お預かりしています" in page.text
    kept = page.text.split('name="kept" value="')[1].split('"')[0]
    assert kept

    back = await writer.presses(
        addresses.PRACTICE_PERSON, token=token_in(page), person=YAMADA, kept=kept
    )
    assert _offered(back.text) == TYPED
    again = await writer.presses("/write", token=token_in(back), text=_offered(back.text))
    assert again.text == f"受け付けました {TYPED}"


@pytest.mark.parametrize("spoil", ["another person", "forged", "a day later"])
async def test_kept_text_opens_for_its_writer_alone(
    city: TheApp, writer: Browser, spoil: str
) -> None:
    token = await writer.token(addresses.PASSWORD)
    city.clock.passes(timedelta(minutes=31))
    page = await writer.presses("/write", token=token, text="内緒の所見")
    kept = page.text.split('name="kept" value="')[1].split('"')[0]
    if spoil == "a day later":
        city.clock.passes(timedelta(days=1))

    back = await writer.presses(
        addresses.PRACTICE_PERSON,
        token=token_in(page),
        person=SATO if spoil == "another person" else YAMADA,
        kept=kept[:-1] if spoil == "forged" else kept,
    )
    assert (back.status_code, back.text) == (303, "")


async def test_a_password_is_never_kept(city: TheApp, writer: Browser) -> None:
    page = await writer.presses(
        addresses.PASSWORD, token="stale", old_password="古い秘密の言葉", new_password="y"
    )
    assert page.status_code == 409
    assert "古い秘密の言葉" not in page.text


def _offered(page: str) -> str:
    text = page.split('<textarea name="text" hidden>\n')[1].split("</textarea>")[0]
    return unescape(text)
