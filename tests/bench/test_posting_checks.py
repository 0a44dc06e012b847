"""The checks of the campaign's proof can fail: each finding once, on a book that was made wrong."""

from base64 import b64encode
from pathlib import Path
from random import Random

import pytest

from bench.posting_canaries import canary, leaks, leaks_beside
from bench.posting_checks import in_the_book
from tests.bench.posting_book import campaign_book
from tests.bench.talk_book import spoiled


def test_a_book_that_holds_has_no_findings() -> None:
    assert in_the_book(campaign_book()) == []


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("DELETE FROM applications WHERE person_id = 'suzuki'", "P1: application ('c2', '1')"),
        ('UPDATE applications SET content = \'{"mark": "a"}\'', "P1: application ('c1', '1')"),
        ("UPDATE applications SET state = 'placed', posting_id = 'p'", "P2: posting p has 2"),
        (
            "INSERT INTO applications VALUES ('c1', 2, 'yamada', 'placed', 'q', '{}', NULL)",
            "P3: yamada has 2 seats",
        ),
        ("UPDATE tasks SET step = 'accept_placement' WHERE id = 't3'", "P3: case c3 is offered"),
        ("UPDATE applications SET state = 'placed' WHERE case_id = 'c2'", "P3: case c2 is offered"),
        ("UPDATE matchings SET report = '{}'", "P4: the proof of call 1"),
        (
            "UPDATE matchings SET report = json_set(report, '$.blocking', json('[1]'))",
            "P4: the proof of call 1",
        ),
        ("DELETE FROM personnel_orders", "P5: orders []"),
        ("UPDATE personnel_orders SET post_id = 'other'", "P5: orders"),
        (
            "INSERT INTO personnel_orders VALUES ('posting-2', 'suzuki', 'transfer', 'seat',"
            " '2027-04-01')",
            "P5: orders",
        ),
        ("DELETE FROM letters WHERE person_id = 'ogawa'", "P6: ogawa has not all the news"),
        (
            "UPDATE letters SET not_before = '2026-10-02' WHERE person_id = 'yamada'",
            "P6: yamada has not all the news",
        ),
        ("UPDATE candidacies SET call = 2 WHERE id = 'a2'", "P7: candidacies of call 2"),
        ("UPDATE letters SET case_id = 'c1' WHERE person_id = 'yamada'", "P8: letter"),
        ("UPDATE letters SET task_id = 't1' WHERE person_id = 'yamada'", "P8: letter"),
        ("UPDATE audit_rows SET case_id = 'c1'", "P8: audit row r"),
    ],
)
def test_a_book_made_wrong_is_found_out(order: str, words: str) -> None:
    found = in_the_book(spoiled(campaign_book(), order))
    assert any(it.startswith(words) for it in found), found


def test_a_sealed_word_is_found_in_the_clear_and_in_the_engines_encoding(tmp_path: Path) -> None:
    said = canary(Random(1))
    (tmp_path / "logs").mkdir()
    (tmp_path / "book.sqlite3").write_bytes(b"nothing of it")
    assert leaks(tmp_path) == []

    (tmp_path / "logs" / "cases.log").write_text(f"reason: {said}", "utf-8")
    for nth in range(3):
        (tmp_path / f"history{nth}").write_bytes(b64encode(b"x" * nth + said.encode()))
    assert len(leaks(tmp_path)) == 4
    assert leaks_beside(tmp_path) == leaks(tmp_path)
