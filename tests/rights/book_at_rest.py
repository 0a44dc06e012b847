"""The book at rest 台帳の写し: every row of every table, to see that nothing has changed; reading is noted apart."""

from typing import Any, Final

from sqlalchemy import event, select

from models.tables.all import METADATA
from models.tables.database import Database

Rows = dict[str, frozenset[str]]
NOTED_BY_LOOKING: Final = frozenset({"audit_rows", "audit_heads", "sign_in_sessions"})
"""Reading is in the audit trail, and a session knows when it was last seen."""
NOTED_IN: Final = {"calendar_feeds": frozenset({"read_at"})}
"""Columns that say when a program last read, for its owner to see."""


async def at_rest(database: Database, *, but: frozenset[str] = NOTED_BY_LOOKING) -> Rows:
    """All rows as text, by table."""
    found: Rows = {}
    async with database.reading() as session:
        for table in METADATA.sorted_tables:
            if table.name not in but:
                kept = [it for it in table.columns if it.name not in NOTED_IN.get(table.name, ())]
                rows = await session.execute(select(*kept))
                found[table.name] = frozenset(repr(tuple(row)) for row in rows)
    return found


def changed(before: Rows, after: Rows) -> dict[str, int]:
    """How many rows came, went or changed, by table; empty when nothing did."""
    return {name: len(before[name] ^ after[name]) for name in after if before[name] != after[name]}


def tables_with(rows: Rows, text: str) -> set[str]:
    """The tables in which a text stands anywhere."""
    return {name for name, them in rows.items() if any(text in row for row in them)}


async def waits_for_no_disk(database: Database) -> None:
    """A power cut is not what these tests are about: SQLite need not sync each commit here."""

    @event.listens_for(database.engine.sync_engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        if database.is_sqlite:
            connection.cursor().execute("PRAGMA synchronous=OFF")

    await database.engine.dispose()
