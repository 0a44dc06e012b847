"""Lots 抽せん: ids of what both worlds have are drawn alike, so that nothing stands in another order by chance.

Lists that tie are ordered by ids, which are random. Of a page both worlds write, each kind of row draws
the same ids in the same order; what one world alone writes takes nothing from the other's draws.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from secrets import choice
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest


class _Lots:
    """The draws at one place: a page of a case, or a day of the office."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._count: Counter[str] = Counter()

    def next(self, drawer: str) -> bytes:
        self._count[drawer] += 1
        return sha256(f"{self._place}/{drawer}/{self._count[drawer]}".encode()).digest()


_LOTS: ContextVar[_Lots | None] = ContextVar("lots", default=None)


@contextmanager
def drawn_at(place: str) -> Iterator[None]:
    """Ids drawn within are those of the place, whichever world it is in."""
    token = _LOTS.set(_Lots(place))
    try:
        yield
    finally:
        _LOTS.reset(token)


@contextmanager
def lots_drawn_alike() -> Iterator[None]:
    """Everywhere else, and of receipts' numbers, chance stays chance."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("models.ids.uuid4", _an_id)
        patch.setattr("models.ids.secrets", SimpleNamespace(token_hex=_hex, choice=choice))
        yield


def _an_id() -> UUID:
    lots = _LOTS.get()
    return UUID(bytes=lots.next(_drawer())[:16]) if lots else uuid4()


def _hex(length: int) -> str:
    lots = _LOTS.get()
    return (lots.next(_drawer()) if lots else uuid4().bytes * 2)[:length].hex()


def _drawer() -> str:
    """The function that asks ``models.ids`` for an id: one for each kind of row."""
    asking = sys._getframe(3).f_code
    return f"{asking.co_filename.rpartition('/')[2]}:{asking.co_qualname}"
