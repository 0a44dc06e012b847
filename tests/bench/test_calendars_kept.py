"""The receiving calendar of the 1on1 proof obeys UID, SEQUENCE and DTSTAMP, and says what is odd about a part."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest

from bench.calendars_kept import Calendar

ME = "yamada@city.example"
MONDAY = datetime(2026, 4, 27, 1, tzinfo=UTC)
_EVENT = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//test//\r
METHOD:{method}\r
BEGIN:VEVENT\r
UID:u1\r
SEQUENCE:{sequence}\r
DTSTAMP:202604{stamp}T000000Z\r
DTSTART:{start:%Y%m%dT%H%M%SZ}\r
DTEND:{end:%Y%m%dT%H%M%SZ}\r
ORGANIZER:mailto:jinji@city.example\r
ATTENDEE:mailto:{to}\r
{more}END:VEVENT\r
END:VCALENDAR\r
"""


def a_mail(
    sequence: int,
    hours: int = 0,
    *,
    method: str = "REQUEST",
    stamp: int = 20,
    to: str = ME,
    more: str = "",
    said: str = "",
) -> EmailMessage:
    start = MONDAY + timedelta(hours=hours)
    end = start + timedelta(minutes=30)
    text = _EVENT.format(
        method=method, sequence=sequence, stamp=stamp, start=start, end=end, to=to, more=more
    )
    mail = EmailMessage()
    mail.set_content("")
    mail.add_alternative(text, subtype="calendar", params={"method": said or method})
    return mail


def shown(calendar: Calendar) -> list[tuple[int, datetime]]:
    return [(it.sequence, it.start) for it in calendar.shown]


def test_what_is_newer_replaces_and_what_is_older_or_the_same_changes_nothing() -> None:
    calendar = Calendar()
    assert calendar.takes(a_mail(1), ME) == 1
    assert calendar.takes(a_mail(3, 2), ME) == 1
    assert calendar.takes(a_mail(2, 1), ME) == 0
    assert calendar.takes(a_mail(3, 2), ME) == 0
    assert shown(calendar) == [(3, MONDAY + timedelta(hours=2))]
    assert calendar.odd == []


def test_another_time_under_the_same_sequence_is_taken_and_said() -> None:
    calendar = Calendar()
    calendar.takes(a_mail(3), ME)
    assert calendar.takes(a_mail(3, 4, stamp=21), ME) == 1
    assert shown(calendar) == [(3, MONDAY + timedelta(hours=4))]
    assert calendar.odd == ["event u1 is told otherwise under the same SEQUENCE"]


def test_a_cancellation_takes_the_event_away_and_nothing_older_brings_it_back() -> None:
    calendar = Calendar()
    calendar.takes(a_mail(2, method="CANCEL"), ME)
    calendar.takes(a_mail(1), ME)
    assert shown(calendar) == []
    calendar.takes(a_mail(3), ME)
    assert shown(calendar) == [(3, MONDAY)]
    assert calendar.odd == []


@pytest.mark.parametrize(
    ("mail", "words"),
    [
        (a_mail(1, method="PUBLISH"), "METHOD PUBLISH"),
        (a_mail(1, said="CANCEL"), "METHOD REQUEST"),
        (a_mail(1, to="tanaka@city.example"), "not addressed"),
        (a_mail(1, more="RRULE:FREQ=WEEKLY\r\n"), "recurs"),
    ],
)
def test_what_no_program_should_have_to_take_is_said(mail: EmailMessage, words: str) -> None:
    calendar = Calendar()
    calendar.takes(mail, ME)
    assert len(calendar.odd) == 1
    assert words in calendar.odd[0]
