"""A lean browser 閲覧者 for load: one kept connection, cookies, forms; it costs the machine almost nothing."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_NONCE = re.compile(r'name="nonce" value="([^"]+)"')


class Unreachable(Exception):
    """The server did not answer, or hung up before it had; what was sent may have arrived."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def location(self) -> str:
        return self.headers.get("location", "")

    @property
    def token(self) -> str:
        found = _TOKEN.search(self.body)
        return found[1] if found else ""

    @property
    def nonce(self) -> str:
        found = _NONCE.search(self.body)
        return found[1] if found else ""


@dataclass
class Browser:
    """One person's browser. ``timeout`` is in seconds."""

    base_url: str
    timeout: float = 60.0
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    _pipe: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> Answer:
        answer = await self._ask("GET", path, b"")
        self.token = answer.token or self.token
        return answer

    async def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Sends a form with the token of a page seen before."""
        form = urlencode({"csrf_token": self.token, **fields}).encode()
        return await self._ask("POST", path, form)

    async def becomes(self, person_id: str) -> None:
        """Signs in by the practice way and opens the first page."""
        await self.get("/sign-in")
        answer = await self.post("/practice/person", {"person": person_id})
        if answer.status != 303:
            raise Unreachable(f"signing in answered {answer.status}")
        self.token = ""

    async def close(self) -> None:
        if self._pipe:
            self._pipe[1].close()
            self._pipe = None

    async def _ask(self, method: str, path: str, body: bytes) -> Answer:
        try:
            async with self._one_at_a_time, asyncio.timeout(self.timeout):
                reader, writer = await self._connection()
                writer.write(self._head(method, path, len(body)) + body)
                await writer.drain()
                return await self._answer(reader)
        except (OSError, EOFError, TimeoutError, ValueError) as gone:
            await self.close()
            raise Unreachable(f"{method} {path}: {gone!r}") from gone

    async def _connection(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._pipe is None or self._pipe[0].at_eof() or self._pipe[1].is_closing():
            where = urlsplit(self.base_url)
            self._pipe = await asyncio.open_connection(where.hostname, where.port)
        return self._pipe

    def _head(self, method: str, path: str, length: int) -> bytes:
        where = urlsplit(self.base_url)
        lines = [f"{method} {path} HTTP/1.1", f"host: {where.netloc}", f"origin: {self.base_url}"]
        if self.cookies:
            lines.append("cookie: " + "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        if method == "POST":
            lines.append("content-type: application/x-www-form-urlencoded")
            lines.append(f"content-length: {length}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")

    async def _answer(self, reader: asyncio.StreamReader) -> Answer:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers: dict[str, str] = {}
        for line in head[1:]:
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
            headers[name.lower()] = value
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection") == "close":
            await self.close()
        return Answer(int(head[0].split()[1]), headers, body.decode("utf-8", "replace"))
