"""Times 予定の時間 as letters say them: 10月16日(金)14:00から14:30まで, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from models.letters import EventFacts
from notifications.dates_in_words import TOKYO

ONLINE: Final = "オンライン"


@dataclass(frozen=True, slots=True)
class Time:
    """``where``: a room, or that it is online; the address itself stands in the calendar alone."""

    start: datetime
    minutes: int
    where: str = ""

    @property
    def until(self) -> str:
        """``14:30``."""
        return f"{(self.start + timedelta(minutes=self.minutes)).astimezone(TOKYO):%H:%M}"


def times_of(events: Iterable[EventFacts]) -> tuple[Time, ...]:
    """Earliest first."""
    return tuple(
        Time(start=event.start, minutes=event.minutes, where=where(event))
        for event in sorted(events, key=lambda event: event.start)
    )


def where(event: EventFacts) -> str:
    """One line; a room comes before an address."""
    return " ".join(event.place.split()) or (ONLINE if event.online else "")
