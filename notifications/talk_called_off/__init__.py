"""A time is called off (面談の取りやめ); with it the event leaves the reader's calendar.

It says which time, never what it was for or with whom.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from notifications.events_in_words import Time


@dataclass(frozen=True, slots=True)
class TalkCalledOff:
    """To each of the two, and to whoever is no longer one of them."""

    first: datetime
    times: tuple[Time, ...]
    link: str

    @classmethod
    def example(cls) -> "TalkCalledOff":
        start = datetime(2026, 10, 16, 5, 0, tzinfo=UTC)
        return cls(
            first=start,
            times=(Time(start=start, minutes=30),),
            link="https://ayumi.example.jp/my-tasks",
        )
