"""Preferred hours 希望の時間帯: what a person likes best, and what a time costs those who like another.

Preferences order the proposals and never hinder one: a time nobody likes is still a time.
"""

from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from models.frozen import Frozen

EMPLOYEE_MISSES: Final = 40
PARTNER_MISSES: Final = 30
"""For each wish (the weekday, the part of the day) a time misses; the employee's weigh more."""
DAY_LATER: Final = 2
HALF_PAST: Final = 10
AT_A_QUARTER: Final = 20
"""Full hours are easiest to keep in mind."""


class Part(StrEnum):
    MORNING = "morning"  # 午前
    AFTERNOON = "afternoon"  # 午後


class TimeOfWeek(NamedTuple):
    """Monday is 0; the afternoon begins at noon by the city's clock."""

    weekday: int
    part: Part
    minute: int

    @classmethod
    def of(cls, moment: datetime, zone: ZoneInfo) -> "TimeOfWeek":
        local = moment.astimezone(zone)
        part = Part.MORNING if local.hour < 12 else Part.AFTERNOON
        return cls(local.weekday(), part, local.minute)


class Likes(Frozen):
    """What a person said; an empty set says nothing."""

    weekdays: frozenset[int] = frozenset()
    parts: frozenset[Part] = frozenset()

    def missed(self, time: TimeOfWeek) -> int:
        """How many of the wishes the time misses: 0 to 2."""
        day = bool(self.weekdays) and time.weekday not in self.weekdays
        part = bool(self.parts) and time.part not in self.parts
        return day + part

    def met(self, time: TimeOfWeek) -> bool:
        """Something was wished, and the time meets all of it."""
        return bool(self.weekdays or self.parts) and not self.missed(time)


def cost(time: TimeOfWeek, days_later: int, employee: Likes, partner: Likes) -> int:
    """What speaks against a time, the smaller the better; ``days_later`` than the first that is free."""
    minute = 0 if time.minute == 0 else HALF_PAST if time.minute == 30 else AT_A_QUARTER
    likes = EMPLOYEE_MISSES * employee.missed(time) + PARTNER_MISSES * partner.missed(time)
    return likes + minute + DAY_LATER * days_later
