"""Signs no book keeps 保存できない文字: NUL and lone surrogates, in an address or a form, are no fault of ours."""

from collections.abc import AsyncIterator

import pytest

from api import addresses
from api.routers import ROUTERS
from tests.given.app import Browser, TheApp, an_app
from tests.given.cases import a_cycle
from tests.given.small_city import YAMADA

ADDRESSES = (
    "/t/%00",
    "/receipts/%00",
    "/my-record/cases/%00",
    "/my-people/%00/log",
    "/hr/cases/%00",
    "/hr/cases?cycle=%00",
    "/hr/letters/%00/print",
    "/hr/people?q=%00",
    "/hr/accounts?q=%00",
)


@pytest.fixture
async def city(book_url: str) -> AsyncIterator[TheApp]:
    async with an_app(book_url, routers=ROUTERS) as app:
        await a_cycle(app)
        yield app


async def test_an_address_with_nul_leads_nowhere(hr: Browser) -> None:
    found = {path: (await hr.opens(path)).status_code for path in ADDRESSES}
    assert found == dict.fromkeys(ADDRESSES, 404)


@pytest.mark.parametrize("sign", ["%00", "%ED%A0%80"])
async def test_a_form_with_such_a_sign_is_asked_for_again(city: TheApp, sign: str) -> None:
    async with city.browser() as browser:
        await browser.becomes(YAMADA)
        token = await browser.token(addresses.PASSWORD)
        for path, field in ((addresses.MY_NOTES, "words"), (addresses.PASSWORD, "old_password")):
            answer = await browser.client.post(
                path,
                content=f"csrf_token={token}&{field}=a{sign}b",
                headers={"content-type": "application/x-www-form-urlencoded"},
            )
            assert (sign, path, answer.status_code < 500) == (sign, path, True)


async def test_a_number_with_nul_is_nobodys(city: TheApp) -> None:
    async with city.browser() as browser:
        answer = await browser.presses(addresses.SIGN_IN, number="1\x00", password="x")
    assert answer.status_code == 422
