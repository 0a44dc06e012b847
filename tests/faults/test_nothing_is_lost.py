"""Four hundred at once 同時の書込み: read-modify-writes through ``writing`` lose nothing, on both databases."""

import asyncio
from pathlib import Path

import pytest

from models.queries.upsert import insert_all
from models.tables.database import open_database
from models.tables.organisation import OrganisationRevisionRow
from tests.given.empty_book import lay_out
from tests.given.servers import PostgresServer

AT_ONCE = 400


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_400_concurrent_read_modify_writes_lose_nothing(
    kind: str, tmp_path: Path, postgres: PostgresServer
) -> None:
    is_sqlite = kind == "sqlite"
    file = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    database = open_database(file if is_sqlite else await postgres.fresh_database())
    await lay_out(database, freezes=False)
    async with database.writing() as session:
        await insert_all(session, OrganisationRevisionRow, [{"id": 1, "revision": 0}])

    async def add_one() -> None:
        async with database.writing() as session:
            row = await session.get_one(OrganisationRevisionRow, 1, with_for_update=True)
            row.revision = row.revision + 1

    await asyncio.gather(*(add_one() for _ in range(AT_ONCE)))

    async with database.reading() as session:
        assert (await session.get_one(OrganisationRevisionRow, 1)).revision == AT_ONCE
    await database.close()
