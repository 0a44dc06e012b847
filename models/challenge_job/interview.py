"""Interviews 面談 of a selection: how far one has come, how many a day, and between which days it lies."""

from datetime import date
from enum import StrEnum
from typing import Final

from models.challenge_job.days import Days, Stage

A_DAY: Final = 8
"""Interviews a day, where it can be."""


class InterviewState(StrEnum):
    FIXED = "fixed"  # 日時が決まった
    ASKED_OTHER = "asked_other"  # 本人が別の時間を希望
    TO_MOVE = "to_move"  # 審査員が代わり、決め直し


def interview_days(days: Days, call: int) -> tuple[date, date]:
    """First and last day of interviews; the short second call holds them until its ranking is due."""
    if call == 1:
        return days["interviews_from"], days["interviews_to"]
    return days[Stage.SECOND_OPENED_ON], days[Stage.SECOND_RANKING_DUE]
