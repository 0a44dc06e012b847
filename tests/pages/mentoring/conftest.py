"""The cities of these pages: 会津若松市 with its mentors, 甲府市 with its OJT instructors."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ayumi.engine import EmbeddedEngine
from tests.given.city_founding import a_city
from tests.given.pages_of_city import PagesOfCity, pages_of


@pytest.fixture
async def mentors(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[PagesOfCity]:
    """The pages of 会津若松市."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async with (
        a_city(engine.address, url, tmp_path, "aizuwakamatsu") as city,
        pages_of(city) as pages,
    ):
        yield pages


@pytest.fixture
async def instructors(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[PagesOfCity]:
    """The pages of 甲府市."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async with a_city(engine.address, url, tmp_path) as city, pages_of(city) as pages:
        yield pages
