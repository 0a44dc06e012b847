"""Letters about times 面談の日時: one to each reader for all of one press, the newest alone, with files for calendars."""

from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
import vobject

from models.errors import NotFound
from models.ids import PersonId
from models.letters import EventFacts, Facts, Letter, LetterKind, LetterState
from models.queries.hr_letters import may_be_printed
from models.queries.paper_letters import letter_to_print
from models.rights import Viewer
from models.roles import Office
from models.tables.talk import TalkRow
from notifications.calendar_file import calendar_parts
from notifications.composition import compose
from notifications.envelope import envelope
from notifications.rendering import Renderer, Words
from notifications.smtp import Encryption, SmtpCarrier, SmtpServer
from tests.letters.booked import FRIDAY, a_booked_talk, event_of
from tests.letters.given import CONTACT, LINKS, SENDER, TUESDAY, Hall, Phonebook, at
from tests.letters.scripted_server import ScriptedServer

FIXED, CALLED_OFF = LetterKind.TALK_FIXED, LetterKind.TALK_CALLED_OFF


async def raised(hall: Hall, talk: TalkRow) -> None:
    talk.sequence += 1
    async with hall.database.writing() as session:
        await session.merge(talk)


async def told(
    hall: Hall, talk: TalkRow, kind: LetterKind = FIXED, person: str = "sato", **changes: object
) -> str:
    facts = Facts(events=(event_of(talk, **changes),))
    return await hall.writes(kind, person, facts=facts, cause=f"{talk.uid}/{talk.sequence}")


async def test_all_of_one_press_is_one_letter_with_a_file_for_each(
    any_hall: Hall, mail_server: ScriptedServer
) -> None:
    server = SmtpServer("127.0.0.1", mail_server.port, Encryption.NONE)
    for n in range(3):
        talk = await a_booked_talk(any_hall, f"person{n}")
        await told(any_hall, talk, start=FRIDAY + timedelta(hours=n))

    await any_hall.post_office(SmtpCarrier(server, SENDER, Phonebook())).deliver_once()

    (mail,) = mail_server.letters
    assert mail["Subject"] == "【10/16(金)14:00ほか】ご予定3件のお知らせ"
    assert mail.get_content_type() == "multipart/mixed"
    readings, *files = mail.iter_parts()
    assert [it.get_content_type() for it in readings.iter_parts()] == ["text/plain", "text/html"]
    assert [it.get_filename() for it in files] == ["yotei-1.ics", "yotei-2.ics", "yotei-3.ics"]
    calendars = [vobject.readOne(it.get_content()) for it in files]
    assert [len(it.vevent_list) for it in calendars] == [1, 1, 1]
    assert len({it.vevent.uid.value for it in calendars}) == 3
    assert {it.get_param("method") for it in files} == {"REQUEST"}


async def test_a_letter_that_may_have_left_takes_nothing_more_along(any_hall: Hall) -> None:
    first = await told(any_hall, await a_booked_talk(any_hall, "person1"))
    async with any_hall.database.writing() as session:
        row = await session.get_one(type(await any_hall.letter(first)), first)
        row.fence = 1
    second = await told(any_hall, await a_booked_talk(any_hall, "person2"))

    await any_hall.post_office().deliver_once()

    assert {await any_hall.state(one) for one in (first, second)} == {LetterState.SENT}
    assert await any_hall.subjects("sato") == ["【10/16(金)14:00】ご予定のお知らせ"] * 2


@pytest.mark.parametrize("kind", [FIXED, CALLED_OFF])
async def test_a_letter_leaves_as_the_newest_word_alone(any_hall: Hall, kind: LetterKind) -> None:
    talk = await a_booked_talk(any_hall)
    letter = await told(any_hall, talk, kind)
    await raised(any_hall, talk)

    assert await any_hall.post_office().deliver_once() == 0

    row = await any_hall.letter(letter)
    assert (row.state, row.failure) == (LetterState.DROPPED, "superseded")


