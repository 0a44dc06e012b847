"""An account was made (利用の案内): choose a password until then."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """To a person HR has registered."""

    until: datetime
    link: str

    @classmethod
    def example(cls) -> "Invitation":
        return cls(
            until=datetime(2026, 10, 16, 8, 15, tzinfo=UTC),
            link="https://ayumi.example.jp/invitation/9c1f0b7a4e2d8c6f5a3b1e0d7c9f8a62",
        )
