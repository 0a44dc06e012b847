"""Days and moments as letters say them: 10/16(金) in a subject, 10月16日(金)17:15 in a body."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from models.wareki import WEEKDAYS, short_day

TOKYO = ZoneInfo("Asia/Tokyo")


def slash_day(when: date | datetime) -> str:
    """``10/16(金)``; a moment is read as the day it is in Japan."""
    day = _day(when)
    return f"{day.month}/{day.day}({WEEKDAYS[day.weekday()]})"


def slash_time(when: datetime) -> str:
    """``10/16(金)17:15``."""
    return f"{slash_day(when)}{when.astimezone(TOKYO):%H:%M}"


def day_in_words(when: date | datetime) -> str:
    """``10月16日(金)``."""
    return short_day(_day(when))


def day_and_time(when: datetime) -> str:
    """``10月16日(金)17:15``."""
    return f"{day_in_words(when)}{when.astimezone(TOKYO):%H:%M}"


def _day(when: date | datetime) -> date:
    return when.astimezone(TOKYO).date() if isinstance(when, datetime) else when
