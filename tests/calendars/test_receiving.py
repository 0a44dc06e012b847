"""Events in the calendars of the two 予定の受け取り: after moves, cancellations and hand-over they are the book's."""

import random
import secrets
from datetime import timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy import select

from models.letters import LetterState
from models.tables.letter import LetterRow
from tests.calendars.book_of_talks import BookOfTalks, october, reader_of
from tests.given.receiver import calendar_parts
from tests.letters.given import SENDER, at

FRIDAY, MONDAY = at(october(16), 14), at(october(19), 10)


@pytest.fixture
def people() -> tuple[str, str, str]:
    """Employee, partner, and the next partner; new ones for each test, since the server stays."""
    mark = secrets.token_hex(4)
    return f"yamada-{mark}", f"sato-{mark}", f"ito-{mark}"


async def test_a_time_is_fixed_moved_called_off_and_fixed_again(
    talks: BookOfTalks, people: tuple[str, str, str]
) -> None:
    employee, partner, _ = people
    await talks.joins(employee, partner)
    talk = await talks.a_talk(employee, partner)
    for start in (FRIDAY, MONDAY, None, FRIDAY):
        if start is None:
            await talks.calls_off(talk)
        else:
            await talks.fixes(talk, start)
        mails = await talks.post()
        assert len(mails) == 2
        await talks.arrive(mails)
        await talks.agree()
    assert [kept.start for kept in await talks.receivers[partner].holds()] == [FRIDAY]


async def test_a_hand_over_takes_the_event_from_the_old_partner(
    talks: BookOfTalks, people: tuple[str, str, str]
) -> None:
    employee, old, new = people
    await talks.joins(*people)
    talk = await talks.a_talk(employee, old)
    await talks.fixes(talk, FRIDAY)
    await talks.arrive(await talks.post())
    await talks.hands_over(talk, new)
    await talks.arrive(await talks.post())
    await talks.agree()
    assert await talks.receivers[old].holds() == []
    assert len(await talks.receivers[new].holds()) == 1


async def test_a_cancellation_to_who_left_the_pair_leaves_however_late(
    talks: BookOfTalks, people: tuple[str, str, str]
) -> None:
    employee, old, new = people
    await talks.joins(*people)
    talk = await talks.a_talk(employee, old)
    await talks.fixes(talk, FRIDAY)
    await talks.arrive(await talks.post())
    await talks.hands_over(talk, new)
    await talks.fixes(talk, MONDAY)  # before any letter of the hand-over has left
    await talks.arrive(await talks.post())
    await talks.agree()
    assert await talks.receivers[old].holds() == []


async def test_a_letter_that_a_newer_one_replaces_never_leaves(
    talks: BookOfTalks, people: tuple[str, str, str]
) -> None:
    employee, partner, _ = people
    await talks.joins(employee, partner)
    talk = await talks.a_talk(employee, partner)
    await talks.fixes(talk, FRIDAY)
    await talks.calls_off(talk)
    await talks.fixes(talk, MONDAY)
    mails = await talks.post()
    assert [str(mail["Subject"]) for mail in mails] == ["【10/19(月)10:00】ご予定のお知らせ"] * 2
    await talks.arrive(mails)
    await talks.agree()


async def test_mails_that_come_twice_and_in_any_order_change_nothing(
    talks: BookOfTalks, people: tuple[str, str, str]
) -> None:
    employee, partner, new = people
    await talks.joins(*people)
    talk, sent = await talks.a_talk(employee, partner), list[EmailMessage]()
    for step in range(4):
        await talks.fixes(talk, FRIDAY + timedelta(days=7 * step))
        sent += await talks.post()
        await talks.calls_off(talk)
        sent += await talks.post()
    await talks.fixes(talk, MONDAY)
    sent += await talks.post()
    await talks.hands_over(talk, new)
    sent += await talks.post()
    mails = sent * 2
    random.Random(4).shuffle(mails)
    await talks.arrive(mails)
    await talks.agree()
    assert await talks.receivers[partner].holds() == []


async def test_a_letter_sent_again_is_the_same_to_the_byte(
    talks: BookOfTalks, people: tuple[str, str, str]
) -> None:
    employee, partner, _ = people
    await talks.joins(employee, partner)
    await talks.fixes(await talks.a_talk(employee, partner), FRIDAY)
    first = sorted(await talks.post(), key=reader_of)
    async with talks.hall.database.writing() as session:
        for row in await session.scalars(select(LetterRow)):
            row.state = LetterState.WAITING
    again = sorted(await talks.post(), key=reader_of)
    said = [part.get_content() for mail in first for part in calendar_parts(mail)]
    assert said == [part.get_content() for mail in again for part in calendar_parts(mail)]
    assert [mail["Message-ID"] for mail in first] == [mail["Message-ID"] for mail in again]


async def test_the_event_says_when_and_where_and_nobodys_name(
    talks: BookOfTalks, people: tuple[str, str, str]
) -> None:
    employee, partner, _ = people
    await talks.fixes(await talks.a_talk(employee, partner), FRIDAY)
    for mail in await talks.post():
        (part,) = calendar_parts(mail)
        text = part.get_content().replace("\r\n ", "")
        for line in (
            "METHOD:REQUEST",
            "SUMMARY:面談",
            "DTSTART;TZID=Asia/Tokyo:20261016T140000",
            "DTEND;TZID=Asia/Tokyo:20261016T143000",
            "TZID:Asia/Tokyo",
            "LOCATION:本館3階 第2会議室",
            "TRANSP:OPAQUE",
            "SEQUENCE:1",
        ):
            assert line in text.splitlines()
        assert f"mailto:{SENDER.address}" in text
        other = partner if employee in str(mail["To"]) else employee
        assert other not in mail.as_string() + text
        for secret in ("1on1", "RRULE", "VALARM"):
            assert secret not in text
        assert mail.get_content_type() == "multipart/alternative"
        kinds = [it.get_content_type() for it in mail.iter_parts()]
        assert kinds == ["text/plain", "text/html", "text/calendar"]
