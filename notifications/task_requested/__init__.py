"""A task waits and is due soon (作業のお願い): the kind of task and the date, nothing else."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class TaskRequested:
    """To the person whose task it is."""

    matter: str
    due: datetime
    link: str

    @classmethod
    def example(cls) -> "TaskRequested":
        return cls(
            matter="目標の確認",
            due=datetime(2026, 10, 16, 8, 15, tzinfo=UTC),
            link="https://ayumi.example.jp/t/8f3k2m9q",
        )
