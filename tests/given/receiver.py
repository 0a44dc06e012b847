"""A receiver 受け取り手 as calendars are: reads the mail with its own parser, obeys UID and SEQUENCE, keeps on a server."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any
from urllib.parse import quote

import httpx2
import vobject


@dataclass(frozen=True, order=True)
class Kept:
    """An event as the server gives it back."""

    uid: str
    start: datetime
    minutes: int
    sequence: int


@dataclass
class Receiver:
    """The calendar program behind one mailbox; ``address`` is the calendar on the server.

    It remembers the newest version of each UID, also of a cancelled one (RFC 5546, 2.1.5).
    """

    mailbox: str
    address: str
    login: tuple[str, str]
    organizers: dict[str, str] = field(default_factory=dict)
    _newest: dict[str, tuple[int, datetime]] = field(default_factory=dict)

    async def takes(self, mail: EmailMessage) -> int:
        """Applies all calendar parts of a mail; returns how many changed something."""
        changed = 0
        for part in calendar_parts(mail):
            text = part.get_content()
            assert f"METHOD:{part.get_param('method')}" in text.splitlines()
            changed += await self.reads(text)
        return changed

    async def reads(self, text: str) -> bool:
        """Applies one calendar file, unless what it says is older than what is known."""
        calendar = vobject.readOne(text)
        (event,) = calendar.vevent_list
        self._is_addressed(event)
        uid = event.uid.value
        version = (int(event.sequence.value), event.dtstamp.value)
        if uid in self._newest and version <= self._newest[uid]:
            return False
        self._newest[uid] = version
        await self._keeps(uid, calendar, calendar.method.value)
        return True

    async def holds(self) -> list[Kept]:
        """What the server holds, read back and parsed anew."""
        async with self._client() as client:
            listed = await client.get(self.address)
        assert listed.status_code == 200, listed.text
        if "BEGIN:VEVENT" not in listed.text:
            return []
        return sorted(_kept(event) for event in vobject.readOne(listed.text).vevent_list)

    def _is_addressed(self, event: Any) -> None:
        """To this person alone, who need not answer, by the organiser of the first mail."""
        (attendee,) = event.attendee_list
        assert attendee.value == f"mailto:{self.mailbox}"
        assert attendee.params["RSVP"] == ["FALSE"]
        known = self.organizers.setdefault(event.uid.value, event.organizer.value)
        assert event.organizer.value == known
        assert not hasattr(event, "rrule")

    async def _keeps(self, uid: str, calendar: Any, method: str) -> None:
        at = f"{self.address}{quote(uid, safe='')}.ics"
        async with self._client() as client:
            if method == "CANCEL":
                gone = await client.delete(at)
                assert gone.status_code in (200, 204, 404), gone.text
                return
            del calendar.method
            stored = await client.put(
                at, content=calendar.serialize(), headers={"content-type": "text/calendar"}
            )
            assert stored.status_code in (201, 204), stored.text

    def _client(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(auth=self.login)


def calendar_parts(mail: EmailMessage) -> list[EmailMessage]:
    """In the mail's order, wherever they stand in it."""
    return [
        part
        for part in mail.walk()
        if part.get_content_type() == "text/calendar" and isinstance(part, EmailMessage)
    ]


def _kept(event: Any) -> Kept:
    start, end = event.dtstart.value, event.dtend.value
    return Kept(
        uid=event.uid.value,
        start=start.astimezone(UTC),
        minutes=int((end - start).total_seconds() // 60),
        sequence=int(event.sequence.value),
    )
