"""Typed text is kept 入力の預かり: a session may end while somebody writes; after signing in it is offered again.

It rests in the browser's own page, signed, and opens for the person who wrote it alone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from itsdangerous import BadData, URLSafeSerializer

from api.parts import House
from models.ids import PersonId

_KEPT_FOR: Final = timedelta(days=1)


@dataclass(frozen=True)
class KeptText:
    """Where it was to go, and the fields in their order."""

    path: str
    fields: list[tuple[str, str]]


def keep(house: House, text: KeptText, writer: PersonId | None, now: datetime) -> str:
    """A signed word for a hidden field; ``now`` is real time."""
    body = {"w": writer, "p": text.path, "f": text.fields, "t": now.timestamp()}
    word = _serializer(house).dumps(body)
    return word if isinstance(word, str) else word.decode()


def kept(house: House, word: str, reader: PersonId, now: datetime) -> KeptText | None:
    """The text, or None when it is forged, a day old, or somebody else's."""
    try:
        body = _serializer(house).loads(word)
    except BadData:
        return None
    is_old = now.timestamp() - body["t"] >= _KEPT_FOR.total_seconds()
    if is_old or body["w"] not in (None, reader):
        return None
    return KeptText(path=body["p"], fields=[(name, value) for name, value in body["f"]])


def _serializer(house: House) -> URLSafeSerializer:
    return URLSafeSerializer(house.secret, salt="kept-text")
