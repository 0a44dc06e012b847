"""Times for talks 面談の時間 as tests write them: a day and the city's clock, free and busy."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from models.one_on_one.likes import Likes, Part
from models.one_on_one.sides import Invitee, Side
from models.one_on_one.talk import Span
from models.open_days import OpenDays
from models.policy.talks import TalkHours

DAYS: Final = OpenDays()
TOKYO: Final = ZoneInfo("Asia/Tokyo")
HOURS: Final = TalkHours(from_=time(9), to=time(17), lunch_from=time(12), lunch_to=time(13))
MONDAY: Final = date(2027, 5, 10)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=n) for n in range(1, 5))
MORNING, AFTERNOON = Part.MORNING, Part.AFTERNOON


def at(day: date, clock: str) -> datetime:
    """UTC, from the city's clock: ``at(MONDAY, "09:30")``."""
    return datetime.combine(day, time.fromisoformat(clock), TOKYO).astimezone(UTC)


def span(day: date, start: str, end: str) -> Span:
    return Span(start=at(day, start), end=at(day, end))


def likes(*weekdays: int, parts: tuple[Part, ...] = ()) -> Likes:
    return Likes(weekdays=frozenset(weekdays), parts=frozenset(parts))


def partner(*free: Span, wishes: Likes | None = None) -> Side:
    return Side(person_id="partner", free=free, likes=wishes or Likes())


def invited(
    name: str,
    *free: Span,
    minutes: int = 30,
    wishes: Likes | None = None,
    fixed: datetime | None = None,
) -> Invitee:
    return Invitee(person_id=name, free=free, likes=wishes or Likes(), minutes=minutes, fixed=fixed)


def shown(moment: datetime) -> str:
    """``月 09:00`` by the city's clock."""
    local = moment.astimezone(TOKYO)
    return f"{'月火水木金土日'[local.weekday()]} {local:%H:%M}"
