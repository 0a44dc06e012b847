"""Somebody's task in one's line is overdue (上司への知らせ): kind and date, never whose."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Escalated:
    """To the superior of the person whose task it is, or to HR (上司または人事課)."""

    matter: str
    due: datetime
    link: str

    @classmethod
    def example(cls) -> "Escalated":
        return cls(
            matter="目標の確認",
            due=datetime(2026, 10, 16, 8, 15, tzinfo=UTC),
            link="https://ayumi.example.jp/t/8f3k2m9q",
        )
