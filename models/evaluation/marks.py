"""Marks 節目: what the book does with a page beside its tasks."""

from enum import StrEnum


class Mark(StrEnum):
    CONFIRMED = "confirmed"  # 確認: the result stands and its sheets are frozen
    DISCLOSED = "disclosed"  # 開示: from now on the person may read it
