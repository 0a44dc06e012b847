"""What tests of pages ask for: the pages of a city, with its cases on the real engine or with rows alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api.routers import ROUTERS
from ayumi.engine import EmbeddedEngine
from tests.given.app import Browser, TheApp, an_app, sqlite_url
from tests.given.cases import a_cycle
from tests.given.pages_of_city import PagesOfCity, a_city_with_pages
from tests.given.small_city import ONO


@pytest.fixture
async def pages(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[PagesOfCity]:
    async with a_city_with_pages(engine.address, tmp_path) as it:
        yield it


@pytest.fixture(scope="module")
async def pages_to_read(
    engine: EmbeddedEngine, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[PagesOfCity]:
    """One city for all tests of a file that read it, or are refused, and change nothing in it."""
    async with a_city_with_pages(engine.address, tmp_path_factory.mktemp("pages")) as it:
        yield it


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    """The pages of a small city with one cycle and no engine; a file may lay its own."""
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as app:
        await a_cycle(app)
        yield app


@pytest.fixture
async def hr(city: TheApp) -> AsyncIterator[Browser]:
    """小野 of the personnel section, signed in."""
    async with city.browser() as browser:
        await browser.becomes(ONO)
        yield browser


@pytest.fixture
async def kofu(tmp_path: Path) -> AsyncIterator[TheApp]:
    """The same with the pack of 甲府, which knows 1on1 and open posting."""
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as app:
        await a_cycle(app, "kofu")
        yield app


@pytest.fixture
async def kofu_hr(kofu: TheApp) -> AsyncIterator[Browser]:
    async with kofu.browser() as browser:
        await browser.becomes(ONO)
        yield browser
