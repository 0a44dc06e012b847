"""Cities whose parts may be killed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ayumi.engine import EmbeddedEngine, ready
from tests.given.city import City
from tests.given.city_founding import a_city
from tests.given.kept_apart import CityApart, a_city_apart
from tests.given.servers import PostgresServer


@pytest.fixture(scope="session")
async def mortal_engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedEngine]:
    """Killed and started again by many tests, on one store; each city has its own namespace there."""
    started = EmbeddedEngine(tmp_path_factory.mktemp("mortal-engine"))
    try:
        await ready(await started.start())
        yield started
    finally:
        await started.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
async def apart(
    mortal_engine: EmbeddedEngine,
    postgres: PostgresServer,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> AsyncIterator[CityApart]:
    """On SQLite, and again on PostgreSQL."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    if request.param == "postgresql":
        url = await postgres.fresh_database()
    async with a_city_apart(mortal_engine, url, tmp_path) as it:
        yield it
    if request.param == "postgresql":
        await postgres.drop_database(url)


@pytest.fixture
async def city(own_engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[City]:
    """Workers in this process, and an engine of its own."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async with a_city(own_engine.address, url, tmp_path) as it:
        yield it
