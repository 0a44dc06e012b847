"""Where letters are tested: both databases, and a mail server whose every answer is scripted."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from models.tables.database import open_database
from tests.given.empty_book import lay_out
from tests.given.servers import PostgresServer
from tests.letters.given import Hall
from tests.letters.scripted_server import ScriptedServer


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    """On SQLite."""
    async for hall in _hall(f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"):
        yield hall


@pytest.fixture(params=["sqlite", "postgresql"])
async def any_hall(
    request: pytest.FixtureRequest, tmp_path: Path, postgres: PostgresServer
) -> AsyncIterator[Hall]:
    """On SQLite, and again on PostgreSQL."""
    if request.param == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    else:
        url = await postgres.fresh_database()
    async for hall in _hall(url):
        yield hall
    if request.param == "postgresql":
        await postgres.drop_database(url)


async def _hall(url: str) -> AsyncIterator[Hall]:
    database = open_database(url)
    await lay_out(database, freezes=False)
    yield Hall(database)
    await database.close()


@pytest.fixture
async def mail_server() -> AsyncIterator[ScriptedServer]:
    server = ScriptedServer()
    await server.start()
    yield server
    await server.stop()
