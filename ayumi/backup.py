"""Backup and restore 控えと復元: the book alone, since every case comes back from it.

A restored book holds all letters until somebody has looked at it and releases them.
"""

import asyncio
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import URL, inspect, make_url

from activities.world import real_now
from ayumi.migrating import upgrade
from ayumi.setup.test_tools import find_postgres
from models.errors import BadInput
from models.queries.clock import business_now
from models.queries.letters import hold_post, release_post
from models.tables.database import Database, open_database

HOLD: Final = "restore"
OF_PG_DUMP: Final = b"PGDMP"
"""How a file of `pg_dump` in its own format begins."""


class CannotBackUp(BadInput):
    """What is in the way: the file, the book, or a program that is missing."""

    code = "cannot_back_up"


async def backup(url: str, file: Path) -> int:
    """Writes the book into a new file, readable by its owner alone, and returns its size in bytes.

    Work may go on meanwhile. Raises CannotBackUp, and leaves a file that stands as it is.
    """
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise CannotBackUp(what=f"{file} exists", allowed="a new file name") from None
    try:
        await asyncio.to_thread(_write, make_url(url), file)
    except BaseException:
        file.unlink(missing_ok=True)  # noqa: ASYNC240 -- after everything
        raise
    return file.stat().st_size  # noqa: ASYNC240 -- after everything


async def restore(url: str, file: Path) -> str:
    """Puts a backup into an empty place, brings its schema up to date, holds all letters.

    Returns the revision. Raises CannotBackUp when the place holds a book already.
    """
    await _refuse_a_standing_book(url)
    place = make_url(url)
    if place.get_backend_name() != "sqlite":
        await asyncio.to_thread(_read_into_server, place, file)
        return await _made_ready(url)
    target = Path(place.database or "")
    beside = target.with_name(f"{target.name}.restoring")
    try:
        await asyncio.to_thread(_copy, file, beside)
        revision = await _made_ready(place.set(database=str(beside)).render_as_string(False))
        # Only now: a restore that is interrupted leaves no book whose letters could go.
        beside.replace(target)
    finally:
        _forget(beside)
    return revision


async def release(database: Database) -> int:
    """Lets the letters of a restored book go; returns how many old reminders were dropped instead."""
    async with database.writing() as session:
        return await release_post(session, HOLD)


async def _made_ready(url: str) -> str:
    """Brings the book to the newest schema, and holds its letters."""
    revision = await upgrade(url)
    database = open_database(url)
    try:
        async with database.writing() as session:
            await hold_post(session, HOLD, await business_now(session, real_now()))
    finally:
        await database.close()
    return revision


async def _refuse_a_standing_book(url: str) -> None:
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        stands = Path(place.database or "").exists()  # noqa: ASYNC240 -- before everything
    else:
        stands = await _has_tables(url)
    if stands:
        raise CannotBackUp(
            what=f"something stands at {place.render_as_string(hide_password=True)}",
            allowed="an empty place: another AYUMI_DATA_DIR or AYUMI_DATABASE_URL",
        )


async def _has_tables(url: str) -> bool:
    database = open_database(url)
    try:
        async with database.engine.connect() as connection:
            return await connection.run_sync(lambda it: bool(inspect(it).get_table_names()))
    finally:
        await database.close()


def _write(place: URL, file: Path) -> None:
    if place.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(f"file:{place.database}?mode=ro", uri=True)) as book:
            book.execute("VACUUM INTO ?", (str(file),))
    else:
        _run("pg_dump", place, ("--format=custom", "--no-owner", f"--file={file}"))


def _read_into_server(place: URL, file: Path) -> None:
    with file.open("rb") as start:
        if start.read(len(OF_PG_DUMP)) != OF_PG_DUMP:
            raise CannotBackUp(
                what=f"{file} is no backup of a PostgreSQL book",
                allowed="a file of `ayumi backup`, taken from a book on PostgreSQL",
            )
    _run("pg_restore", place, ("--no-owner", "--single-transaction", str(file)))


def _copy(file: Path, target: Path) -> None:
    _check_is_a_book(file)
    _forget(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)
    target.chmod(0o600)


def _forget(book: Path) -> None:
    for name in (book.name, f"{book.name}-wal", f"{book.name}-shm"):
        book.with_name(name).unlink(missing_ok=True)


def _check_is_a_book(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as book:
            book.execute("SELECT version_num FROM alembic_version").fetchone()
            if book.execute("PRAGMA quick_check").fetchone() == ("ok",):
                return
    except sqlite3.Error:
        pass
    raise CannotBackUp(what=f"{file} is no whole backup", allowed="a file of `ayumi backup`")


def _run(program: str, place: URL, words: Sequence[str]) -> None:
    found = find_postgres()
    at = shutil.which(program) or (str(found / program) if found else None)
    if at is None:
        raise CannotBackUp(what=f"{program} is missing", allowed="install the PostgreSQL client")
    where = [f"--host={place.host}", f"--port={place.port or 5432}", f"--username={place.username}"]
    said = subprocess.run(  # noqa: S603 -- own words
        [at, *where, f"--dbname={place.database}", "--no-password", *words],
        env={**os.environ, "PGPASSWORD": place.password or ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if said.returncode:
        reason = next(iter(said.stderr.strip().splitlines()), f"status {said.returncode}")
        raise CannotBackUp(what=f"{program}: {reason}", allowed="a server of the same version")
