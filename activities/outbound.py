"""The one way outside 外への接続: to a host the city allows, at a number looked up once and held fast (S24).

No redirect is followed, and nobody whom the environment names stands between; what the other side says stands in no log and no
error.
"""

import asyncio
import logging
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import httpx2

from models.outbound import BadAddress, CallFailed, CallFailure, OutboundRule, Target

for _library in ("httpx2", "httpcore2"):
    # At information level they write down whole addresses; the secret of a calendar may be in its path.
    logging.getLogger(_library).setLevel(logging.WARNING)

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""The numbers of a name, as the system knows them at this moment."""


@dataclass(frozen=True)
class Limits:
    """Seconds, and bytes of an answer."""

    connect: float = 5.0
    silence: float = 10.0
    whole: float = 30.0
    body: int = 5_000_000


@dataclass(frozen=True)
class Request:
    """One request; secrets are in no representation of it."""

    method: str
    address: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


_FAILURES: Final = {
    401: CallFailure.PASSWORD,
    403: CallFailure.PASSWORD,
    404: CallFailure.NOT_FOUND,
    410: CallFailure.NOT_FOUND,
    413: CallFailure.TOO_LARGE,
    507: CallFailure.TOO_LARGE,
}


async def look_up(host: str, port: int) -> Sequence[str]:
    """All numbers of a name; none if it has none."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return [str(where[0]) for *_, where in found]


class Outbound:
    """Calls under one rule."""

    def __init__(
        self, rule: OutboundRule, limits: Limits | None = None, resolve: Resolve = look_up
    ) -> None:
        self.rule = rule
        self._limits = limits or Limits()
        self._resolve = resolve

    async def call(self, request: Request) -> bytes:
        """The body of a good answer (200 or 207). Raises CallFailed, without a trace of the answer."""
        try:
            target = self.rule.target(request.address)
        except BadAddress:
            raise CallFailed(CallFailure.NOT_ALLOWED) from None
        try:
            async with asyncio.timeout(self._limits.whole):
                number = self.rule.pinned(target, await self._resolve(target.host, target.port))
                return await self._asked(request, target, number)
        except (TimeoutError, httpx2.TimeoutException):
            failure = CallFailure.SLOW
        except httpx2.ConnectError as error:
            failure = _of_connecting(error)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError):
            failure = CallFailure.UNREACHABLE
        raise CallFailed(failure)

    async def _asked(self, request: Request, target: Target, number: str) -> bytes:
        """The number stands in the address, the name in Host and in the certificate's check."""
        async with (
            self._client() as client,
            client.stream(
                request.method,
                _at(number, target),
                headers={
                    **request.headers,
                    "Host": target.authority,
                    "Accept-Encoding": "identity",
                },
                content=request.body,
                auth=httpx2.BasicAuth(request.user, request.password) if request.user else None,
                extensions={"sni_hostname": target.host},
            ) as answer,
        ):
            _check(answer)
            return await self._body(answer)

    async def _body(self, answer: httpx2.Response) -> bytes:
        body = bytearray()
        async for part in answer.aiter_raw():
            body += part
            if len(body) > self._limits.body:
                raise CallFailed(CallFailure.TOO_LARGE)
        return bytes(body)

    def _client(self) -> httpx2.AsyncClient:
        limits = self._limits
        return httpx2.AsyncClient(
            transport=httpx2.AsyncHTTPTransport(verify=self._tls, trust_env=False, http2=False),
            timeout=httpx2.Timeout(limits.silence, connect=limits.connect),
            follow_redirects=False,
            trust_env=False,
        )

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """The authorities that the machine's administrator trusts, the city's own among them."""
        return ssl.create_default_context()


def _at(number: str, target: Target) -> httpx2.URL:
    """The path goes out as it was judged."""
    host = f"[{number}]" if ":" in number else number
    return httpx2.URL(f"{target.scheme}://{host}:{target.port}").copy_with(
        raw_path=target.path.encode("ascii")
    )


def _check(answer: httpx2.Response) -> None:
    """Raises CallFailed unless the answer is a good one, as it stands."""
    if answer.status_code in (200, 207):
        if answer.headers.get("content-encoding", "identity") != "identity":
            raise CallFailed(CallFailure.REFUSED)
        return
    if 300 <= answer.status_code < 400:
        raise CallFailed(CallFailure.REDIRECTED)
    raise CallFailed(_FAILURES.get(answer.status_code, CallFailure.REFUSED))


def _of_connecting(error: BaseException) -> CallFailure:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return CallFailure.CERTIFICATE
        cause = cause.__cause__ or cause.__context__
    return CallFailure.UNREACHABLE
