"""What tests of calendars share: one calendar server for all of them, a book, a mail server."""

from collections.abc import AsyncIterator

import pytest

from tests.calendars.book_of_talks import BookOfTalks
from tests.calendars.reading_desk import Desk, StandingClock, a_desk
from tests.given.app import a_book
from tests.given.calendar_server import CalendarServer
from tests.given.scripted_web import ScriptedWeb, a_web
from tests.letters.given import Hall
from tests.letters.scripted_server import ScriptedServer


@pytest.fixture
async def talks(book_url: str, calendar_server: CalendarServer) -> AsyncIterator[BookOfTalks]:
    mail_server = ScriptedServer()
    await mail_server.start()
    database = await a_book(book_url)
    yield BookOfTalks(Hall(database), calendar_server, mail_server)
    await database.close()
    await mail_server.stop()


@pytest.fixture
async def desk(book_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """Reads calendars; its real time stands still until the test moves it."""
    clock = StandingClock()
    monkeypatch.setattr("activities.calendars.real_now", clock)
    async with a_desk(book_url, clock) as opened:
        yield opened


@pytest.fixture
async def web() -> AsyncIterator[ScriptedWeb]:
    async with a_web() as served:
        yield served
