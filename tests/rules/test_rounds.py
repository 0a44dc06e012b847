"""A standing duty 常設当番: the engine hears of it however long a round lasts, but not of one that hangs."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from temporalio.testing import ActivityEnvironment

from activities import standing
from activities.standing import Rounds
from models.tables.database import Database
from models.tables.duty import DutyRow

ENOUGH = 5
AT_ONCE = timedelta(milliseconds=1)


@pytest.fixture
def book_url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"


async def test_a_long_round_is_heard_of(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "SAID_EVERY", AT_ONCE)
    heard, environment = asyncio.Semaphore(0), ActivityEnvironment()
    rounds: list[int] = []

    def hears(*_: Any) -> None:
        heard.release()

    environment.on_heartbeat = hears

    async def look_round() -> int:
        for _ in range(ENOUGH):
            await heard.acquire()
        rounds.append(len(rounds))
        if len(rounds) == 2:
            raise asyncio.CancelledError
        return 1

    with pytest.raises(asyncio.CancelledError):
        await environment.run(Rounds(database).go, "watch", look_round, AT_ONCE)
    assert rounds == [0, 1]
    async with database.reading() as session:
        assert await session.get(DutyRow, "watch") is not None


async def test_a_round_that_waits_for_nothing_is_heard_of(database: Database) -> None:
    """A look at SQLite may end without giving anybody else a turn."""
    environment = ActivityEnvironment()
    heard: list[str] = []
    environment.on_heartbeat = lambda *_: heard.append("here")

    async def look_round() -> int:
        if len(heard) == ENOUGH:
            raise asyncio.CancelledError
        return 1

    with pytest.raises(asyncio.CancelledError):
        await environment.run(Rounds(database).go, "watch", look_round, AT_ONCE)
    assert len(heard) == ENOUGH


async def test_a_round_that_hangs_ends(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "LONGEST_ROUND", AT_ONCE)

    async def look_round() -> int:
        await asyncio.Event().wait()
        return 0

    with pytest.raises(TimeoutError):
        await ActivityEnvironment().run(Rounds(database).go, "watch", look_round, AT_ONCE)
