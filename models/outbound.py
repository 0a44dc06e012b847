"""Calls to the outside 外への接続: which addresses may be called at all, and why a call came to nothing (S24).

Off unless the city's pack names hosts. An address is judged twice: its text here, and the number behind its
name at the moment of the call.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final
from urllib.parse import SplitResult, urlsplit

from models.errors import BadInput, Refusal
from models.frozen import Frozen

Network = IPv4Network | IPv6Network
LONGEST_ADDRESS: Final = 2000
"""Characters of an address."""
PORTS: Final = frozenset({443, 8443})
"""Where calendars answer; in practice, on the own machine, any port."""
_PLAIN: Final = re.compile(r"[!-\[\]-~]+")
"""Visible ASCII without the backslash, which some programs take for a slash."""
_NEVER: Final = tuple(
    ip_network(text)
    for text in (
        *("0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4"),
        *("::/128", "fe80::/10", "ff00::/8", "::ffff:0:0/96", "64:ff9b::/96", "2002::/16"),
        "2001::/32",
    )
)
"""This network, link-local (a cloud's keys lie there), multicast, and IPv6 that carries IPv4 within."""
_WORLD_6: Final = ip_network("2000::/3")
"""The only part of IPv6 that is handed out to the world."""


class CallFailure(StrEnum):
    """Why a call brought nothing; the one who asked for it reads it in words."""

    NOT_ALLOWED = "not_allowed"  # 許可されていない接続先
    NO_SUCH_NAME = "no_such_name"  # ホスト名が見つからない
    UNREACHABLE = "unreachable"  # つながらない
    CERTIFICATE = "certificate"  # 証明書を確かめられない
    SLOW = "slow"  # 応答が遅い
    REDIRECTED = "redirected"  # 別の場所へ案内された
    PASSWORD = "password"  # noqa: S105 - パスワードが違う, a word and no secret
    NOT_FOUND = "not_found"  # その場所にない
    REFUSED = "refused"  # サーバーが断った
    TOO_LARGE = "too_large"  # 大きすぎる
    UNREADABLE = "unreadable"  # 予定表として読めない
    SEALED = "sealed"  # 接続の情報を開けない


class CallFailed(Refusal):
    """An outbound call that was not made or brought nothing; it carries no word of the answer."""

    code = "call_failed"

    def __init__(self, failure: CallFailure) -> None:
        super().__init__(failure=str(failure))
        self.failure = failure


class BadAddress(BadInput):
    """``code`` of a rule: ``not_an_address``, ``host_not_allowed``, ``not_https``."""

    code = "bad_address"

    def __init__(self, rule: str) -> None:
        super().__init__(rule=rule)
        self.rule = rule


class Target(Frozen):
    """What may be called: only host and port reach the name lookup, only ``path`` goes to the server."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_plain(self) -> bool:
        return self.scheme == "http"

    @property
    def authority(self) -> str:
        """The Host header."""
        usual = 80 if self.is_plain else 443
        return self.host if self.port == usual else f"{self.host}:{self.port}"


class OutboundRule(Frozen):
    """Which hosts may be called. ``networks`` are inner ones the installation allows as well.

    ``plain_at_home``: in practice and tests http, and any port, may be used on this very machine.
    """

    hosts: tuple[str, ...] = ()
    networks: tuple[Network, ...] = ()
    plain_at_home: bool = False

    def target(self, address: str) -> Target:
        """Judges the text of an address. Raises BadAddress."""
        parts = _parts(address)
        host = parts.hostname or ""
        if host not in self.hosts:
            raise BadAddress("host_not_allowed")
        if parts.scheme != "https" and not (parts.scheme == "http" and self.plain_at_home):
            raise BadAddress("not_https")
        port = _port(parts)
        if port not in PORTS and not self.plain_at_home:
            raise BadAddress("host_not_allowed")
        path = parts.path or "/"
        path += f"?{parts.query}" if parts.query else ""
        return Target(scheme=parts.scheme, host=host, port=port, path=path)

    def pinned(self, target: Target, found: Sequence[str]) -> str:
        """The one number to call, out of all that the name has. Raises CallFailed.

        One bad number among them spoils the name: who mixes them wants to be called inside.
        """
        if not found:
            raise CallFailed(CallFailure.NO_SUCH_NAME)
        if not all(self._may_call(target, number) for number in found):
            raise CallFailed(CallFailure.NOT_ALLOWED)
        return found[0]

    def _may_call(self, target: Target, number: str) -> bool:
        try:
            known = ip_address(number)
        except ValueError:
            return False
        if isinstance(known, IPv6Address) and known.scope_id:
            return False
        if any(known in network for network in _NEVER):
            return False
        special = target.is_plain or target.port not in PORTS
        if special and not known.is_loopback:
            return False
        of_the_world = known.is_global and (known.version == 4 or known in _WORLD_6)
        return of_the_world or any(known in network for network in self.networks)


def _parts(address: str) -> SplitResult:
    if len(address) > LONGEST_ADDRESS or not _PLAIN.fullmatch(address):
        raise BadAddress("not_an_address")
    try:
        parts = urlsplit(address)
        port = _port(parts)
    except ValueError:
        raise BadAddress("not_an_address") from None
    if parts.scheme not in ("https", "http") or not parts.hostname or port <= 0:
        raise BadAddress("not_an_address")
    if "@" in parts.netloc or parts.fragment or "#" in address or "%" in parts.netloc:
        raise BadAddress("not_an_address")
    return parts


def _port(parts: SplitResult) -> int:
    if parts.port is not None:
        return parts.port
    return 80 if parts.scheme == "http" else 443
