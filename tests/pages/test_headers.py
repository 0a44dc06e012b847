"""Headers stand on every answer, whatever its status; a fault says nothing about itself."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from api import addresses
from models.errors import NotAllowed, NotFound, TooLate
from tests.given.app import TheApp, a_house, an_app, sqlite_url, ways_of
from tests.given.small_city import YAMADA

EXPECTED = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
}
CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
}
router = APIRouter()


@router.get("/broken")
async def broken() -> None:
    raise RuntimeError("内緒: yamada has rating S")


@router.get("/refused/{kind}")
async def refused(kind: str) -> None:
    raise {"404": NotFound, "403": NotAllowed, "409": TooLate}[kind]


@router.get("/numbered/{number}")
async def numbered(number: int) -> Response:
    return PlainTextResponse(str(number))


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), routers=[router]) as app:
        yield app


def _policy(csp: str) -> set[str]:
    return {part.strip() for part in csp.split(";") if part.strip()}


async def _every_answer(city: TheApp) -> AsyncIterator[tuple[str, int, object]]:
    paths = {path.replace("{token}", "x").replace("{kind}", "403") for _, path in ways_of(city.app)}
    async with city.browser() as browser:
        for path in sorted(paths | {"/unknown", "/static/unknown.js", "/numbered/x"}):
            for method in ("GET", "POST", "PUT"):
                answer = await browser.client.request(method, path)
                yield f"{method} {path}", answer.status_code, answer


async def test_every_answer_carries_every_header(city: TheApp) -> None:
    seen = set()
    async for name, status, answer in _every_answer(city):
        headers = answer.headers  # type: ignore[attr-defined]
        seen.add(status)
        assert {key: headers.get(key) for key in EXPECTED} == EXPECTED, name
        assert _policy(headers["content-security-policy"]) == CSP, name
        assert "server" not in headers
    assert {200, 303, 403, 404, 405, 409, 410, 500} <= seen


async def test_static_files_are_kept_by_the_browser(city: TheApp) -> None:
    async with city.browser() as browser:
        answer = await browser.opens("/static/ayumi.js")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_no_cache_keeps_the_page_of_a_file_that_is_not_there(city: TheApp) -> None:
    """It carries the reader's name and the token of their forms."""
    async with city.browser() as browser:
        await browser.becomes(YAMADA)
        missing = await browser.opens("/static/no-such-file.js")
    assert missing.status_code == 404
    assert "山田" in missing.text
    assert missing.headers["cache-control"] == "no-store"
    assert {key: missing.headers.get(key) for key in EXPECTED} == EXPECTED


async def test_no_hsts_and_no_secure_cookie_on_plain_http(tmp_path: Path) -> None:
    house = a_house(base_url="http://127.0.0.1:8000")
    async with an_app(sqlite_url(tmp_path), house=house) as city, city.browser() as browser:
        answer = await browser.becomes(YAMADA)
        assert "strict-transport-security" not in answer.headers
        assert answer.headers["set-cookie"].startswith("ayumi=")
        assert "Secure" not in answer.headers["set-cookie"]


async def test_a_fault_says_nothing_about_itself_and_is_logged(
    city: TheApp, caplog: pytest.LogCaptureFixture
) -> None:
    async with city.browser() as browser:
        page = await browser.opens("/broken")
    assert page.status_code == 500
    assert "不具合が起きました" in page.text
    assert not {"内緒", "yamada", "RuntimeError", "Traceback"} & set(page.text.split())
    assert "rating S" not in page.text
    assert "a fault on a page" in caplog.text


async def test_a_fault_of_the_database_has_its_page_as_well(city: TheApp) -> None:
    async with city.browser() as browser:
        await browser.becomes(YAMADA)
        city.clock.passes(timedelta(minutes=2))
        async with city.parts.database.engine.begin() as connection:
            await connection.exec_driver_sql("DROP TABLE sign_in_sessions")
        page = await browser.opens(addresses.PASSWORD)
    assert page.status_code == 500
    assert "不具合が起きました" in page.text


async def test_unknown_and_not_yours_are_one_page(city: TheApp) -> None:
    """The same body but for the address the page was asked under."""
    async with city.browser() as browser:
        await browser.becomes(YAMADA)
        pages = {
            path: await browser.opens(path)
            for path in ("/refused/404", "/unknown", "/numbered/x", "/numbered/99999999999999999x")
        }
    assert {page.status_code for page in pages.values()} == {404}
    assert len({page.text.replace(path, "HERE") for path, page in pages.items()}) == 1


async def test_a_body_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    house = a_house(max_body_bytes=20_000)
    async with an_app(sqlite_url(tmp_path), house=house) as city, city.browser() as browser:
        page = await browser.presses(addresses.SIGN_IN, number="x" * 30_000)
    assert page.status_code == 413
    assert page.headers["cache-control"] == "no-store"


async def test_health_answers_without_signing_in(city: TheApp) -> None:
    async with city.browser() as browser:
        answer = await browser.opens(addresses.HEALTH)
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize(
    ("kind", "words"), [("403", "この操作は受け付けられません"), ("409", "期限をすぎた")]
)
async def test_a_refusal_says_what_to_do(city: TheApp, kind: str, words: str) -> None:
    async with city.browser() as browser:
        page = await browser.opens(f"/refused/{kind}")
    assert page.status_code == int(kind)
    assert words in page.text
