"""The case has ended (手続きの終了): that it did and when; why stands behind the sign-in."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CaseEnded:
    """To the evaluated person."""

    ended: date
    link: str

    @classmethod
    def example(cls) -> "CaseEnded":
        return cls(ended=date(2027, 3, 31), link="https://ayumi.example.jp/my-record")
