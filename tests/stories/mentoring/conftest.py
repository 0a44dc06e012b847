"""The cities of these stories: 会津若松市 with its mentors, 甲府市 and 高崎市 with their OJT instructors."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ayumi.engine import EmbeddedEngine
from tests.given.city import City
from tests.given.city_founding import a_city
from tests.given.invariants import everything_holds
from tests.given.servers import PostgresServer


@pytest.fixture
async def city(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[City]:
    """With the rules of 会津若松市, on SQLite."""
    async for it in _city(engine, _sqlite(tmp_path), tmp_path, "aizuwakamatsu"):
        yield it


@pytest.fixture
async def postgres_city(
    engine: EmbeddedEngine, postgres: PostgresServer, tmp_path: Path
) -> AsyncIterator[City]:
    """The same on PostgreSQL."""
    url = await postgres.fresh_database()
    async for it in _city(engine, url, tmp_path, "aizuwakamatsu"):
        yield it
    await postgres.drop_database(url)


@pytest.fixture(params=["city", "postgres_city"])
def any_city(request: pytest.FixtureRequest) -> City:
    """On SQLite, and again on PostgreSQL."""
    found: City = request.getfixturevalue(request.param)
    return found


@pytest.fixture
async def kofu(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[City]:
    """With the rules of 甲府市, on SQLite."""
    async for it in _city(engine, _sqlite(tmp_path), tmp_path, "kofu"):
        yield it


@pytest.fixture
async def takasaki(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[City]:
    """With the rules of 高崎市, whose OJT is also for whoever was transferred, and ends on 30 September."""
    async for it in _city(engine, _sqlite(tmp_path), tmp_path, "takasaki"):
        yield it


def _sqlite(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'book.db'}"


async def _city(engine: EmbeddedEngine, url: str, folder: Path, pack: str) -> AsyncIterator[City]:
    """A city with this pack; after its story everything must hold."""
    async with a_city(engine.address, url, folder, pack) as it:
        yield it
        await everything_holds(it)
