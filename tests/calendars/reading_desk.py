"""A desk that reads calendars 読み取りの机: a book, the duty, its clock, and calendars to be read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from zoneinfo import ZoneInfo

from activities.calendars import Calendars
from activities.outbound import Limits, Outbound
from activities.world import WorldMaker
from models.ids import PersonId
from models.one_on_one.calendar_links import CalendarAccess, CalendarKind
from models.one_on_one.talk import Span
from models.outbound import OutboundRule
from models.queries.calendar_links import busy_between, connect, link_of
from models.queries.seals import SealRing
from models.sealing import Key, MasterKeys
from models.tables.calendar_link import CalendarLinkRow
from models.tables.database import Database
from tests.given.app import a_book
from tests.given.scripted_web import ScriptedWeb
from tests.given.small_city import SATO, found_small_city

HOST = "calendar.city.example"
PASSWORD = "canary-password-4711"
SUBJECT = "canary-subject 秘密の打合せ"
PLACE = "canary-place"
JAPAN = ZoneInfo("Asia/Tokyo")
BRIEF = Limits(connect=1.0, silence=0.3, whole=1.0, body=200_000)


async def home_numbers(host: str, port: int) -> list[str]:
    assert host == HOST
    return ["127.0.0.1"]


class StandingClock:
    """Real time in the hands of the test."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Desk:
    """A book, the duty that reads, and what is asked of both."""

    database: Database
    seals: SealRing
    calendars: Calendars
    clock: StandingClock

    async def connects(self, who: PersonId, access: CalendarAccess) -> None:
        async with self.database.writing() as session:
            await connect(session, self.seals, who, access, HOST, self.clock())

    async def reads(self) -> int:
        return await self.calendars.look_round()

    async def busy(self, *people: PersonId) -> dict[PersonId, list[Span]]:
        start = self.clock()
        async with self.database.reading() as session:
            return await busy_between(session, people or (SATO,), start, start + timedelta(days=60))

    async def link(self, who: PersonId = SATO) -> CalendarLinkRow:
        async with self.database.reading() as session:
            row = await link_of(session, who)
        assert row is not None
        return row

    def span(self, days: int, hour: int, minutes: int = 60) -> Span:
        midnight = self.clock().astimezone(JAPAN).replace(hour=0) + timedelta(days=days)
        start = (midnight + timedelta(hours=hour)).astimezone(UTC)
        return Span.of(start, minutes)


@asynccontextmanager
async def a_desk(url: str, clock: StandingClock) -> AsyncIterator[Desk]:
    database = await a_book(url)
    await found_small_city(database)
    seals = SealRing(MasterKeys((Key.drawn(),)))
    rule = OutboundRule(hosts=(HOST,), networks=(ip_network("127.0.0.0/8"),), plain_at_home=True)
    calendars = Calendars(database, WorldMaker(), seals, Outbound(rule, BRIEF, home_numbers), JAPAN)
    yield Desk(database, seals, calendars, clock)
    await database.close()


def an_event(uid: str, span: Span, *lines: str) -> str:
    stamps = [f"{name}:{moment:%Y%m%dT%H%M%SZ}" for name, moment in _ends(span)]
    words = [f"SUMMARY:{SUBJECT}", f"LOCATION:{PLACE}", "DTSTAMP:20260101T000000Z"]
    event = ["BEGIN:VEVENT", f"UID:{uid}", *words, *stamps, *lines, "END:VEVENT"]
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//test//EN"]
    return "\r\n".join([*head, *event, "END:VCALENDAR", ""])


def _ends(span: Span) -> list[tuple[str, datetime]]:
    return [("DTSTART", span.start), ("DTEND", span.end)]


def ics(web: ScriptedWeb) -> CalendarAccess:
    return CalendarAccess(
        kind=CalendarKind.ICS, address=f"http://{HOST}:{web.port}/canary-secret/my.ics"
    )


FILE = an_event("x", Span.of(datetime(2026, 1, 1, tzinfo=UTC), 60), "RRULE:FREQ=DAILY").encode()
