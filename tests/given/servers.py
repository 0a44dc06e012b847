"""A database server of the tests' own データベース: a throw-away cluster on a free loopback port.

PostgreSQL refuses to run as root, so there an account without rights runs it. It is ended by its
own process number, whatever happened before.
"""

import asyncio
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import asyncpg

from ayumi.ports import LOOPBACK, free_ports
from ayumi.setup.test_tools import find_postgres
from tests.given.ending import end
from tests.given.waiting import until

OWNER = "postgres"
UNPRIVILEGED = ("postgres", "nobody")
# A test's database need not survive a power cut, only a killed program.
FOR_SPEED = ("fsync=off", "full_page_writes=off", "shared_buffers=64MB", "max_connections=200")
SHUT_DOWN_SECONDS = 15.0


class PostgresServer:
    """One server for the whole run; each test gets a fresh database in it."""

    def __init__(self) -> None:
        found = find_postgres()
        if found is None:
            raise FileNotFoundError("no PostgreSQL server here: run `make test-tools`")
        self._programs = found
        self._folder = Path(tempfile.mkdtemp(prefix="ayumi-postgres-"))
        self._account = _account_to_run_as()
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_ports(1)[0]

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    @property
    def log(self) -> Path:
        return self._folder / "server.log"

    def url(self, database: str = OWNER) -> str:
        """The address as SQLAlchemy reads it."""
        return f"postgresql+asyncpg://{OWNER}@{LOOPBACK}:{self.port}/{database}"

    async def start(self) -> None:
        """Makes the cluster, starts the server, and waits until it takes sessions."""
        await asyncio.to_thread(self._launch)
        await until(self._answers, "PostgreSQL answers", seconds=30)

    def stop(self) -> None:
        """Ends the server and takes its folder away; sessions still open are cut."""
        process, self._process = self._process, None
        try:
            if process is not None:
                end(process, signal.SIGINT, SHUT_DOWN_SECONDS)
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    async def fresh_database(self, template: str | None = None) -> str:
        """Makes an empty database (or a copy of ``template``) and returns its URL."""
        name = f"city_{secrets.token_hex(6)}"
        await self._say(f'CREATE DATABASE "{name}" TEMPLATE "{template or "template0"}"')
        return self.url(name)

    async def drop_database(self, url: str) -> None:
        """Takes a database of ``fresh_database`` away, also when sessions are still open."""
        await self._say(f'DROP DATABASE IF EXISTS "{url.rpartition("/")[2]}" WITH (FORCE)')

    def _launch(self) -> None:
        if "user" in self._account:
            shutil.chown(self._folder, self._account["user"], self._account["group"])
        data = str(self._folder / "data")
        as_owner = ["-D", data, "-U", OWNER, "--auth=trust"]
        subprocess.run(
            [
                str(self._programs / "initdb"),
                *as_owner,
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
            ],
            check=True,
            capture_output=True,
            cwd=self._folder,
            **self._account,
        )
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [str(self._programs / "postgres"), "-D", data, *self._settings()],
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **self._account,
            )

    def _settings(self) -> list[str]:
        own = (f"port={self.port}", f"listen_addresses={LOOPBACK}", "unix_socket_directories=")
        return [word for setting in (*own, *FOR_SPEED) for word in ("-c", setting)]

    async def _answers(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise RuntimeError(f"PostgreSQL ended at once: {self.log.read_text('utf-8')}")
        try:
            await self._say("SELECT 1")
        except (OSError, asyncpg.PostgresError):
            return False
        return True

    async def _say(self, sentence: str) -> None:
        session = await asyncpg.connect(
            host=LOOPBACK, port=self.port, user=OWNER, database=OWNER, ssl=False
        )
        try:
            await session.execute(sentence)
        finally:
            await session.close()


def _account_to_run_as() -> dict[str, Any]:
    """Words for ``subprocess`` that give root's rights away; nothing to give away otherwise."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    account = pwd.getpwnam(next(name for name in UNPRIVILEGED if name in names))
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
