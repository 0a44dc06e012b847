"""Reservations 予約: one person, one quarter hour, one winner; a purpose never stands in its own way."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.event import listen

from models.one_on_one.talk import Span
from models.queries.reservations import keep_only, quarters_of, reserve, reserved
from models.tables.database import Database, open_database
from tests.given.empty_book import lay_out

TEN = datetime(2026, 10, 16, 1, 0, tzinfo=UTC)
DAY = TEN + timedelta(days=1)


@pytest.fixture
async def empty_book(book_url: str) -> AsyncIterator[Database]:
    database = open_database(book_url)
    await lay_out(database, freezes=False)
    yield database
    await database.close()


def at(minutes: int, length: int = 30) -> Span:
    return Span.of(TEN + timedelta(minutes=minutes), length)


async def takes(book: Database, span: Span, purpose: str, *people: str) -> bool:
    async with book.writing() as session:
        return await reserve(session, quarters_of(people, [span]), purpose)


async def times_of(book: Database, who: str, beside: str = "") -> list[Span]:
    async with book.reading() as session:
        return (await reserved(session, [who], TEN - timedelta(days=1), DAY, beside=beside))[who]


def test_a_begun_quarter_counts_whole() -> None:
    assert len(at(0, 30).quarters) == 2
    assert len(at(0, 20).quarters) == 2
    assert at(0, 45).quarters[-1] == TEN + timedelta(minutes=30)


async def test_two_partners_one_person_one_winner(empty_book: Database) -> None:
    together = await asyncio.gather(
        takes(empty_book, at(0), "a/r1", "tanaka", "sato"),
        takes(empty_book, at(15), "b/r1", "suzuki", "sato"),
    )

    assert sorted(together) == [False, True]
    losers = "suzuki" if together[0] else "tanaka"
    assert await times_of(empty_book, losers) == []


async def test_a_talk_moves_by_a_quarter_into_its_own_time(empty_book: Database) -> None:
    assert await takes(empty_book, at(0), "a/r1", "tanaka", "sato")
    assert await takes(empty_book, at(15), "a/r1", "tanaka", "sato")

    async with empty_book.writing() as session:
        await keep_only(session, {"a/r1": quarters_of(["tanaka", "sato"], [at(15)])})

    assert await times_of(empty_book, "sato") == [at(15)]
    assert await takes(empty_book, at(0, 15), "b/r1", "sato")


async def test_times_of_many_are_freed_in_the_order_in_which_they_are_taken(
    empty_book: Database,
) -> None:
    """Else whoever takes both and whoever frees both could wait for each other for ever."""
    assert await takes(empty_book, at(0), "a/r1", "tanaka")
    assert await takes(empty_book, at(30), "b/r1", "sato")
    freed: list[str] = []

    def notes(_: Any, __: Any, statement: str, parameters: Sequence[Any], *___: Any) -> None:
        if statement.startswith("DELETE"):
            freed.append(str(parameters[0]))

    listen(empty_book.engine.sync_engine, "before_cursor_execute", notes)
    async with empty_book.writing() as session:
        await keep_only(session, {"a/r1": (), "b/r1": ()})

    assert freed == ["sato", "sato", "tanaka", "tanaka"]


async def test_own_times_are_not_in_ones_own_way(empty_book: Database) -> None:
    assert await takes(empty_book, at(0), "a/r1", "sato")
    assert await takes(empty_book, at(30), "b/r1", "sato")

    assert await times_of(empty_book, "sato") == [at(0, 60)]
    assert await times_of(empty_book, "sato", beside="a/r1") == [at(30)]


async def test_pressed_twice_is_once(empty_book: Database) -> None:
    assert await takes(empty_book, at(0), "a/r1", "sato")
    assert await takes(empty_book, at(0), "a/r1", "sato")
    assert await times_of(empty_book, "sato") == [at(0)]
