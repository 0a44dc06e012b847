"""Servers and surroundings 環境 every test may ask for; all of them are the tests' own."""

import os
import shutil
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.async_api import Browser, Page
from temporalio.client import Client

from ayumi.engine import EmbeddedEngine, ready
from tests.given.browser import a_browser
from tests.given.calendar_server import CalendarServer
from tests.given.mail import MailServer
from tests.given.servers import PostgresServer

LONGEST_FIRST = (
    "pages/test_templates_pictured.py",
    "faults/test_a_killed_quarter.py",
    "stories/test_thirty_people.py",
    "bench/test_figures.py",
    "secrecy/test_pairs.py",
    "journeys/test_keyboard.py",
    "commands/test_demo.py",
    "journeys/test_year.py",
    "faults/test_kills.py",
    "faults/test_a_killed_sender.py",
    "journeys/test_challenge_job.py",
)
"""Files of a minute and more: begun late, one of them would keep a worker when the others have ended."""
PRODUCT_SETTINGS = ("AYUMI_", "TEMPORAL_", "DATABASE_URL", "SMTP_")
MEMORY = Path("/dev/shm")
ROOM = 4 * 1024**3
"""Bytes that must be free there; a whole run needs less than one of the four."""


settings.register_profile("however busy the machine", deadline=None)  # speed is measured in bench/
settings.load_profile("however busy the machine")


def pytest_configure() -> None:
    """Books and engines lie in memory where there is room: those of a test need not survive a power cut.

    A disk that must be waited for at each commit makes a run nearly twice as long.
    """
    root = "PYTEST_DEBUG_TEMPROOT"
    if root not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM:
        os.environ[root] = str(MEMORY)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    rank = {here / name: nth for nth, name in enumerate(LONGEST_FIRST)}
    assert all(file.exists() for file in rank), "LONGEST_FIRST names a file that is gone"
    items.sort(key=lambda item: rank.get(item.path, len(rank)))


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_this_machine() -> Iterator[None]:
    """What the person at this machine has set for the product never reaches a test."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(PRODUCT_SETTINGS):
                patch.delenv(name)
        yield


@pytest.fixture(scope="session", autouse=True)
def _only_loopback() -> Iterator[None]:
    """A test that reaches for another machine fails at once."""
    connect = socket.socket.connect

    def to_this_machine_only(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test wants to speak with {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", to_this_machine_only)
        yield


@pytest.fixture(scope="session")
async def engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedEngine]:
    """The engine that all stories share; its namespace is ready."""
    started = EmbeddedEngine(tmp_path_factory.mktemp("engine"))
    try:
        await ready(await started.start())
        yield started
    finally:
        await started.stop()


@pytest.fixture(scope="session")
async def engine_client(engine: EmbeddedEngine) -> Client:
    return await ready(engine.address)


@pytest.fixture
async def own_engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedEngine]:
    """An engine for one test that kills it."""
    started = EmbeddedEngine(tmp_path_factory.mktemp("own-engine"))
    try:
        await ready(await started.start())
        yield started
    finally:
        await started.stop()


@pytest.fixture(scope="session")
async def postgres() -> AsyncIterator[PostgresServer]:
    server = PostgresServer()
    try:
        await server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture
async def postgres_url(postgres: PostgresServer) -> AsyncIterator[str]:
    """A fresh database on PostgreSQL, gone after the test."""
    url = await postgres.fresh_database()
    yield url
    await postgres.drop_database(url)


@pytest.fixture(scope="session")
async def calendar_server() -> AsyncIterator[CalendarServer]:
    server = CalendarServer()
    try:
        await server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def _mail_server() -> Iterator[MailServer]:
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def smtp(_mail_server: MailServer) -> MailServer:
    """The mail server, empty."""
    _mail_server.forget()
    return _mail_server


@pytest.fixture(scope="session")
async def browser(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    async with a_browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page of a person of the city: Japanese, Japan's time, nothing remembered."""
    context = await browser.new_context(locale="ja-JP", timezone_id="Asia/Tokyo")
    yield await context.new_page()
    await context.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def book_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A book of the test's own, once on each of the two databases."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'book.sqlite3'}"
    url: str = request.getfixturevalue("postgres_url")
    return url
