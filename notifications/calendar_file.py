"""Calendar files 予定ファイル: a talk as a calendar takes it in, changes it and takes it out again (RFC 5545, 5546).

One UID and one organiser for the talk's whole life; no recurrence, no names, a neutral subject.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vCalAddress, vText

from models.letters import EventFacts, Letter, LetterKind
from notifications.dates_in_words import TOKYO
from notifications.envelope import CalendarPart, Sender, mail_address, one_line

SUMMARY: Final = "面談"
PRODID: Final = "-//Ayumi//Calendar//JA"


class Method(StrEnum):
    REQUEST = "REQUEST"  # 決定・変更
    CANCEL = "CANCEL"  # 取りやめ


_METHODS: Final = {
    LetterKind.TALK_FIXED: Method.REQUEST,
    LetterKind.TALK_CALLED_OFF: Method.CANCEL,
}


def calendar_parts(
    letter: Letter, *, link: str, to: str, sender: Sender
) -> tuple[CalendarPart, ...]:
    """One part for each event of the letter; none for letters of other kinds.

    The bytes depend on the letter, the reader's address and the sender alone: a letter sent twice
    carries the same file. Raises BadInput for an address that is none.
    """
    method = _METHODS.get(letter.kind)
    if method is None:
        return ()
    return tuple(
        CalendarPart(
            method=method,
            text=_message(event, method, at=letter.at, link=link, to=to, sender=sender),
        )
        for event in letter.facts.events
    )


def feed(events: Iterable[EventFacts], *, at: datetime, link: str) -> str:
    """All given talks as one calendar to subscribe to: times and the link, no places, no people.

    Without a METHOD: nobody is asked for anything (RFC 5545, 3.7.2).
    """
    bare = (event.model_copy(update={"place": "", "online": ""}) for event in events)
    return _text(_calendar(None, [_event(one, at=at, link=link) for one in bare]))


def _message(
    event: EventFacts, method: Method, *, at: datetime, link: str, to: str, sender: Sender
) -> str:
    """The organiser is the product, never a person: hand-over and moves change nothing about it."""
    found = _event(event, at=at, link=link)
    organizer = vCalAddress(f"mailto:{mail_address(sender.address).addr_spec}")
    organizer.params["CN"] = vText(one_line(sender.name).replace('"', ""))
    found.add("organizer", organizer)
    reader = vCalAddress(f"mailto:{mail_address(to).addr_spec}")
    reader.params |= {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
    found.add("attendee", reader)
    if method is Method.CANCEL:
        found["status"] = vText("CANCELLED")
    return _text(_calendar(method, [found]))


def _event(event: EventFacts, *, at: datetime, link: str) -> Event:
    start = event.start.astimezone(TOKYO)
    place, online = one_line(event.place), one_line(event.online)
    found = Event()
    found.add("uid", event.uid)
    found.add("sequence", event.sequence)
    found.add("dtstamp", at.astimezone(UTC))
    found.add("last-modified", at.astimezone(UTC))
    found.add("dtstart", start)
    found.add("dtend", start + timedelta(minutes=event.minutes))
    found.add("summary", SUMMARY)
    if place or online:
        found.add("location", place or online)
    found.add("description", "\n".join(_description(place, online, link)))
    found.add("url", link)
    found.add("status", "CONFIRMED")
    found.add("transp", "OPAQUE")
    return found


def _description(place: str, online: str, link: str) -> Iterable[str]:
    if place and online:
        yield f"オンライン: {online}"
    yield "変更のご希望は、自分の仕事のページでお知らせください。"
    yield link


def _calendar(method: Method | None, events: Sequence[Event]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    calendar.add_component(_japan())
    for event in events:
        calendar.add_component(event)
    return calendar


def _japan() -> Timezone:
    """Nine hours ahead, all year (標準時ニ関スル件): written out, since not every receiver knows the name."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 -- local by definition (RFC 5545, 3.6.5)
    standard.add("tzoffsetfrom", timedelta(hours=9))
    standard.add("tzoffsetto", timedelta(hours=9))
    standard.add("tzname", "JST")
    zone = Timezone()
    zone.add("tzid", "Asia/Tokyo")
    zone.add_component(standard)
    return zone


def _text(calendar: Calendar) -> str:
    return str(calendar.to_ical(), "utf-8")
