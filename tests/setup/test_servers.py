"""The tests' own servers 試験用サーバー: database, mail, browser with Japanese letters."""

import smtplib
import socket
from email.message import EmailMessage

import asyncpg
import pytest
from playwright.async_api import Page

from tests.given.mail import MailServer
from tests.given.servers import PostgresServer

NAMES = "髙﨑𠮷辻漢字かなカナ"
# An unassigned place of Unicode and a private one: what a browser draws when no font has the letter.
NO_LETTERS = "\u0378\U0010fffd"
DRAWN = """letters => [...letters].map(letter => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 48;
    const pen = canvas.getContext('2d');
    pen.font = '32px sans-serif';
    pen.fillText(letter, 4, 38);
    return canvas.toDataURL();
})"""


async def test_names_are_drawn_with_letters_not_with_boxes(page: Page) -> None:
    drawn = await page.evaluate(DRAWN, NAMES)
    blank, *boxes = await page.evaluate(DRAWN, " " + NO_LETTERS)

    assert len(set(boxes)) == 1, "the box for a missing letter is known"
    assert not {blank, *boxes}.intersection(drawn)
    assert len(set(drawn)) == len(NAMES)


async def test_each_test_has_a_database_of_its_own(postgres: PostgresServer) -> None:
    first, second = [await postgres.fresh_database() for _ in range(2)]
    plain = first.replace("+asyncpg", "")

    session = await asyncpg.connect(plain, ssl=False)
    await session.execute("CREATE TABLE people (name text)")
    await session.execute("INSERT INTO people VALUES ($1)", NAMES)
    assert await session.fetchval("SELECT name FROM people") == NAMES
    await session.close()

    other = await asyncpg.connect(second.replace("+asyncpg", ""), ssl=False)
    assert await other.fetchval("SELECT to_regclass('people')") is None
    await other.close()
    for url in (first, second):
        await postgres.drop_database(url)


async def test_the_database_server_runs_without_rights(postgres: PostgresServer) -> None:
    session = await asyncpg.connect(postgres.url().replace("+asyncpg", ""), ssl=False)
    folder = await session.fetchval("SHOW data_directory")
    sockets = await session.fetchval("SHOW unix_socket_directories")
    await session.close()

    assert postgres.log.parent.stat().st_uid != 0
    assert folder.startswith(str(postgres.log.parent))
    assert sockets == ""


def test_the_mail_server_keeps_what_it_takes_and_refuses_when_told(smtp: MailServer) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "a@city.example", "b@city.example", NAMES
    letter.set_content("本文")
    smtp.answers_next("451 try later")

    with smtplib.SMTP(smtp.host, smtp.port) as post:
        with pytest.raises(smtplib.SMTPDataError):
            post.send_message(letter)
        assert smtp.letters == []
        post.send_message(letter)

    assert [m["Subject"] for m in smtp.to("b@city.example")] == [NAMES]
    assert smtp.to("c@city.example") == []


def test_no_test_speaks_with_another_machine() -> None:
    # An address of the block that is kept for documentation.
    with socket.socket() as door, pytest.raises(AssertionError, match="speak with"):
        door.connect(("192.0.2.1", 25))
