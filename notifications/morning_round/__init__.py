"""All that is new and open on one morning (朝の便): most urgent first, overdue as a word."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Line:
    """``when`` is said in words: a date, or that the date has passed."""

    matter: str
    count: int
    when: str


@dataclass(frozen=True, slots=True)
class MorningRound:
    """To everybody with an open task, one a day at most.

    ``matter`` is the most urgent line's; ``more`` counts what the lines leave out.
    """

    matter: str
    total: int
    overdue: int
    next_due: datetime | None
    lines: tuple[Line, ...]
    more: int
    link: str

    @classmethod
    def example(cls) -> "MorningRound":
        return cls(
            matter="目標の確認",
            total=7,
            overdue=1,
            next_due=datetime(2026, 10, 16, 8, 15, tzinfo=UTC),
            lines=(
                Line("お手続き", 1, "期限(10/9)をすぎています"),
                Line("目標の確認", 4, "10月16日(金)17:15まで"),
                Line("自己申告", 1, "10月30日(金)17:15まで"),
                Line("お手続き", 1, "10月30日(金)17:15まで"),
            ),
            more=0,
            link="https://ayumi.example.jp/my-tasks",
        )
