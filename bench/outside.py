"""The book from outside 外から見た帳簿: its file, read by plain SQL, past all code of the product."""

import sqlite3
from dataclasses import dataclass
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
