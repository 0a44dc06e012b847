"""A time is fixed or has changed (面談の日時); with it comes the event for the reader's calendar.

It says when and where, never what for or with whom: letters of 1on1, Challenge Job and mentoring read alike.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from notifications.events_in_words import Time


@dataclass(frozen=True, slots=True)
class TalkFixed:
    """To each of the two. ``is_newer``: an earlier letter may have told another time."""

    first: datetime
    times: tuple[Time, ...]
    is_newer: bool
    link: str

    @classmethod
    def example(cls) -> "TalkFixed":
        start = datetime(2026, 10, 16, 5, 0, tzinfo=UTC)
        return cls(
            first=start,
            times=(Time(start=start, minutes=30, where="本館3階 第2会議室"),),
            is_newer=True,
            link="https://ayumi.example.jp/my-tasks",
        )
