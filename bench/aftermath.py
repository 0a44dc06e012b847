"""What became of submissions 提出のその後: asked of the book's file itself, past the product's own code."""

import asyncio
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any


def ask(book: Path, question: str, *given: Any) -> list[tuple[Any, ...]]:
    """Answers of one question to the book, read only."""
    with closing(sqlite3.connect(f"file:{book}?mode=ro", uri=True, timeout=30)) as connection:
        return connection.execute(question, given).fetchall()


def unanswered(book: Path) -> int:
    return int(ask(book, "SELECT count(*) FROM messages WHERE answered = 0")[0][0])


async def until_all_answered(book: Path, limit: float) -> float | None:
    """Seconds until no message waits for its page; None when the limit passes first."""
    begun = time.monotonic()
    while await asyncio.to_thread(unanswered, book):
        if time.monotonic() - begun > limit:
            return None
        await asyncio.sleep(0.1)
    return time.monotonic() - begun


def lost(book: Path, nonces: Iterable[str]) -> int:
    """Keys of forms that were answered 受け付けました and do not stand applied in the book."""
    applied = {row[0] for row in ask(book, "SELECT nonce FROM receipts WHERE state = 'applied'")}
    return len(set(nonces) - applied)


def twice(book: Path) -> int:
    """Messages that caused more than one page, and receipts with more than one sheet of a page."""
    pages = ask(
        book,
        "SELECT count(*) FROM (SELECT cause_id FROM pages JOIN messages ON messages.id = cause_id"
        " GROUP BY cause_id HAVING count(*) > 1)",
    )
    sheets = ask(
        book,
        "SELECT count(*) FROM (SELECT receipts.id FROM receipts JOIN messages USING (id)"
        " JOIN sheets ON sheets.case_id = receipts.case_id"
        " AND sheets.page_seq = messages.heard_by_page"
        " GROUP BY receipts.id HAVING count(*) > 1)",
    )
    letters = ask(
        book,
        "SELECT count(*) FROM (SELECT task_id, person_id FROM letters WHERE kind = 'task_requested'"
        " GROUP BY task_id, person_id, json_extract(data, '$.cause') HAVING count(*) > 1)",
    )
    return int(pages[0][0] + sheets[0][0] + letters[0][0])
