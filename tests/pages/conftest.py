"""What tests of pages ask for: the pages of a city whose cases run on the real engine."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ayumi.engine import EmbeddedEngine
from tests.given.pages_of_city import PagesOfCity, a_city_with_pages


@pytest.fixture
async def pages(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[PagesOfCity]:
    async with a_city_with_pages(engine.address, tmp_path) as it:
        yield it
