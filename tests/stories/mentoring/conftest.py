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
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async with a_city(engine.address, url, tmp_path, "aizuwakamatsu") as it:
        yield it
        await everything_holds(it)


@pytest.fixture
async def postgres_city(
    engine: EmbeddedEngine, postgres: PostgresServer, tmp_path: Path
) -> AsyncIterator[City]:
    """The same on PostgreSQL."""
    url = await postgres.fresh_database()
    async with a_city(engine.address, url, tmp_path, "aizuwakamatsu") as it:
        yield it
        await everything_holds(it)
    await postgres.drop_database(url)


@pytest.fixture(params=["city", "postgres_city"])
def any_city(request: pytest.FixtureRequest) -> City:
    """On SQLite, and again on PostgreSQL."""
    found: City = request.getfixturevalue(request.param)
    return found


@pytest.fixture
async def kofu(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[City]:
    """With the rules of 甲府市, on SQLite."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async with a_city(engine.address, url, tmp_path) as it:
        yield it
        await everything_holds(it)


@pytest.fixture
async def takasaki(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[City]:
    """With the rules of 高崎市, whose OJT is also for whoever was transferred, and ends on 30 September."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async with a_city(engine.address, url, tmp_path, "takasaki") as it:
        yield it
        await everything_holds(it)
