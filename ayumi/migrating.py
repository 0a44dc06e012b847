"""Bringing the book's schema up to date 台帳の版上げ: all steps in one transaction, the freezes made anew.

Two processes that start at once take turns; the second finds nothing to do.
"""

from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event, make_url, text

from models.errors import BadInput
from models.tables.all import METADATA
from models.tables.database import Database, open_database

SCRIPTS: Final = Path(__file__).resolve().parents[1] / "migrations"
_TAKE_TURNS: Final = text("SELECT pg_advisory_xact_lock(7204518)")


class SchemaTooNew(BadInput):
    """The book was written by a newer version of the product than this one."""

    code = "schema_too_new"


async def upgrade(url: str) -> str:
    """Brings the book to the newest schema and returns its revision.

    Raises SchemaTooNew for a book of a newer version; then nothing is changed.
    """
    _make_place(url)
    database = migration_database(url)
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(_upgrade)
    finally:
        await database.close()
    return newest()


async def revision_of(url: str) -> str | None:
    """The revision a book stands at; None for an empty one."""
    database = open_database(url)
    try:
        async with database.engine.connect() as connection:
            return await connection.run_sync(_revision)
    finally:
        await database.close()


async def differences(url: str) -> list[Any]:
    """What the tables of the code have and the book has not, or the other way round; empty is good."""
    database = open_database(url)
    try:
        async with database.engine.connect() as connection:
            return await connection.run_sync(_differences)
    finally:
        await database.close()


def newest() -> str:
    """The revision this version of the product needs."""
    return ScriptDirectory(str(SCRIPTS)).get_current_head() or ""


def alembic_config(connection: Connection | None = None, *, with_triggers: bool = True) -> Config:
    """Alembic's settings, without a file; ``connection`` is used as it is, transaction and all."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes |= {"connection": connection, "with_triggers": with_triggers}
    return config


def migration_database(url: str) -> Database:
    """The book with SQLite's foreign keys off: a table that is rebuilt is dropped for a moment."""
    database = open_database(url)
    if database.is_sqlite:

        @event.listens_for(database.engine.sync_engine, "connect")
        def connected(connection: Any, _record: Any) -> None:
            connection.execute("PRAGMA foreign_keys=OFF").close()

    return database


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(_TAKE_TURNS)
    standing = _revision(connection)
    known = {script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()}
    if standing is not None and standing not in known:
        raise SchemaTooNew(standing=standing, newest=newest())
    command.upgrade(alembic_config(connection), "head")


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, METADATA))


def _make_place(url: str) -> None:
    path = make_url(url).database
    if url.startswith("sqlite") and path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
