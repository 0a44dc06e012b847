"""Calendar files カレンダーの文面 as other programs write them, and what was read from them in words."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from models.one_on_one.busy_times import BusyReading, read_calendar
from models.one_on_one.talk import Span

JAPAN = ZoneInfo("Asia/Tokyo")


def at(text: str) -> datetime:
    """``2026-04-06 10:00`` in Japan, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=JAPAN).astimezone(UTC)


APRIL = Span(start=at("2026-04-01 00:00"), end=at("2026-05-01 00:00"))


def an_event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", "UID:one", "SUMMARY:秘密の会議", *lines, "END:VEVENT"])


def a_file(*parts: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""])


def read(*lines: str, window: Span = APRIL) -> list[tuple[str, str]]:
    return told(read_calendar(a_file(an_event(*lines)), window, JAPAN))


def told(reading: BusyReading) -> list[tuple[str, str]]:
    def words(moment: datetime) -> str:
        return moment.astimezone(JAPAN).strftime("%m-%d %H:%M")

    return [(words(span.start), words(span.end)) for span in reading.spans]
