"""What the book is asked 台帳への問い: the statements of a block, for tests that promise few of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from models.tables.database import Database


@contextmanager
def asked_of(database: Database) -> Iterator[list[str]]:
    """The statements of the block, in order, whoever asks them."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        statements.append(statement)

    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)
