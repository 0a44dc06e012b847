"""Marks 印 a series sets in its book: how a talk ended, beside the tasks it closed."""

from collections.abc import Iterable, Iterator
from enum import StrEnum


class TalkMark(StrEnum):
    HELD = "held"  # 実施
    MISSED = "missed"  # 実施できず
    SKIPPED = "skipped"  # 日時が決まらず終了
    AGAIN = "again"  # 改めて日時を決める
    CALLED_OFF = "called_off"  # 取りやめ(組の終了)

    def of(self, talk: str) -> str:
        """The mark of one talk: ``held:r3``."""
        return f"{self}:{talk}"


def read_marks(marks: Iterable[str]) -> Iterator[tuple[TalkMark, str]]:
    """Those that speak of a talk, in their order; a pair 組 sets others beside them."""
    for mark in marks:
        what, _, talk = mark.partition(":")
        if what in set(TalkMark):
            yield TalkMark(what), talk
