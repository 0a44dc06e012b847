"""A city behind a real server, with engine and workers in this process, and people who hold a browser."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from ayumi.engine import EmbeddedEngine
from ayumi.serving import app_of
from tests.given.app import sqlite_url
from tests.given.city_founding import a_city
from tests.journeys.at_rest import HallAtRest, a_hall_at_rest
from tests.journeys.road import Road, Travellers
from tests.journeys.serving import address_of, an_ear, served


@pytest.fixture
async def street(
    engine: EmbeddedEngine, tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Travellers]:
    """The city's address; whoever travels there is watched: errors, requests to others, axe."""
    with an_ear() as ear:
        monkeypatch.setenv("AYUMI_BASE_URL", address_of(ear))
        url = sqlite_url(tmp_path)
        async with a_city(engine.address, url, tmp_path) as city, served(app_of(city.parts), ear):
            road = Road(browser, address_of(ear))
            yield Travellers(city, road)
            await road.go_home()


@pytest.fixture(scope="module")
async def hall_at_rest(
    tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> AsyncIterator[HallAtRest]:
    """One for the tests of a file: each of them does another task."""
    url = sqlite_url(tmp_path_factory.mktemp("at-rest"))
    async with a_hall_at_rest(url, browser) as hall:
        yield hall
