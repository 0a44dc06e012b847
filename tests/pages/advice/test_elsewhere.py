"""A city without an advice directory 助言の名簿 has none of its pages."""

import pytest

from api.routers import ROUTERS
from models.queries.policies import store_policy
from tests.given.app import TheApp, an_app
from tests.given.packs import the_pack_of
from tests.given.small_city import ONO, YAMADA


@pytest.mark.parametrize("city", ["osaki", "takasaki", "aizuwakamatsu"])
async def test_its_pages_are_not_there(city: str, tmp_path: object) -> None:
    async with an_app(f"sqlite+aiosqlite:///{tmp_path}/book.db", routers=ROUTERS) as app:
        await _with_rules(app, city)
        async with app.browser() as browser:
            await browser.becomes(YAMADA)
            for path in ("/advice", "/advice/offer", "/advice/offers/1/ask", "/advice/requests/1"):
                assert (await browser.opens(path)).status_code == 404
            assert "/advice" not in (await browser.opens("/my-record")).text
        async with app.browser() as browser:
            await browser.becomes(ONO)
            assert "/hr/advice" not in (await browser.opens("/hr/mentoring")).text
            assert (await browser.opens("/hr/advice")).status_code == 404


async def _with_rules(app: TheApp, city: str) -> None:
    async with app.parts.database.writing() as session:
        await store_policy(session, the_pack_of(city), app.clock())
