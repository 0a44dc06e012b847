"""A book of talks for tests of calendars: times are fixed, moved, called off and handed over, and told by letter.

It writes what pages of a series write: the talk under its next SEQUENCE, and a letter to each of the two.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from email.message import EmailMessage

from sqlalchemy import select
from sqlmodel import col

from models.ids import PersonId
from models.letters import EventFacts, Facts, LetterKind
from models.one_on_one.talk import TalkState
from models.tables.talk import TalkRow
from notifications.smtp import Encryption, SmtpCarrier, SmtpServer
from tests.given.calendar_server import CalendarServer
from tests.given.receiver import Kept, Receiver
from tests.given.talks import a_series, a_talk
from tests.letters.given import SENDER, Hall, Phonebook
from tests.letters.scripted_server import ScriptedServer


@dataclass
class BookOfTalks:
    hall: Hall
    calendars: CalendarServer
    mail_server: ScriptedServer
    receivers: dict[str, Receiver] = field(default_factory=dict)
    _causes: int = 0

    async def joins(self, *people: str) -> None:
        """Each gets an empty calendar on the server."""
        for person in people:
            address = await self.calendars.calendar_of(person)
            self.receivers[person] = Receiver(
                f"{person}@city.example.jp", address, self.calendars.login_of(person)
            )

    async def a_talk(self, employee: str, partner: str) -> TalkRow:
        series = await a_series(
            self.hall.database, PersonId(employee), pack_id="standard/2026", now=self.now
        )
        return await a_talk(
            self.hall.database, series, PersonId(partner), state=TalkState.DUE, minutes=30
        )

    @property
    def now(self) -> datetime:
        return self.hall.clock.business_now

    async def fixes(self, talk: TalkRow, start: datetime) -> None:
        """Also a move to another time at once: the same event, the next SEQUENCE."""
        await self._changes(talk, TalkState.BOOKED, start)
        await self._tells(LetterKind.TALK_FIXED, talk, start, talk.employee_id, talk.partner_id)

    async def calls_off(self, talk: TalkRow) -> None:
        start = talk.starts_at
        assert start is not None
        await self._changes(talk, TalkState.DUE, None)
        await self._tells(
            LetterKind.TALK_CALLED_OFF, talk, start, talk.employee_id, talk.partner_id
        )

    async def hands_over(self, talk: TalkRow, to: str) -> None:
        """The time stays: the old partner is told it is off, the new one and the employee that it is on."""
        start, before = talk.starts_at, talk.partner_id
        assert start is not None
        talk.partner_id = to
        await self._changes(talk, TalkState.BOOKED, start)
        await self._tells(LetterKind.TALK_CALLED_OFF, talk, start, before)
        await self._tells(LetterKind.TALK_FIXED, talk, start, talk.employee_id, to)

    async def post(self) -> list[EmailMessage]:
        """What leaves now, as mails on the wire, in the order they left."""
        self.hall.clock.business_now += timedelta(minutes=1)
        before = len(self.mail_server.letters)
        server = SmtpServer("127.0.0.1", self.mail_server.port, Encryption.NONE)
        carrier = SmtpCarrier(server, SENDER, Phonebook())
        while await self.hall.post_office(carrier).deliver_once():
            pass
        return self.mail_server.letters[before:]

    async def arrive(self, mails: list[EmailMessage]) -> None:
        for mail in mails:
            await self.receivers[reader_of(mail)].takes(mail)

    async def booked(self, person: str) -> list[Kept]:
        """What the book says stands in this person's calendar."""
        async with self.hall.database.reading() as session:
            rows = await session.scalars(
                select(TalkRow).where(col(TalkRow.state) == TalkState.BOOKED)
            )
            return sorted(
                Kept(uid=row.uid, start=row.starts_at, minutes=row.minutes, sequence=row.sequence)
                for row in rows
                if person in (row.employee_id, row.partner_id) and row.starts_at
            )

    async def agree(self) -> None:
        """Every calendar holds what the book says and nothing else: no second event, no orphan."""
        for person, receiver in self.receivers.items():
            assert await receiver.holds() == await self.booked(person), person

    async def _changes(self, talk: TalkRow, state: TalkState, start: datetime | None) -> None:
        talk.state, talk.starts_at, talk.sequence = state, start, talk.sequence + 1
        async with self.hall.database.writing() as session:
            await session.merge(talk)

    async def _tells(
        self, kind: LetterKind, talk: TalkRow, start: datetime, *people: str | None
    ) -> None:
        event = EventFacts(
            talk_id=talk.id,
            uid=talk.uid,
            sequence=talk.sequence,
            start=start,
            minutes=talk.minutes,
            place="本館3階 第2会議室",
        )
        self._causes += 1
        for person in filter(None, people):
            await self.hall.writes(
                kind, person, facts=Facts(events=(event,)), cause=f"page-{self._causes}"
            )


def reader_of(mail: EmailMessage) -> str:
    return str(mail["To"]).partition("@")[0]


def october(day: int) -> date:
    return date(2026, 10, day)
