"""Letters by mail メール: what each answer of a mail server does to a letter, and that all arrive in the end."""

from datetime import timedelta

import pytest

from models.letters import MAX_ATTEMPTS, Answer, Letter, LetterKind, LetterState, Outcome, after
from models.queries.letters import counts
from notifications.smtp import Encryption, SmtpCarrier, SmtpServer
from tests.letters.given import SENDER, TUESDAY, Hall, Phonebook, at
from tests.letters.scripted_server import HANG_UP, SILENCE, ScriptedServer

LINK, REMINDER = LetterKind.TASK_REQUESTED, LetterKind.ESCALATED
MINUTE = timedelta(minutes=1)
SILENCE_SECONDS = 0.5
"""After which a server that says nothing is given up; a busy machine may keep one that speaks so long."""


def carrier(port: int, *without: str, timeout: float = 5) -> SmtpCarrier:
    server = SmtpServer("127.0.0.1", port, Encryption.NONE, timeout=timeout)
    return SmtpCarrier(server, SENDER, Phonebook(*without))


async def test_a_batch_goes_over_one_connection(hall: Hall, mail_server: ScriptedServer) -> None:
    task = await hall.opens_task()
    for n in range(5):
        await hall.writes(LetterKind.ESCALATED, f"person{n}", task_id=task)

    assert await hall.post_office(carrier(mail_server.port)).deliver_once() == 5

    assert mail_server.connections == 1
    assert sorted(mail_server.to) == [f"person{n}@city.example.jp" for n in range(5)]
    (first, *_) = mail_server.letters
    assert first["Subject"] == "【10/16(金)期限】目標の確認が済んでいません"
    assert first["Auto-Submitted"] == "auto-generated"
    assert len({letter["Message-ID"] for letter in mail_server.letters}) == 5


async def test_no_address_rests_in_the_book(hall: Hall, mail_server: ScriptedServer) -> None:
    letter = await _one(hall, LINK)
    await hall.post_office(carrier(mail_server.port)).deliver_once()
    assert "@" not in (await hall.letter(letter)).model_dump_json()


async def test_who_has_no_mailbox_gets_paper(hall: Hall, mail_server: ScriptedServer) -> None:
    letter = await _one(hall, LINK)
    await hall.post_office(carrier(mail_server.port, "sato")).deliver_once()
    assert await hall.state(letter) is LetterState.PAPER
    assert mail_server.letters == []


@pytest.mark.parametrize(
    ("command", "answer", "pause"),
    [
        ("MAIL", "451 not now", MINUTE),
        ("MAIL", "550 who are you", MINUTE),
        ("RCPT", "452 too many", MINUTE),
        ("RCPT", "421 closing", MINUTE),
        ("DATA", "451 not now", MINUTE),
        ("BODY", "452 full", MINUTE),
        ("BODY", "421 closing", MINUTE),
        ("CONNECT", "421 busy", MINUTE / 2),
        ("CONNECT", "554 go away", MINUTE / 2),
        ("CONNECT", HANG_UP, MINUTE / 2),
        ("MAIL", HANG_UP, MINUTE / 2),
        ("RCPT", HANG_UP, MINUTE / 2),
        ("RCPT", SILENCE, MINUTE / 2),
    ],
)
@pytest.mark.parametrize("kind", [LINK, REMINDER])
async def test_what_was_surely_not_taken_is_tried_again(
    hall: Hall,
    mail_server: ScriptedServer,
    kind: LetterKind,
    command: str,
    answer: str,
    pause: timedelta,
) -> None:
    letter = await _one(hall, kind)
    mail_server.will(command, answer)
    office = hall.post_office(carrier(mail_server.port, timeout=SILENCE_SECONDS))

    await office.deliver_once()
    assert await hall.state(letter) is LetterState.WAITING
    assert mail_server.letters == []
    hall.clock.real_now += pause - timedelta(seconds=1)
    assert await office.deliver_once() == 0
    hall.clock.real_now += timedelta(seconds=1)
    assert await office.deliver_once() == 1

    assert await hall.state(letter) is LetterState.SENT
    assert len(mail_server.letters) == 1


