"""The restore drill 復元訓練 in small; and what it compares can fail, shown on two copies of one book."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bench import proof_restore
from bench.book_compared import moved, not_copied, not_kept

SMALL = ["--people", "20", "--moments", "4", "--until", "2026-05-20"]
NOW = "2026-05-11 03:00:00"
BOOK = """
CREATE TABLE cases (id, seq, state, phase, outcome, wake_at);
CREATE TABLE tasks (id, case_id, key, state, person_id, opens_at, due_at, expires_at, version);
CREATE TABLE messages (id, case_id, answered);
CREATE TABLE letter_holds (name);
CREATE TABLE pages (case_id, seq);
CREATE TABLE sheets (id, case_id, step, act, page_seq, task_key, content, author_id, written_at);
CREATE TABLE results (case_id);
CREATE TABLE disclosures (case_id);
CREATE TABLE timeline (case_id);
CREATE TABLE conduct_log (id);
CREATE TABLE notes (id);
CREATE TABLE practice_letters (letter_id);
CREATE TABLE people (id);
CREATE TABLE receipts
    (id, number, nonce, task_id, person_id, content, content_hash, received_at, state);
CREATE TABLE audit_rows (id, seq);
INSERT INTO cases VALUES ('rests', 1, 'open', 'goals', '', '2026-06-01 00:00:00');
INSERT INTO cases VALUES ('hears', 1, 'open', 'goals', '', '2026-06-01 00:00:00');
INSERT INTO cases VALUES ('wakes', 1, 'open', 'goals', '', '2026-05-11 02:00:00');
INSERT INTO messages VALUES ('said', 'hears', 0);
INSERT INTO pages VALUES ('rests', 0), ('rests', 1);
INSERT INTO receipts VALUES ('said', '1', 'n', 't', 'p', '{}', 'h', '2026-05-11', 'received');
INSERT INTO audit_rows VALUES (1, 1), (2, NULL);
"""


def test_a_spring_is_backed_up_and_restored(capsys: pytest.CaptureFixture[str]) -> None:
    assert proof_restore.main([*SMALL, "--json", "--no-record"]) == 0
    line = json.loads(capsys.readouterr().out)
    assert line["findings"] == []
    assert (line["moments"], line["differences"], line["left_while_held"]) == (4, 0, 0)
    assert line["left_when_released"] > 0
    assert line["cases"] >= 4 * 10
    assert line["acknowledged_before"] > 0
    assert 0 < line["rto_s"] < 60
    assert 0 < line["rpo_s"] < 60


@pytest.fixture
def books(tmp_path: Path) -> tuple[Path, Path]:
    backup = tmp_path / "backup.book"
    with closing(sqlite3.connect(backup)) as connection:
        connection.executescript(BOOK)
    return backup, Path(shutil.copy(backup, tmp_path / "restored.book"))


def _spoil(book: Path, how: str) -> None:
    with closing(sqlite3.connect(book)) as connection:
        assert connection.execute(how).rowcount > 0
        connection.commit()


def test_two_equal_books_differ_in_nothing(books: tuple[Path, Path]) -> None:
    assert [not_copied(*books), not_kept(*books), moved(*books, NOW)] == [[], [], []]


def test_the_hold_alone_is_new(books: tuple[Path, Path]) -> None:
    _spoil(books[1], "INSERT INTO letter_holds VALUES ('restore')")
    assert not_copied(*books) == []
    _spoil(books[1], "DELETE FROM pages WHERE seq = 1")
    assert not_copied(*books) == ["not as in the backup: pages rests 1"]


def test_cases_with_nothing_due_must_not_move(books: tuple[Path, Path]) -> None:
    _spoil(books[1], "UPDATE cases SET seq = 2 WHERE id <> 'rests'")
    _spoil(books[1], "INSERT INTO cases VALUES ('new', 0, 'open', 'goals', '', NULL)")
    assert moved(*books, NOW) == []
    _spoil(books[1], "UPDATE cases SET seq = 2 WHERE id = 'rests'")
    assert moved(*books, NOW) == ["moved: case rests rests"] * 2


LOST = {
    "pages": "DELETE FROM pages WHERE seq = 1",
    "receipts": "UPDATE receipts SET content = '{\"goals\": []}'",
    "audit_rows": "DELETE FROM audit_rows WHERE seq = 1",
    "nowhere": "INSERT INTO receipts SELECT 'more', '2', 'm', task_id, person_id, content,"
    " content_hash, received_at, state FROM receipts",
}


@pytest.mark.parametrize("where", LOST)
def test_lasting_rows_must_stay(books: tuple[Path, Path], where: str) -> None:
    _spoil(books[1], "UPDATE receipts SET state = 'applied'")
    assert not_kept(*books) == []
    _spoil(books[1], LOST[where])
    assert any(where in it for it in not_kept(*books))
