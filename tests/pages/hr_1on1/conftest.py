"""A small city whose pack, of 甲府, knows 1on1; and HR in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api.routers import ROUTERS
from tests.given.app import Browser, TheApp, an_app, sqlite_url
from tests.given.cases import a_cycle
from tests.given.small_city import ONO


@pytest.fixture
async def kofu(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as app:
        await a_cycle(app, "kofu")
        yield app


@pytest.fixture
async def kofu_hr(kofu: TheApp) -> AsyncIterator[Browser]:
    async with kofu.browser() as browser:
        await browser.becomes(ONO)
        yield browser
