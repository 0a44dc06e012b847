"""Wiping 消去: what a database keeps of values that are gone, in its journal and in dead rows."""

import sqlite3
from collections.abc import Sequence
from typing import Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.tables.database import Database
from models.tables.in_place import BUSY_TIMEOUT_SECONDS

_PATIENCE_MS: Final = 500
_LOCK_NOT_AVAILABLE: Final = "55P03"


async def wipe(database: Database, also: Sequence[str] = ()) -> bool:
    """Clears old versions of the seal keys 封の鍵 from the files; call it after the transaction.

    SQLite overwrites what was freed (``secure_delete``) and the journal is emptied here; PostgreSQL
    writes the small table anew. ``also``: tables of which much is gone. PostgreSQL writes them anew too;
    SQLite the whole file, for a page of a table may keep a copy of a row that it once moved to another.
    False while somebody holds the old state: call it again.
    """
    if database.is_sqlite:
        written = not also or await _write_all_anew(database)
        return written and await _empty_the_journal(database)
    for table in dict.fromkeys(("seal_keys", *also)):
        if not await _write_anew(database, table):
            return False
    return True


async def _write_all_anew(database: Database) -> bool:
    """Every other writer waits meanwhile; False if one did not end in time."""
    async with database.engine.connect() as connection:
        book = (await connection.get_raw_connection()).driver_connection
        if book is None:
            return False
        try:
            await book.execute("VACUUM")
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
    return True


async def _write_anew(database: Database, table: str) -> bool:
    """Everybody who reads the table meanwhile waits: so it is tried briefly."""
    async with database.engine.connect() as connection:
        bare = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await bare.execute(text(f"SET lock_timeout = '{_PATIENCE_MS}ms'"))
        try:
            await bare.execute(text(f"VACUUM FULL {table}"))
        except DBAPIError as fault:
            if getattr(fault.orig, "sqlstate", "") != _LOCK_NOT_AVAILABLE:
                raise
            return False
        finally:
            await bare.execute(text("RESET lock_timeout"))
    return True


async def _empty_the_journal(database: Database) -> bool:
    """Waits for nobody: the reader in the way may be of this very process."""
    async with database.engine.connect() as connection:
        book = (await connection.get_raw_connection()).driver_connection
        if book is None:
            return False
        await book.execute("PRAGMA busy_timeout=0")
        try:
            answer = await book.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, _, _ = await answer.fetchone()
        finally:
            await book.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_SECONDS * 1000:.0f}")
    return not busy
