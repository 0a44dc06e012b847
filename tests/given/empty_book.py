"""An empty book 空の台帳: on SQLite its tables are laid out once in a run and copied, for they are always the same."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import create_mock_engine

from models.tables.all import METADATA
from models.tables.audit_freeze import install_triggers
from models.tables.database import Database

_LAID_OUT: Final[dict[bool, bytes]] = {}
"""A file with all tables, with freeze triggers 凍結 and without."""


async def lay_out(database: Database, *, freezes: bool) -> None:
    """Gives a database that is empty, or not there yet, every table of the book; ``freezes``: its triggers."""
    file = Path(database.engine.url.database or "") if database.is_sqlite else None
    is_new = file is not None and not file.exists()
    if file is not None and is_new and freezes in _LAID_OUT:
        file.write_bytes(_LAID_OUT[freezes])
        return
    async with database.engine.begin() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        if database.is_sqlite or driver is None:
            await connection.run_sync(METADATA.create_all)
        else:
            await driver.execute(_all_at_once())
        if freezes:
            await connection.run_sync(install_triggers)
    if file is not None and is_new:  # one that was there may hold somebody's rows
        _LAID_OUT[freezes] = _as_it_stands(file)


@cache
def _all_at_once() -> str:
    """What lays all tables on PostgreSQL in one go: asked one by one it takes twice as long.

    A book that was migrated before keeps those it has.
    """
    said: list[str] = []

    def note(statement: Any, *_: Any, **__: Any) -> None:
        statement.if_not_exists = True
        said.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine("postgresql+asyncpg://", note)
    METADATA.create_all(engine, checkfirst=False)
    return ";\n".join(said)


def _as_it_stands(file: Path) -> bytes:
    """The file with what is still in its journal."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.serialize()
