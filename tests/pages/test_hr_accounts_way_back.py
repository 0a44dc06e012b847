"""After a press on the accounts page: the same person's row, by an address that says nobody's number or name."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api import addresses
from api.hr_accounts import router
from tests.given.app import TheApp, an_app, sqlite_url
from tests.given.small_city import ONO, YAMADA

PLACE = addresses.HR_ACCOUNTS


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), routers=[router]) as app:
        yield app


@pytest.mark.parametrize("way", ["invite", "unlock", "end"])
async def test_the_way_back_bears_no_number(city: TheApp, way: str) -> None:
    async with city.browser() as hr:
        await hr.becomes(ONO)
        answer = await hr.presses(f"{PLACE}/{YAMADA}/{way}", token=await hr.token(PLACE))
        back = answer.headers["location"]
        page = (await hr.opens(back)).text
    assert "10001" not in back
    rows = page.split("<tbody")[1].split("</tbody>")[0]
    assert rows.count("<tr") == 1
    assert "山田" in rows


@pytest.mark.parametrize("words", ["10001", "山田", "山田花子", "山田 花子"])
async def test_a_person_is_found_in_any_form(city: TheApp, words: str) -> None:
    async with city.browser() as hr:
        await hr.becomes(ONO)
        page = (await hr.opens(f"{PLACE}?q={words}")).text
    assert "山田" in page.split("<tbody")[1]


async def test_an_id_of_nobody_finds_nobody(city: TheApp) -> None:
    async with city.browser() as hr:
        await hr.becomes(ONO)
        assert "あてはまる利用者はいません" in (await hr.opens(f"{PLACE}?person=x")).text
