"""Confirmed content is frozen by the database itself, on both databases."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from models.tables.database import Database, open_database
from models.tables.freeze import Freeze, install

FREEZES = (Freeze("papers", when_column="frozen_at"), Freeze("results"))
CHANGES = {
    "frozen: another text": "UPDATE papers SET body = 'x' WHERE id = 2",
    "frozen: thawed": "UPDATE papers SET frozen_at = NULL WHERE id = 2",
    "frozen: deleted": "DELETE FROM papers WHERE id = 2",
    "all at once": "UPDATE papers SET body = 'x'",
    "result changed": "UPDATE results SET body = 'x'",
    "result deleted": "DELETE FROM results",
}


@pytest.fixture
async def book(book_url: str) -> AsyncIterator[Database]:
    database = open_database(book_url)
    async with database.engine.begin() as connection:
        for table in ("papers", "results"):
            columns = "id INTEGER PRIMARY KEY, body TEXT, frozen_at TEXT"
            await connection.execute(text(f"CREATE TABLE {table} ({columns})"))
        await connection.execute(
            text("INSERT INTO papers VALUES (1, 'draft', NULL), (2, 'kept', '2027-03-01')")
        )
        await connection.execute(text("INSERT INTO results VALUES (1, 'A', NULL)"))
        for _ in range(2):  # after each migration again
            await connection.run_sync(install, FREEZES)
    yield database
    await database.close()


async def _papers(connection: AsyncConnection) -> list[str]:
    rows = await connection.execute(text("SELECT body FROM papers ORDER BY id"))
    return [row[0] for row in rows]


async def test_a_draft_changes_until_it_is_frozen(book: Database) -> None:
    async with book.engine.begin() as connection:
        await connection.execute(text("UPDATE papers SET body = 'better' WHERE id = 1"))
        await connection.execute(text("UPDATE papers SET frozen_at = '2027-03-02' WHERE id = 1"))
    with pytest.raises(DBAPIError, match="papers: frozen"):
        async with book.engine.begin() as connection:
            await connection.execute(text("UPDATE papers SET body = 'worse' WHERE id = 1"))
    async with book.engine.begin() as connection:
        assert await _papers(connection) == ["better", "kept"]


@pytest.mark.parametrize("change", CHANGES)
async def test_what_is_confirmed_stays(book: Database, change: str) -> None:
    with pytest.raises(DBAPIError, match="frozen"):
        async with book.engine.begin() as connection:
            await connection.execute(text(CHANGES[change]))
    async with book.engine.begin() as connection:
        assert await _papers(connection) == ["draft", "kept"]


async def test_a_draft_may_be_thrown_away(book: Database) -> None:
    async with book.engine.begin() as connection:
        await connection.execute(text("DELETE FROM papers WHERE id = 1"))
        assert await _papers(connection) == ["kept"]
