"""SQLite in place: statements run where they are asked; only what may wait goes to the connection's thread.

aiosqlite hands every call to a thread of its own, four or five calls a statement. A statement here
takes 20 to 200 µs, handing it over costs as much, and in a busy process each hand-over waits until
the other thread lets go of the interpreter, while the write lock is held (decision 0007).
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from aiosqlite import Connection

BUSY_TIMEOUT_SECONDS = 15.0
FIRST_WAIT, LONGEST_WAIT = 0.001, 0.016
"""Seconds between two tries for the write lock; they double."""

BEGIN_WRITING = "BEGIN IMMEDIATE"
MANY_ROWS = 200
"""A longer list of rows would keep everybody else waiting."""
TURN_SECONDS = 0.05
"""After so long in statements everybody else has a turn: a transaction may have a thousand of them."""


class InPlace(Connection):
    """A connection whose statements run at once. ``commit`` waits for the disk: it goes aside."""

    _spent = 0.0

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if args and args[0] == BEGIN_WRITING:
            return await self._begin_writing(fn)
        if self._may_wait(fn, args):
            return await self._aside(partial(fn, *args, **kwargs))
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        if self._spent > TURN_SECONDS:
            self._spent = 0.0
            await asyncio.sleep(0)
        began = time.perf_counter()
        try:
            return fn(*args, **kwargs)
        finally:
            self._spent += time.perf_counter() - began

    async def _begin_writing(self, execute: Callable[..., Any]) -> Any:
        """Takes the write lock; while another process has it, everybody else here goes on."""
        wait, until = FIRST_WAIT, asyncio.get_running_loop().time() + BUSY_TIMEOUT_SECONDS
        while True:
            try:
                return self._at_once(execute)
            except sqlite3.OperationalError as fault:
                is_late = asyncio.get_running_loop().time() > until
                if is_late or fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)

    def _at_once(self, execute: Callable[..., Any]) -> Any:
        self._conn.execute("PRAGMA busy_timeout=0")
        try:
            return execute(BEGIN_WRITING)
        finally:
            self._conn.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_SECONDS * 1000:.0f}")

    def _may_wait(self, fn: Callable[..., Any], args: tuple[Any, ...]) -> bool:
        """For the disk, or so long that nobody else should wait for it in this thread."""
        is_long = fn.__name__ == "executemany" and len(args[1]) > MANY_ROWS
        return is_long or fn in (self._conn.commit, self._conn.close)

    async def _aside(self, work: Callable[[], Any]) -> Any:
        """Runs in the thread. Who is cancelled meanwhile waits all the same: the connection is in use."""
        doing = asyncio.ensure_future(super()._execute(work))  # type: ignore[no-untyped-call]
        try:
            return await asyncio.shield(doing)
        except asyncio.CancelledError:
            await asyncio.wait([doing])
            raise


def connect_in_place(database: str, **kwargs: Any) -> Connection:
    """What the dialect asks for a connection; the arguments are those of ``sqlite3.connect``."""
    open_it = partial(sqlite3.connect, database, **{**kwargs, "check_same_thread": False})
    connection = InPlace(open_it, iter_chunk_size=64)
    connection._thread.daemon = (
        True  # as SQLAlchemy does: a forgotten connection keeps no process alive
    )
    return connection
