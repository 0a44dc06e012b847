"""A talk 面談 of a 1on1: its states, its time, its subjects; never what was said."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from models.frozen import Frozen

QUARTER: Final = timedelta(minutes=15)
"""Times are booked by quarter hours 15分."""


class TalkState(StrEnum):
    DUE = "due"  # これから日時を決める
    OFFERED = "offered"  # 候補を提示中
    BOOKED = "booked"  # 日時が決まった
    HELD = "held"  # 実施済み
    MISSED = "missed"  # 実施できず
    SKIPPED = "skipped"  # 日時が決まらないまま終了
    CALLED_OFF = "called_off"  # 取りやめ(休業・異動・退職)


STATE_WORDS: Final[dict[TalkState, str]] = {
    TalkState.DUE: "日時はこれから",
    TalkState.OFFERED: "候補を提示中",
    TalkState.BOOKED: "日時が決定",
    TalkState.HELD: "実施済み",
    TalkState.MISSED: "実施できず",
    TalkState.SKIPPED: "日時が決まらず終了",
    TalkState.CALLED_OFF: "取りやめ",
}

LIVING_TALK: Final = frozenset({TalkState.DUE, TalkState.OFFERED, TalkState.BOOKED})


class Topic(StrEnum):
    """Subjects 話題 that may be named; HR reads them only where both want it."""

    RESULTS = "results"  # 成果・評価のふりかえり
    WORK = "work"  # 日々の業務
    WORRIES = "worries"  # 悩み・困りごと
    GROWTH = "growth"  # 成長・学び
    CAREER = "career"  # キャリア


TOPIC_WORDS: Final[dict[Topic, str]] = {
    Topic.RESULTS: "成果・評価のふりかえり",
    Topic.WORK: "日々の業務",
    Topic.WORRIES: "悩み・困りごと",
    Topic.GROWTH: "成長・学び",
    Topic.CAREER: "キャリア",
}


class Span(Frozen):
    """A time from ``start`` (aware UTC, on a quarter) to ``end``, which itself is free."""

    start: datetime
    end: datetime

    @classmethod
    def of(cls, start: datetime, minutes: int) -> "Span":
        return cls(start=start, end=start + timedelta(minutes=minutes))

    @property
    def quarters(self) -> tuple[datetime, ...]:
        """The quarter hours it takes; a begun one counts whole."""
        return tuple(self.start + n * QUARTER for n in range(-((self.start - self.end) // QUARTER)))

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end
