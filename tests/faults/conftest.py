"""Cities whose parts may be killed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ayumi.engine import EmbeddedEngine
from tests.given.city import City, a_city
from tests.given.kept_apart import CityApart, a_city_apart


@pytest.fixture
async def apart(own_engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[CityApart]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async with a_city_apart(own_engine, url, tmp_path) as it:
        yield it


@pytest.fixture
async def city(own_engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[City]:
    """Workers in this process, and an engine of its own."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async with a_city(own_engine.address, url, tmp_path) as it:
        yield it
