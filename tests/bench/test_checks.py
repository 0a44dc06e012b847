"""The invariants of the proofs can fail: in a copy of a book that holds, one thing is spoiled at a time."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bench.bed import CASES, DUTIES, Plan, bed
from bench.checks import Said, contained, findings
from bench.engine_truth import engine_findings
from bench.launched import launch
from bench.letter_checks import is_closed
from bench.year import Residents, live

Lived = tuple[Path, list[Said]]


@pytest.fixture(scope="module")
async def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Three weeks of spring in a city of twenty: the book's file and what people were told."""
    book = tmp_path_factory.mktemp("bench") / "lived.sqlite3"
    async with bed(Plan(20, processes=(CASES, DUTIES))) as stands:
        await launch(stands)
        people = Residents(stands, over_http=False)
        await live(stands, people, date(2026, 5, 15))
        assert await engine_findings(stands) == []
        with (
            closing(sqlite3.connect(stands.book)) as source,
            closing(sqlite3.connect(book)) as copy,
        ):
            source.backup(copy)
            for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
                copy.execute(f"DROP TRIGGER {name}")
            copy.commit()
    return book, people.log.said


def test_a_book_that_holds_has_no_findings(lived: Lived) -> None:
    book, said = lived
    assert len(said) > 5
    assert findings(book, said, is_over=False) == []


SPOILED = {
    "I1: a receipt is gone": "DELETE FROM receipts WHERE id IN (SELECT id FROM receipts LIMIT 1)",
    "I1: another content": "UPDATE receipts SET content = '{\"goals\": []}'",
    "I2: a page twice": (
        "INSERT INTO pages SELECT (SELECT id FROM cases WHERE id <> case_id LIMIT 1), 99, epoch,"
        " cause_id, cause_kind, at, body FROM pages WHERE cause_kind = 'message' LIMIT 1"
    ),
    "I3: parked": "UPDATE cases SET state = 'parked' WHERE id IN (SELECT id FROM cases LIMIT 1)",
    "I3: unheard": "UPDATE messages SET answered = 0",
    "I3: ownerless": "UPDATE tasks SET person_id = NULL WHERE state = 'open'",
    "I4: no request": "DELETE FROM letters WHERE kind = 'task_requested'",
    "I4: a letter lost": "DELETE FROM practice_letters",
    "I5: another page": "UPDATE cases SET seq = seq + 1",
    "I5: another task": "UPDATE tasks SET state = 'done' WHERE state = 'open'",
    "I6: a cut chain": "DELETE FROM audit_rows WHERE seq = 2",
    "I7: somebody else": "UPDATE receipts SET person_id = 'nobody'",
    "I8: a changed sheet": "UPDATE sheets SET content = '{}'",
    "I8: disclosed first": (
        "INSERT INTO disclosures SELECT id, 1, '2026-05-01 00:00:00' FROM cases LIMIT 1"
    ),
    "I9: on a Sunday": "UPDATE letters SET sent_at = '2026-05-10 01:00:00' WHERE state = 'sent'",
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_book_is_found_out(lived: Lived, tmp_path: Path, name: str) -> None:
    book, said = lived
    copy = Path(shutil.copy(book, tmp_path / "spoiled.sqlite3"))
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute(SPOILED[name]).rowcount > 0
        connection.commit()
    found = findings(copy, said, is_over=False)
    assert any(it.startswith(name[:3]) for it in found), found


_OF_A_SUPERIOR = (
    "SELECT t.id, t.case_id, t.step FROM receipts r JOIN tasks t ON t.id = r.task_id WHERE"
    " r.state = 'applied' AND t.role <> 'employee' AND r.person_id NOT IN (SELECT person_id FROM offices)"
)
_HANDED_ON = (
    "INSERT INTO timeline (case_id, page_seq, nth, at, what, step, details)"
    " VALUES (?, 99, 0, '2026-05-14 01:00:00', 'handed_over', ?, '{}')"
)


@pytest.mark.parametrize("is_handed_on", [True, False])
def test_who_had_a_task_before_is_accused_of_nothing(
    lived: Lived, tmp_path: Path, is_handed_on: bool
) -> None:
    book, said = lived
    copy = Path(shutil.copy(book, tmp_path / "handed-on.sqlite3"))
    with closing(sqlite3.connect(copy)) as connection:
        task_id, case_id, step = connection.execute(_OF_A_SUPERIOR).fetchone()
        connection.execute("UPDATE tasks SET person_id = NULL WHERE id = ?", (task_id,))
        if is_handed_on:
            connection.execute(_HANDED_ON, (case_id, step))
        connection.commit()
    accused = [it for it in findings(copy, said, is_over=False) if it.startswith("I7")]
    assert accused == [] if is_handed_on else step in accused[0]


def test_a_year_that_is_not_over_is_found_out(lived: Lived) -> None:
    book, said = lived
    assert any(it.startswith("I3: case") for it in findings(book, said, is_over=True))


def test_the_oracle_knows_closed_days() -> None:
    closed = {date(2026, 5, 3), date(2026, 5, 6), date(2026, 12, 29), date(2027, 1, 3)}
    assert all(is_closed(day) for day in closed)
    assert not is_closed(date(2026, 12, 28))


def test_what_was_typed_may_be_completed_but_not_changed() -> None:
    typed = json.loads('{"goals": [{"mark": "A", "comment": ""}], "overall": ""}')
    assert contained(typed, {"goals": [{"mark": "A", "comment": None}], "overall": "B"})
    assert not contained(typed, {"goals": [{"mark": "B", "comment": ""}], "overall": "B"})