async def test_who_left_the_pair_hears_of_the_end_but_of_no_time(any_hall: Hall) -> None:
    talk = await a_booked_talk(any_hall, partner="ito")
    time, end = await told(any_hall, talk), await told(any_hall, talk, CALLED_OFF)
    await raised(any_hall, talk)
    await any_hall.post_office().deliver_once()
    assert await any_hall.state(time) is LetterState.DROPPED
    assert await any_hall.state(end) is LetterState.SENT
    assert await any_hall.subjects("sato") == ["【10/16(金)14:00】ご予定の取りやめ"]


async def test_the_practice_mailbox_keeps_the_file(hall: Hall) -> None:
    await told(hall, await a_booked_talk(hall), online="https://meet.example.jp/abc")
    await hall.post_office().deliver_once()
    (letter,) = await hall.received("sato")
    (file,) = letter.calendars
    assert vobject.readOne(file).vevent.location.value == "第2会議室"
    assert "場所: 第2会議室" in letter.text
    assert "meet.example.jp" not in letter.text


async def test_hr_prints_it_for_who_has_no_mailbox_and_reads_it_otherwise_never(
    hall: Hall,
) -> None:
    letter = await told(hall, await a_booked_talk(hall))
    hr = Viewer(person_id=PersonId("ono"), day=TUESDAY, offices=frozenset({Office.HR_OPERATOR}))
    async with hall.database.writing() as session:
        with pytest.raises(NotFound):
            await may_be_printed(session, hr, letter)
        row = await session.get_one(type(await hall.letter(letter)), letter)
        row.state = LetterState.PAPER
    async with hall.database.reading() as session:
        assert await may_be_printed(session, hr, letter)
        printed = await letter_to_print(session, letter, hall.clock.business_now)
    words = Renderer(CONTACT).words(compose(printed, LINKS))
    assert words.text.startswith("10月16日(金)14:00から14:30まで、ご予定が入りました。")


BREAKS = ("\r\n", "\n", "\r", "\x0b", "\x85", "\u2028", "\x00")


@pytest.mark.parametrize("line_end", BREAKS)
@pytest.mark.parametrize("field", ["place", "online"])
def test_nothing_can_be_put_into_a_calendar(field: str, line_end: str) -> None:
    evil = f"第2{line_end}ATTENDEE:mailto:all@example.jp{line_end}END:VEVENT"
    event = EventFacts(talk_id="1", uid="1", sequence=1, start=FRIDAY, minutes=30)
    calendar = _read(event.model_copy(update={field: evil}))
    assert len(calendar.vevent_list) == 1
    (attendee,) = calendar.vevent.attendee_list
    assert attendee.value == "mailto:sato@city.example.jp"
    assert calendar.vevent.location.value.startswith("第2")


@pytest.mark.parametrize(
    "start",
    [
        at(date(2026, 12, 31), 23, 45),
        at(date(2028, 2, 28), 23, 45),
        at(date(2028, 2, 29), 23, 45),
        at(date(2027, 3, 31), 23, 45),
    ],
)
def test_times_at_the_turn_of_a_year_and_on_a_leap_day_come_back(start: datetime) -> None:
    event = EventFacts(talk_id="1", uid="1", sequence=1, start=start, minutes=30)
    read = _read(event).vevent
    assert read.dtstart.value.astimezone(UTC) == start
    assert read.dtend.value - read.dtstart.value == timedelta(minutes=30)
    assert read.dtstart.value.utcoffset() == timedelta(hours=9)


def _read(event: EventFacts):  # type: ignore[no-untyped-def]
    """The mail's calendar part, as another parser reads it."""
    letter = Letter(
        id="1",
        message_id="1",
        kind=FIXED,
        person_id="sato",
        at=at(TUESDAY, 9),
        facts=Facts(events=(event,)),
    )
    to = "sato@city.example.jp"
    parts = calendar_parts(letter, link=LINKS.my_tasks(), to=to, sender=SENDER)
    mail = envelope(
        Words("件名", "本文\n", "<p>本文</p>"),
        to=to,
        message_id="1",
        sender=SENDER,
        at=letter.at,
        calendars=parts,
    )
    raw = mail.as_bytes()
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    back = message_from_bytes(raw, policy=default)
    *_, part = back.iter_parts()
    assert isinstance(part, EmailMessage)
    return vobject.readOne(part.get_content())
