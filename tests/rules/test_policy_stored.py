"""Packs in the book: stored once, read unchanged, by the id that a case keeps."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from models.errors import NotFound
from models.queries.policies import PolicyCache, read_policy, store_policy
from models.tables.database import Database, open_database
from models.tables.policy import PolicyPackRow
from tests.given.packs import the_pack_of

APRIL = datetime(2026, 4, 1, tzinfo=UTC)


@pytest.fixture
async def book(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(f"sqlite+aiosqlite:///{tmp_path / 'book.db'}")
    async with database.engine.begin() as connection:
        tables = [PolicyPackRow.__table__]  # type: ignore[attr-defined]
        await connection.run_sync(SQLModel.metadata.create_all, tables=tables)
    yield database
    await database.close()


async def test_a_stored_pack_is_the_pack(book: Database) -> None:
    kofu = the_pack_of("kofu")
    async with book.writing() as session:
        identity = await store_policy(session, kofu, APRIL)
    async with book.reading() as session:
        assert await read_policy(session, identity) == kofu


async def test_storing_twice_keeps_the_first(book: Database) -> None:
    kofu = the_pack_of("kofu")
    async with book.writing() as session:
        first = await store_policy(session, kofu, APRIL)
    async with book.writing() as session:
        assert await store_policy(session, kofu, APRIL + timedelta(days=1)) == first
    async with book.reading() as session:
        row = await session.get(PolicyPackRow, first)
    assert row is not None
    assert row.loaded_at.replace(tzinfo=UTC) == APRIL


async def test_an_unknown_pack_is_not_found(book: Database) -> None:
    async with book.reading() as session:
        with pytest.raises(NotFound):
            await PolicyCache().policy(session, "0" * 32)


async def test_the_cache_asks_the_book_once(book: Database) -> None:
    cache = PolicyCache()
    async with book.writing() as session:
        identity = await store_policy(session, the_pack_of("kofu"), APRIL)
        known = await cache.policy(session, identity)
        await session.delete(await session.get(PolicyPackRow, identity))
    async with book.reading() as session:
        assert await cache.policy(session, identity) is known
