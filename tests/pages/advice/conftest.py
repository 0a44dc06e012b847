"""八王子 with its directory of ベテラン職員, on each of the two databases."""

from collections.abc import AsyncIterator

import pytest

from api.routers import ROUTERS
from models.queries.policies import store_policy
from tests.given.app import an_app
from tests.given.hall import HALL, write_hall
from tests.given.packs import the_pack_of
from tests.pages.advice.asking import EVERYBODY, Advice


@pytest.fixture
async def advice(book_url: str) -> AsyncIterator[Advice]:
    async with an_app(book_url, routers=ROUTERS) as app:
        await write_hall(app.parts.database, HALL, EVERYBODY)
        async with app.parts.database.writing() as session:
            await store_policy(session, the_pack_of("hachioji"), app.clock())
        found = Advice(app)
        yield found
        await found.close()
