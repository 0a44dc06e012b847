"""Connected calendars 予定表の接続: what kinds there are, what is needed to read one, and when it is read."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from pydantic import Field

from models.frozen import Frozen
from models.one_on_one.talk import QUARTER, Span

READ_EVERY: Final = timedelta(minutes=15)
AFTER_A_WRONG_PASSWORD: Final = timedelta(days=1)
"""A server may close an account after a few wrong passwords."""
COUNTS_FOR: Final = timedelta(days=7)
"""So long the times of the last good reading count while a calendar fails."""
LOOKS_AHEAD: Final = timedelta(days=190)
"""How far ahead of today a calendar is read."""


class CalendarKind(StrEnum):
    CALDAV = "caldav"  # CalDAV(ログイン名とパスワード)
    ICS = "ics"  # 公開アドレス(ICS)


class CalendarAccess(Frozen):
    """What reading a calendar needs 接続の情報; it rests sealed, and no representation shows it."""

    kind: CalendarKind
    address: str = Field(repr=False)
    user: str = Field(default="", repr=False)
    password: str = Field(default="", repr=False)


def window_from(now: datetime) -> Span:
    """What is read at a business moment: from the quarter hour it lies in, half a year ahead."""
    first = now - (now - now.replace(hour=0, minute=0, second=0, microsecond=0)) % QUARTER
    return Span(start=first, end=first + LOOKS_AHEAD)
