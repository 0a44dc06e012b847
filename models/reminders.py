"""Reminders 督促 that HR sends by hand: to a person once a day, with the next morning round 朝の便 or at once."""

from datetime import date
from enum import StrEnum
from typing import Final

from models.frozen import Frozen


class When(StrEnum):
    """When a reminder reaches those who are chosen."""

    ROUND = "round"  # 次の朝の便で
    NOW = "now"  # 今日のうちに


class Owed(Frozen):
    """One open task somebody owes: whose case it is of, and who is to be reminded."""

    task_id: str
    key: str
    case_id: str
    subject_id: str
    person_id: str


_WORD: Final = "reminder/"


def cause_on(day: date) -> str:
    """The cause of a reminder's letter: its day, so that pressing twice on a day is once."""
    return f"{_WORD}{day.isoformat()}"


def is_reminder(once_key: str) -> bool:
    """Whether a letter's natural key is that of a reminder."""
    return f"/{_WORD}" in once_key
