"""Writing 書込み: SQLite's lock and disk keep nobody else waiting; what is written together fails alone."""

import asyncio
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.upsert import insert_all
from models.tables import in_place
from models.tables.database import Database
from models.tables.group_commit import GroupCommit
from models.tables.organisation import OrganisationRevisionRow
from tests.given.waiting import turns_of_the_loop, until


@pytest.fixture
def book_url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"


@pytest.fixture
def other_process(database: Database, tmp_path: Path) -> sqlite3.Connection:
    """Somebody else who may take the lock of the same file."""
    return sqlite3.connect(tmp_path / "book.db", isolation_level=None)


async def test_while_another_process_writes_everybody_else_goes_on(
    database: Database, other_process: sqlite3.Connection
) -> None:
    other_process.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(_write(database, 1))
    async with database.reading() as session:
        assert await session.scalar(text("SELECT count(*) FROM organisation_revision")) == 0
    assert not writing.done()

    other_process.execute("ROLLBACK")
    await writing
    assert await _revisions(database) == [1]
    other_process.close()


async def test_who_never_gets_the_lock_is_told_so(
    database: Database, other_process: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_place, "BUSY_TIMEOUT_SECONDS", 0.05)
    other_process.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        await _write(database, 1)
    other_process.execute("ROLLBACK")
    other_process.close()


async def test_who_is_cancelled_in_the_middle_of_a_commit_leaves_a_usable_book(
    database: Database,
) -> None:
    for nth in range(20):
        writing = asyncio.create_task(_write(database, nth + 1))
        await turns_of_the_loop(nth)  # cancelled a step later each time
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
    await _write(database, 99)
    stands = await _revisions(database)
    assert stands[-1] == 99
    assert set(stands) <= {*range(1, 21), 99}


async def test_many_statements_let_everybody_else_have_a_turn(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each statement runs at once, so a transaction of hundreds would never look up by itself."""
    monkeypatch.setattr(in_place, "TURN_SECONDS", 0.0)
    turns = 0

    async def somebody_else() -> None:
        nonlocal turns
        while True:
            turns += 1
            await turns_of_the_loop(1)

    other = asyncio.create_task(somebody_else())
    async with database.writing() as session:
        before = turns
        for nth in range(50):
            await session.execute(text("SELECT :nth"), {"nth": nth})
        meanwhile = turns - before
    other.cancel()
    assert meanwhile >= 50


async def test_a_long_list_is_written_whole(database: Database) -> None:
    rows = [{"id": nth, "revision": nth} for nth in range(1, in_place.MANY_ROWS * 3)]
    async with database.writing() as session:
        await insert_all(session, OrganisationRevisionRow, rows)
    assert await _revisions(database) == [row["id"] for row in rows]


class TestTogether:
    """Groups: one transaction for what comes at the same moment."""

    async def test_what_comes_together_is_committed_once(self, database: Database) -> None:
        groups: list[Sequence[int]] = []
        together = GroupCommit(database, _insert, committed=groups.append)
        answers = await asyncio.gather(*(together.write(nth) for nth in range(1, 41)))
        assert answers == [nth * 2 for nth in range(1, 41)]
        assert sum(len(group) for group in groups) == 40
        assert len(groups) <= 3

    async def test_one_that_fails_fails_alone(self, database: Database) -> None:
        together = GroupCommit(database, _insert)
        answers = await asyncio.gather(
            *(together.write(nth) for nth in (1, 2, -1, 3)), return_exceptions=True
        )
        assert [answer for answer in answers if isinstance(answer, int)] == [2, 4, 6]
        assert isinstance(answers[2], ValueError)
        assert await _revisions(database) == [1, 2, 3]

    async def test_who_does_not_wait_any_more_is_written_all_the_same(
        self, database: Database
    ) -> None:
        has_begun = asyncio.Event()

        async def begins(session: AsyncSession, numbers: Sequence[int]) -> Sequence[int]:
            has_begun.set()
            return await _insert(session, numbers)

        together = GroupCommit(database, begins)
        impatient = asyncio.create_task(together.write(1))
        await has_begun.wait()
        impatient.cancel()
        await together.write(2)

        async def both_stand() -> bool:
            return await _revisions(database) == [1, 2]

        await until(both_stand, "both stand")


async def _insert(session: AsyncSession, numbers: Sequence[int]) -> Sequence[int]:
    for number in numbers:
        if number < 0:
            raise ValueError(number)
        session.add(OrganisationRevisionRow(id=number, revision=number))
    await session.flush()
    return [number * 2 for number in numbers]


async def _write(database: Database, number: int) -> None:
    async with database.writing() as session:
        session.add(OrganisationRevisionRow(id=number, revision=number))


async def _revisions(database: Database) -> list[int]:
    async with database.reading() as session:
        found = await session.scalars(text("SELECT id FROM organisation_revision ORDER BY id"))
        return list(found)
