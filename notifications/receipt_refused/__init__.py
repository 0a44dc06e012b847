"""Something that was received could not be applied (反映できなかった提出)."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class ReceiptRefused:
    """To the person who submitted it, and to HR."""

    received: datetime
    receipt_number: str
    reason: str
    link: str

    @classmethod
    def example(cls) -> "ReceiptRefused":
        return cls(
            received=datetime(2026, 10, 16, 8, 20, tzinfo=UTC),
            receipt_number="7F3K-2M9Q",
            reason="期限をすぎていたため、",
            link="https://ayumi.example.jp/t/8f3k2m9q",
        )
