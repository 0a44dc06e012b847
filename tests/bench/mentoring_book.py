"""A small book made by hand for the checks of the programme's proof: one pair that ended, one that runs."""

import json
import sqlite3
from collections.abc import Mapping

from bench.outside import Book

_TABLES = """
CREATE TABLE cases (id, process, person_id, state);
CREATE TABLE pages (case_id, seq, at, body);
CREATE TABLE tasks (id, case_id, key, step);
CREATE TABLE receipts (id, case_id, task_id, act, state, content);
CREATE TABLE pairs (id, case_id, nth, mentee_id, mentor_id, state, asked_at, started_on, ended_on,
 end_reason);
CREATE TABLE mentor_seats (mentor_id, case_id);
CREATE TABLE pair_sheets (case_id, task_key, content);
CREATE TABLE practice_letters (letter_id, kind, subject, text);
CREATE TABLE talks (case_id, name, state);
CREATE TABLE audit_rows (id, case_id, what, act, actor_id);
INSERT INTO cases VALUES ('year', 'mentoring', '', 'open');
INSERT INTO cases VALUES ('c1', 'pair', 'yamada', 'open');
INSERT INTO cases VALUES ('c2', 'pair', 'suzuki', 'open');
INSERT INTO pairs VALUES ('p1', 'c1', 1, 'yamada', 'murakami', 'ended', '2026-04-10 01:00:00',
 '2026-04-13', '2026-05-11', 'mentor_left');
INSERT INTO pairs VALUES ('p2', 'c1', 2, 'yamada', 'hayashi', 'running', '2026-05-12 01:00:00',
 '2026-05-13', NULL, '');
INSERT INTO pairs VALUES ('p3', 'c2', 1, 'suzuki', 'murakami', 'asked', '2026-05-12 01:00:00',
 NULL, NULL, '');
INSERT INTO mentor_seats VALUES ('hayashi', 'c1');
INSERT INTO mentor_seats VALUES ('murakami', 'c2');
INSERT INTO tasks VALUES ('t1', 'c1', 'write_training_plan/1.1', 'write_training_plan');
INSERT INTO receipts VALUES ('r1', 'c1', 't1', 'submit', 'applied', '{"items": []}');
INSERT INTO pair_sheets VALUES ('c1', 'write_training_plan/1.1', '{"items": []}');
INSERT INTO practice_letters VALUES ('l1', 'task_requested', '手続のお願い', 'ご確認ください');
INSERT INTO talks VALUES ('c1', 'r1', 'called_off');
INSERT INTO talks VALUES ('c1', 'r2', 'booked');
INSERT INTO audit_rows VALUES ('a1', 'c1', 'pair.said', 'changed', 'system');
"""


def mentoring_book() -> Book:
    """In memory."""
    book = Book(sqlite3.connect(":memory:"))
    book.connection.executescript(_TABLES)
    _decided(book, "d1", ("c1", "murakami"))
    _decided(book, "d2", ("c1", "hayashi"), ("c2", "murakami"))
    _a_page(book, 1, "2026-04-13 01:00:00", {"marks": ["pair_started:1"]})
    _a_page(book, 2, "2026-05-11 01:00:00", {"marks": ["pair_ended:1", "called_off:r1"]})
    _a_page(book, 3, "2026-05-13 01:00:00", {"marks": ["pair_started:2"]})
    return book


def _decided(book: Book, key: str, *pairs: tuple[str, str]) -> None:
    content = {"pairs": [{"case_id": case, "mentor_id": who} for case, who in pairs]}
    row = (key, "year", f"t{key}", "confirm", "applied", json.dumps(content))
    book.connection.execute("INSERT INTO receipts VALUES (?, ?, ?, ?, ?, ?)", row)


def _a_page(book: Book, seq: int, at: str, body: Mapping[str, object]) -> None:
    row = ("c1", seq, at, json.dumps(body))
    book.connection.execute("INSERT INTO pages VALUES (?, ?, ?, ?)", row)
