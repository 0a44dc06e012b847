"""A task whose kind stays out of letters (お手続きのお願い): only the date.

It has no field for what it is about, so that letters of secret processes cannot differ.
"""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class ProcedureRequested:
    """To the person whose task it is."""

    due: datetime
    link: str

    @classmethod
    def example(cls) -> "ProcedureRequested":
        return cls(
            due=datetime(2027, 1, 20, 8, 15, tzinfo=UTC), link="https://ayumi.example.jp/t/2h6v9c4x"
        )
