"""Something happened to one's account (安全の知らせ)."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class SecurityNotice:
    """To the person whose account it is."""

    at: datetime
    event: str
    link: str

    @classmethod
    def example(cls) -> "SecurityNotice":
        return cls(
            at=datetime(2026, 10, 16, 5, 3, tzinfo=UTC),
            event="パスワードが変わりました",
            link="https://ayumi.example.jp/sign-in",
        )