@pytest.mark.parametrize(
    ("command", "answer"),
    [("RCPT", "550 no such person"), ("BODY", "554 refused"), ("DATA", "554 refused")],
)
async def test_what_is_refused_for_good_is_reported(
    hall: Hall, mail_server: ScriptedServer, command: str, answer: str
) -> None:
    letter = await _one(hall, LINK)
    other = await hall.writes(LetterKind.CASE_ENDED, "tanaka")
    mail_server.will(command, answer)

    await hall.post_office(carrier(mail_server.port)).deliver_once()

    states = {await hall.state(letter), await hall.state(other)}
    assert states == {LetterState.FAILED, LetterState.SENT}
    async with hall.database.reading() as session:
        standing = await counts(session)
    assert standing.of(LetterState.FAILED) == 1
    assert standing.last_failure == f"smtp_{answer[:3]}"


@pytest.mark.parametrize("silence", [HANG_UP, SILENCE])
@pytest.mark.parametrize(
    ("kind", "arrives", "ends"), [(LINK, 2, LetterState.SENT), (REMINDER, 1, LetterState.DROPPED)]
)
async def test_an_answer_lost_after_the_text(
    hall: Hall,
    mail_server: ScriptedServer,
    kind: LetterKind,
    arrives: int,
    ends: LetterState,
    silence: str,
) -> None:
    """The server has the mail and its answer is lost: a link comes again, a reminder does not."""
    letter = await _one(hall, kind)
    mail_server.will("BODY", silence)
    office = hall.post_office(carrier(mail_server.port, timeout=SILENCE_SECONDS))

    await office.deliver_once()
    hall.clock.real_now += MINUTE
    await office.deliver_once()

    assert await hall.state(letter) is ends
    assert len(mail_server.letters) == arrives
    assert len({one["Message-ID"] for one in mail_server.letters}) == 1


async def test_a_server_away_for_days_costs_no_letter(
    hall: Hall, mail_server: ScriptedServer
) -> None:
    letter = await _one(hall, LINK)
    port = mail_server.port
    await mail_server.stop()
    for _ in range(MAX_ATTEMPTS + 2):
        assert await hall.post_office(carrier(port)).deliver_once() == 1
        hall.clock.real_now += MINUTE
    row = await hall.letter(letter)
    assert (row.state, row.attempts, row.failure) == (LetterState.WAITING, 0, "cannot_connect")


async def test_a_wrong_password_fails_no_letter(hall: Hall, mail_server: ScriptedServer) -> None:
    letter = await _one(hall, LINK)
    mail_server.will("EHLO", "250-hello\r\n250 AUTH PLAIN")
    mail_server.will("AUTH", "535 wrong")
    server = SmtpServer("127.0.0.1", mail_server.port, Encryption.NONE, user="ayumi", password="x")
    await hall.post_office(SmtpCarrier(server, SENDER, Phonebook())).deliver_once()
    row = await hall.letter(letter)
    assert (row.state, row.failure) == (LetterState.WAITING, "smtp_535")
    assert "x)" not in repr(server)


async def test_without_starttls_nothing_is_said_in_the_clear(
    hall: Hall, mail_server: ScriptedServer
) -> None:
    letter = await _one(hall, LINK)
    server = SmtpServer("127.0.0.1", mail_server.port, timeout=5)
    await hall.post_office(SmtpCarrier(server, SENDER, Phonebook())).deliver_once()
    assert await hall.state(letter) is LetterState.WAITING
    assert mail_server.letters == []


def test_a_letter_that_is_never_taken_is_given_up() -> None:
    tried = Letter(
        id="1",
        message_id="1",
        kind=LINK,
        person_id="sato",
        at=at(TUESDAY, 9),
        attempts=MAX_ATTEMPTS - 1,
    )
    assert after(Outcome(answer=Answer.NOT_NOW), tried) == (LetterState.FAILED, None)


async def _one(hall: Hall, kind: LetterKind) -> str:
    return await hall.writes(kind, task_id=await hall.opens_task())
