"""A city behind a real server, with engine and workers in this process, and people who hold a browser."""

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import uvicorn
from playwright.async_api import Browser

from ayumi.engine import EmbeddedEngine
from ayumi.serving import app_of
from tests.given.city import City, a_city
from tests.journeys.traveller import Travellers


@pytest.fixture
async def street(
    engine: EmbeddedEngine, tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Travellers]:
    """The city's address; whoever travels there is watched: errors, requests to others, axe."""
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        base_url = f"http://127.0.0.1:{ear.getsockname()[1]}"
        monkeypatch.setenv("AYUMI_BASE_URL", base_url)
        url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
        async with a_city(engine.address, url, tmp_path) as city, _served(city, ear):
            travellers = Travellers(city, browser, base_url)
            yield travellers
            await travellers.go_home()


class _served:  # noqa: N801 - reads as what it does in a with statement
    """The city's app on an open port until the block ends."""

    def __init__(self, city: City, ear: socket.socket) -> None:
        config = uvicorn.Config(app_of(city.parts), log_level="warning", lifespan="off")
        self._server, self._ear = uvicorn.Server(config), ear

    async def __aenter__(self) -> None:
        self._serving = asyncio.create_task(self._server.serve(sockets=[self._ear]))

    async def __aexit__(self, *_error: object) -> None:
        self._server.should_exit = True
        await self._serving
