"""The book from outside 外から見た帳簿: its file, read by plain SQL, past all code of the product."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Book:
    """The book's file, opened to read."""

    connection: sqlite3.Connection

    def rows(self, question: str, *given: Any) -> Rows:
        cursor = self.connection.execute(question, given)
        names = [it[0] for it in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


@contextmanager
def opened(path: Path) -> Iterator[Book]:
    """The book of that file as it stands now, whatever is written while it is asked."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)) as connection:
        connection.execute("BEGIN")
        yield Book(connection)


def moment(text: str) -> datetime:
    """A moment as the book's columns (UTC, bare) or its JSON have it; aware, UTC."""
    it = datetime.fromisoformat(text)
    return it.replace(tzinfo=UTC) if it.tzinfo is None else it.astimezone(UTC)
