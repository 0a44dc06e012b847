"""A small book 小さな帳簿 made by hand for the checks of the 1on1 proof: one talk, booked, with its letter."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import EmailMessage

from bench.calendars_kept import Event
from bench.mail_sink import Arrived
from bench.outside import Book

MONDAY = datetime(2026, 4, 27, 1, tzinfo=UTC)
"""10:00 in Japan."""
_TABLES = """
CREATE TABLE cases (id, process, person_id, state, outcome, shape);
CREATE TABLE pages (case_id, seq, cause_id, at, body);
CREATE TABLE receipts (id, number, person_id, act, state, refusal, content);
CREATE TABLE talks (case_id, name, state, starts_at, minutes, employee_id, partner_id, offered, uid);
CREATE TABLE reservations (person_id, quarter, purpose);
CREATE TABLE letters (id, kind, state, message_id, failure);
INSERT INTO cases VALUES ('c1', 'one_on_one', 'yamada', 'closed', 'completed', '{"last_round": 1}');
INSERT INTO receipts VALUES ('m', 'R1', 'tanaka', 'book', 'applied', '',
 '{"start": "2026-04-27T01:00:00Z", "minutes": 30}');
INSERT INTO talks VALUES ('c1', 'r1', 'booked', '2026-04-27 01:00:00', 30, 'yamada', 'tanaka', '[]', 'u1');
INSERT INTO letters VALUES ('l1', 'talk_fixed', 'sent', 'm1', '');
"""


def booked_book(mark: str = "") -> Book:
    """In memory. ``mark``: what a last page says of the talk."""
    book = Book(sqlite3.connect(":memory:"))
    book.connection.executescript(_TABLES)
    for who in ("yamada", "tanaka"):
        for minute in (0, 15):
            row = (who, f"2026-04-27 01:{minute:02d}:00.000000")
            book.connection.execute("INSERT INTO reservations VALUES (?, ?, 'c1/r1')", row)
    a_page(book, 0, "start", {"opens": [{"key": "arrange_talk/r1.1"}]})
    closes = [{"key": "arrange_talk/r1.1", "verdict": "booked"}]
    opens = [{"key": "lead_talk/r1.1"}, {"key": "join_talk/r1.1"}]
    a_page(book, 1, "m", {"closes": closes, "opens": opens})
    if mark:
        a_page(book, 2, "expires", {"marks": [mark]})
    return book


def a_page(book: Book, seq: int, cause: str, body: Mapping[str, object]) -> None:
    row = ("c1", seq, cause, "2026-04-24 01:00:00.000000", json.dumps(body))
    book.connection.execute("INSERT INTO pages VALUES (?, ?, ?, ?, ?)", row)


def a_receipt(book: Book, key: str, who: str, content: Mapping[str, object]) -> None:
    row = (key, key, who, json.dumps(content))
    book.connection.execute("INSERT INTO receipts VALUES (?, ?, ?, 'any', 'applied', '', ?)", row)


def spoiled(book: Book, order: str) -> Book:
    """The same book after one order to its file."""
    if order:
        assert book.connection.execute(order).rowcount > 0
    return book


def an_event(uid: str, start: datetime) -> Event:
    return Event(uid, start, 30, 1, is_cancelled=False)


def a_mail(letter: str) -> Arrived:
    message = EmailMessage()
    message["Message-ID"] = f"<{letter}@city.example>"
    return Arrived("yamada@city.example", message)
