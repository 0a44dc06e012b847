"""Host names 接続先 a pack may name: which calendars outside a city allows, by name and nothing else."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator

_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_LAST: Final = r"[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME: Final = re.compile(rf"(?:{_LABEL}\.)+{_LAST}")
_LONGEST: Final = 253
_OWN_MACHINE: Final = "localhost"


def _plain(given: str) -> str:
    """A name whose last label begins with a letter is no address in any spelling (RFC 1123 2.1)."""
    if len(given) > _LONGEST or not _NAME.fullmatch(given):
        raise ValueError(
            "小文字のホスト名だけ(例 calendar.example.jp)。https:// やポート、パス、IPアドレスは書けません"
        )
    if given.split(".")[-1] == _OWN_MACHINE:
        raise ValueError("この機械自身(localhost)は接続先にできません")
    return given


HostName = Annotated[str, AfterValidator(_plain)]
"""A full name in small ASCII letters: no scheme, user, port, path, wildcard or address."""
