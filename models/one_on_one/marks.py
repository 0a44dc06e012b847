"""Marks 印 a series sets in its book: how a talk ended, beside the tasks it closed."""

from enum import StrEnum


class TalkMark(StrEnum):
    HELD = "held"  # 実施
    MISSED = "missed"  # 実施できず
    SKIPPED = "skipped"  # 日時が決まらず終了
    AGAIN = "again"  # 改めて日時を決める

    def of(self, talk: str) -> str:
        """The mark of one talk: ``held:r3``."""
        return f"{self}:{talk}"


def read_mark(mark: str) -> tuple[TalkMark, str]:
    what, _, talk = mark.partition(":")
    return TalkMark(what), talk
