"""A matter went on to HR because nobody acted (人事課への引継ぎ)."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class HandedToHr:
    """To each person of the HR desk."""

    matter: str
    due: datetime
    link: str

    @classmethod
    def example(cls) -> "HandedToHr":
        return cls(
            matter="人事課の判断",
            due=datetime(2026, 10, 16, 8, 15, tzinfo=UTC),
            link="https://ayumi.example.jp/t/8f3k2m9q",
        )
