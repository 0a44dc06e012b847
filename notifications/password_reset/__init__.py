"""A new password was asked for (パスワードの再設定)."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class PasswordReset:
    """To the person whose account it is."""

    until: datetime
    link: str

    @classmethod
    def example(cls) -> "PasswordReset":
        return cls(
            until=datetime(2026, 10, 16, 8, 15, tzinfo=UTC),
            link="https://ayumi.example.jp/invitation/9c1f0b7a4e2d8c6f5a3b1e0d7c9f8a62",
        )
