"""Marks 印 a mentee's case sets in its book beside the tasks it closes: a pair starts, a pair ends."""

from collections.abc import Iterable, Iterator
from enum import StrEnum


class PairMark(StrEnum):
    STARTED = "pair_started"  # 組の開始
    ENDED = "pair_ended"  # 組の終了

    def of(self, pair: int) -> str:
        """The mark of the pair with that number: ``pair_started:2``."""
        return f"{self}:{pair}"


def pair_marks(marks: Iterable[str]) -> Iterator[tuple[PairMark, int]]:
    """Those that speak of a pair, in their order; its talks set others beside them."""
    for mark in marks:
        what, _, pair = mark.partition(":")
        if what in set(PairMark):
            yield PairMark(what), int(pair)
