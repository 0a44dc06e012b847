"""A calendar server of the tests' own 予定表サーバー: Radicale as a process on a free loopback port.

Everybody who names themselves is let in, or those with a password; it is ended by its own process number.
"""

import asyncio
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import httpx2

from ayumi.ports import LOOPBACK, free_ports
from tests.given.ending import end
from tests.given.waiting import until

_END_SECONDS = 10.0
_CALENDAR = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"/>'
)


class CalendarServer:
    """One server; each person has a calendar of their own below ``url``.

    ``passwords`` are by person; without them any will do.
    """

    def __init__(self, passwords: Mapping[str, str] | None = None) -> None:
        self._passwords = dict(passwords or {})
        self._folder = Path(tempfile.mkdtemp(prefix="ayumi-calendars-"))
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_ports(1)[0]

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def log(self) -> Path:
        return self._folder / "server.log"

    async def start(self) -> None:
        await asyncio.to_thread(self._launch)
        await until(self._answers, "the calendar server answers", seconds=30)

    def stop(self) -> None:
        process, self._process = self._process, None
        try:
            if process is not None:
                end(process, signal.SIGTERM, _END_SECONDS)
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    async def calendar_of(self, person: str) -> str:
        """Makes an empty calendar and returns its address."""
        address = f"{self.url}/{person}/calendar/"
        async with httpx2.AsyncClient(auth=self.login_of(person)) as client:
            made = await client.request("MKCALENDAR", address, content=_CALENDAR)
        assert made.status_code == 201, made.text
        return address

    def login_of(self, person: str) -> tuple[str, str]:
        return person, self._passwords.get(person, "any")

    def _launch(self) -> None:
        users = self._folder / "users"
        users.write_text("".join(f"{who}:{word}\n" for who, word in self._passwords.items()))
        settings = {
            "server-hosts": f"{LOOPBACK}:{self.port}",
            "auth-type": "htpasswd" if self._passwords else "none",
            "auth-htpasswd-filename": str(users),
            "auth-htpasswd-encryption": "plain",
            "auth-delay": "0",
            "storage-filesystem-folder": str(self._folder / "collections"),
            "web-type": "none",
            "logging-level": "warning",
        }
        words = [f"--{name}={value}" for name, value in settings.items()]
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "radicale", "--config", "", *words],
                cwd=self._folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    async def _answers(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise RuntimeError(f"the calendar server ended at once: {self.log.read_text('utf-8')}")
        try:
            async with httpx2.AsyncClient() as client:
                return (await client.get(f"{self.url}/.web/")).status_code < 500
        except httpx2.TransportError:
            return False
