"""Quarter hours 15分 as whole numbers, so that thousands of times are compared cheaply.

A time is counted in quarters since 1970-01-01 UTC; a stretch 空き is a ``range`` of them.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from models.one_on_one.talk import QUARTER, Span

Times = tuple[datetime, datetime]

_ZERO: Final = datetime(1970, 1, 1, tzinfo=UTC)


def quarter_of(moment: datetime) -> int:
    """The quarter hour an aware moment lies in."""
    return (moment - _ZERO) // QUARTER


def moment_of(quarter: int) -> datetime:
    """Its beginning, UTC."""
    return _ZERO + quarter * QUARTER


def quarters_in(minutes: int) -> int:
    """How many quarter hours a talk takes; a begun one counts whole."""
    return -(-minutes // 15)


def joined(times: Iterable[Times]) -> list[Times]:
    """The same times in order; those that overlap or touch are one, those without length are gone."""
    found: list[Times] = []
    for start, end in sorted(it for it in times if it[0] < it[1]):
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def stretches(free: Iterable[Span]) -> list[range]:
    """The whole quarters inside the free times, in order; a begun quarter is not free."""
    times = joined((it.start, it.end) for it in free)
    found = (range(-((_ZERO - start) // QUARTER), quarter_of(end)) for start, end in times)
    return [stretch for stretch in found if stretch]


def beginnings(free: Iterable[Span], length: int) -> Iterator[int]:
    """Every quarter at which a talk of ``length`` quarters may begin, in order."""
    for stretch in stretches(free):
        yield from range(stretch.start, stretch.stop - length + 1)


def room(free: Iterable[Span], length: int) -> int:
    """How many talks of ``length`` quarters fit into the free times one after another."""
    return sum(len(stretch) // length for stretch in stretches(free))
