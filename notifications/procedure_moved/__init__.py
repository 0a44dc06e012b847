"""Something has happened in a procedure that stays out of letters (お手続きのお知らせ): only the day.

It has no field for what it is about, so that a beginning, an end and a change look the same.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ProcedureMoved:
    """To whoever has a part in it."""

    on: date
    link: str

    @classmethod
    def example(cls) -> "ProcedureMoved":
        return cls(on=date(2027, 1, 20), link="https://ayumi.example.jp/my-tasks")
