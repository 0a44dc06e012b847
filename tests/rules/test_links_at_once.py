"""Links 登録コード made at once for one person, on SQLite and PostgreSQL: only the later one works."""

import asyncio
from datetime import UTC, datetime

import pytest

from models.errors import LinkUsedUp
from models.queries.accounts import link_behind, make_link
from models.sign_in import Purpose
from models.tables.database import Database
from tests.given.city_in_the_book import somebody, the_city

NOW = datetime(2026, 10, 14, 1, 0, tzinfo=UTC)


async def test_of_two_links_made_at_once_only_the_later_one_works(database: Database) -> None:
    person = somebody(await the_city(database), "福祉課 主任").id

    async def make() -> str:
        async with database.writing() as session:
            return await make_link(session, person, Purpose.INVITATION, by="kato", now=NOW)

    async with database.writing() as session:
        earlier = await make_link(session, person, Purpose.INVITATION, by="suzuki", now=NOW)
        making = asyncio.create_task(make())
        await asyncio.wait([making], timeout=0.3)
    later = await making

    async with database.writing() as session:
        assert (await link_behind(session, later, NOW)).person_id == person
        with pytest.raises(LinkUsedUp):
            await link_behind(session, earlier, NOW)
