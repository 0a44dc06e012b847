"""Two books compared 帳簿の突き合わせ: a backup, and what stands where it was restored; plain SQL on both files."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.aftermath import ask

Line = tuple[Any, ...]

LASTING = {
    "pages": "*",
    "sheets": "id, case_id, step, act, page_seq, task_key, content, author_id, written_at",
    "results": "*",
    "disclosures": "*",
    "timeline": "*",
    "conduct_log": "*",
    "notes": "*",
    "practice_letters": "*",
    "people": "*",
    "receipts": "id, number, nonce, task_id, person_id, content, content_hash, received_at",
    "audit_rows WHERE seq IS NOT NULL": "*",
}
"""What may only grow: no row of these ever changes in the named columns."""

CASES = "SELECT id FROM cases"
STANDING = (
    "SELECT 'case', id, id, seq, state, phase, outcome, wake_at FROM cases",
    "SELECT 'task', case_id, id, key, state, person_id, opens_at, due_at, expires_at, version"
    " FROM tasks",
)
"""Every case and task with its person and dates; the second value is the case."""


def not_copied(backup: Path, book: Path) -> list[str]:
    """Rows that stand in one of the two only, right after the restore; the hold of letters is new."""
    return _told("not as in the backup", _everything(backup) ^ _everything(book))


def not_kept(backup: Path, book: Path) -> list[str]:
    """Lasting rows of the backup that are gone or changed, and submissions nobody made."""
    found = []
    for table, columns in LASTING.items():
        question = f"SELECT {columns} FROM {table}"
        found += _told(f"lost from {table}", {*ask(backup, question)} - {*ask(book, question)})
    receipts = "SELECT id FROM receipts"
    return found + _told("from nowhere", {*ask(book, receipts)} - {*ask(backup, receipts)})


def moved(backup: Path, book: Path, now: str) -> list[str]:
    """Cases that stand elsewhere than in the backup although nothing was due or unheard in them.

    ``now`` is the business moment up to which instants may have come, as the book writes moments.
    """
    owing = {it[0] for it in ask(backup, "SELECT case_id FROM messages WHERE answered = 0")}
    owing |= {it[0] for it in ask(backup, "SELECT id FROM cases WHERE wake_at <= ?", now)}
    known = {*ask(backup, "SELECT id FROM messages")}
    told = ask(book, "SELECT id, case_id FROM messages")
    owing |= {case_id for message, case_id in told if (message,) not in known}
    # Whoever came or came back that day, and whose case was still to be opened.
    owing |= {it[0] for it in {*ask(book, CASES)} - {*ask(backup, CASES)}}
    return _told("moved", _standing(backup, owing) ^ _standing(book, owing))


def _standing(book: Path, besides: set[str]) -> set[Line]:
    return {line for it in STANDING for line in ask(book, it) if line[1] not in besides}


def _everything(book: Path) -> set[Line]:
    with closing(sqlite3.connect(f"file:{book}?mode=ro", uri=True, timeout=30)) as connection:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'letter_holds'"
        return {
            (name, *row)
            for (name,) in connection.execute(tables).fetchall()
            for row in connection.execute(f'SELECT * FROM "{name}"')
        }


def _told(what: str, lines: Iterable[Line]) -> list[str]:
    """Ids only, as the lines hold what people wrote."""
    return [f"{what}: {' '.join(str(it) for it in line[:3])}" for line in lines]
