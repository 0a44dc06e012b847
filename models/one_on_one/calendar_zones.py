"""Time zones 時間帯 as calendar files name them: by the world's names, by Windows' names, or spelled out."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from models.one_on_one.calendar_text import Component, Line
from models.one_on_one.calendar_values import day_or_moment, naive, offset_of
from models.one_on_one.recurrences import Allowance, occurrences

UNREADABLE: Final = (ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError)
"""What reading a broken part may raise: the part is left out and counted."""
_LONGEST_NAME: Final = 100


class SpelledOutZone(tzinfo):
    """A zone as a VTIMEZONE gives it: from each local onset on, an offset."""

    def __init__(self, onsets: Iterable[tuple[datetime, timedelta]], before: timedelta) -> None:
        known = sorted(onsets, key=lambda onset: onset[0])
        self._onsets = [onset for onset, _ in known]
        self._offsets = [before, *(offset for _, offset in known)]

    def utcoffset(self, moment: datetime | None) -> timedelta:
        if moment is None:
            return self._offsets[-1]
        return self._offsets[bisect_right(self._onsets, moment.replace(tzinfo=None))]

    def dst(self, moment: datetime | None) -> timedelta:  # noqa: ARG002 - the offset says it all
        return timedelta()

    def tzname(self, moment: datetime | None) -> str:  # noqa: ARG002
        return ""


class Zones:
    """The zones of one file. A time without zone, or with an unknown one, is the city's."""

    def __init__(self, city: tzinfo) -> None:
        self.city = city
        self._known: dict[str, tzinfo] = {}

    def add(self, component: Component, until: datetime, allowance: Allowance) -> None:
        """Learns a zone the file spells out, if the world does not know its name.

        Raises ValueError and its kin for a broken one, TooMuchWork.
        """
        name = component.value("TZID")
        location = component.value("X-LIC-LOCATION")
        known = _of_the_world(name) or _of_the_world(location)
        self._known[name] = known or _spelled_out(component, until, allowance)

    def of(self, name: str) -> tzinfo:
        """The zone a TZID names."""
        if name not in self._known:
            self._known[name] = _of_the_world(name) or self.city
        return self._known[name]

    def of_line(self, line: Line) -> tzinfo:
        name = line.parameter("TZID")
        return self.of(name) if name else self.city


def _of_the_world(name: str) -> tzinfo | None:
    """``Asia/Tokyo``, ``/citadel.org/…/Asia/Tokyo``, ``Tokyo Standard Time``; None if it is none."""
    name = name.strip().strip('"')
    if not name or len(name) > _LONGEST_NAME:
        return None
    words = name.split("/")
    tries = [
        WINDOWS_TO_OLSON.get(name, ""),
        name.strip("/"),
        "/".join(words[-2:]),
        "/".join(words[-3:]),
    ]
    for known in tries:
        try:
            return ZoneInfo(known)
        except (ValueError, OSError, KeyError):
            continue
    return None


def _spelled_out(component: Component, until: datetime, allowance: Allowance) -> tzinfo:
    onsets: list[tuple[datetime, timedelta]] = []
    befores: list[tuple[datetime, timedelta]] = []
    for part in component.inner:
        start = naive(day_or_moment(part.value("DTSTART")))
        before = offset_of(part.value("TZOFFSETFROM"))
        offset = offset_of(part.value("TZOFFSETTO"))
        befores.append((start, before))
        onsets.append((start, offset))
        for rule in part.all("RRULE"):
            fixed = SpelledOutZone((), before)
            times = occurrences(rule.value, start, fixed, start, until, allowance)
            onsets.extend((moment, offset) for moment in times)
        for dates in part.all("RDATE"):
            onsets.extend((naive(day_or_moment(text)), offset) for text in dates.value.split(","))
    return SpelledOutZone(onsets, min(befores)[1])
