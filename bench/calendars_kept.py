"""Calendars as people's programs keep them 受け取った予定表: an own parser, UID, SEQUENCE and DTSTAMP (RFC 5546, 2.1.5)."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import vobject

from bench.mail_sink import Arrived


@dataclass(frozen=True)
class Event:
    """One event as it stands; a cancelled one is remembered, so that nothing older brings it back."""

    uid: str
    start: datetime
    minutes: int
    sequence: int
    is_cancelled: bool


@dataclass
class Calendar:
    """One person's calendar. ``odd`` says in words what no program should have to accept."""

    events: dict[str, Event] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)
    _newest: dict[str, tuple[int, datetime]] = field(default_factory=dict)

    @property
    def shown(self) -> list[Event]:
        """What its owner sees."""
        return [it for it in self.events.values() if not it.is_cancelled]

    def takes(self, mail: EmailMessage, to: str) -> int:
        """Applies every calendar part of a mail; returns how many changed something."""
        parts = [it for it in mail.walk() if it.get_content_type() == "text/calendar"]
        return sum(self._applies(it, to) for it in parts if isinstance(it, EmailMessage))

    def _applies(self, part: EmailMessage, to: str) -> bool:
        calendar = vobject.readOne(part.get_content())
        method = str(calendar.method.value)
        (event,) = calendar.vevent_list
        self._look(event, method, part, to)
        uid = str(event.uid.value)
        version = (int(event.sequence.value), event.dtstamp.value)
        if uid in self._newest and version <= self._newest[uid]:
            return False
        self._newest[uid] = version
        kept, before = _kept(event, method), self.events.get(uid)
        if before is not None and before.sequence == kept.sequence and before != kept:
            self.odd.append(f"event {uid} is told otherwise under the same SEQUENCE")
        self.events[uid] = kept
        return True

    def _look(self, event: Any, method: str, part: EmailMessage, to: str) -> None:
        uid = event.uid.value
        if method not in ("REQUEST", "CANCEL") or part.get_param("method") != method:
            self.odd.append(f"the part about {uid} has METHOD {method}")
        if [it.value for it in event.attendee_list] != [f"mailto:{to}"]:
            self.odd.append(f"the part about {uid} is not addressed to its reader alone")
        if hasattr(event, "rrule"):
            self.odd.append(f"event {uid} recurs")


class Calendars:
    """Everybody's, by mail address; mails are applied in the order in which they came."""

    def __init__(self) -> None:
        self._of: dict[str, Calendar] = {}

    def take(self, arrived: Arrived) -> None:
        self.of(arrived.to).takes(arrived.message, arrived.to)

    def of(self, address: str) -> Calendar:
        return self._of.setdefault(address, Calendar())


def _kept(event: Any, method: str) -> Event:
    start, end = event.dtstart.value, event.dtend.value
    return Event(
        uid=str(event.uid.value),
        start=start.astimezone(UTC),
        minutes=int((end - start).total_seconds() // 60),
        sequence=int(event.sequence.value),
        is_cancelled=method == "CANCEL",
    )
