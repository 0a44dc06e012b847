"""The checks of the programme's proof can fail: each finding once, on a book, or a city hall, that was made wrong."""

from datetime import date

import pytest

from bench.mentoring_checks import in_the_book
from bench.mentoring_watcher import against
from models.people import Employment
from models.policy.guiding import SectionRule
from tests.bench.mentoring_book import mentoring_book
from tests.bench.talk_book import spoiled
from tests.given.people import Someone, a_city_hall, a_head, an_employee

HALL = a_city_hall("総務部 > 会計課 > 出納係", "市民部 > 市民課")
DAY = date(2026, 5, 11)


def test_a_book_that_holds_has_no_findings() -> None:
    assert in_the_book(mentoring_book(), 1, is_over=False) == []


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("UPDATE pairs SET end_reason = '' WHERE id = 'p1'", "M1: pair p1 is ended with reason"),
        ("UPDATE pairs SET ended_on = NULL WHERE id = 'p1'", "M1: pair p1 is ended with reason"),
        ("UPDATE pairs SET end_reason = 'changed' WHERE id = 'p2'", "M1: pair p2 is running"),
        ("UPDATE pairs SET started_on = NULL WHERE id = 'p2'", "M1: pair p2 runs since no day"),
        ("DELETE FROM pages WHERE seq = 1", "M1: pair c1/1 began 0 times"),
        ('UPDATE pages SET body = \'{"marks": ["pair_ended:2"]}\' WHERE seq = 3', "M1: pair c1/2"),
        ("UPDATE pairs SET nth = 3 WHERE id = 'p2'", "M1: case c1 has pairs [1, 3]"),
        ("UPDATE pairs SET state = 'running' WHERE id = 'p1'", "M1: case c1 has two living pairs"),
        ("DELETE FROM mentor_seats WHERE case_id = 'c2'", "M2: case c2 has no place"),
        (
            "INSERT INTO mentor_seats VALUES ('oda', 'c9')",
            "M2: case c9 has a place with oda in vain",
        ),
        (
            "UPDATE pairs SET asked_at = '2026-05-10 01:00:00' WHERE id = 'p3'",
            "M2: murakami has 2 mentees at once",
        ),
        ("DELETE FROM receipts WHERE id = 'd1'", "M4: case c1 with murakami: decided 0 times"),
        ("UPDATE receipts SET state = 'received' WHERE id = 'd2'", "M4: case c1 with hayashi"),
        ("DELETE FROM pair_sheets", "M4: task write_training_plan/1.1"),
        ("UPDATE pair_sheets SET content = '{}'", "M4: task write_training_plan/1.1"),
        (
            "UPDATE practice_letters SET text = 'メンターの件'",
            "M5: letter l1 (task_requested) says",
        ),
        ("UPDATE talks SET case_id = 'c2' WHERE name = 'r2'", "M6: talk c2/r2 is booked"),
        ("UPDATE audit_rows SET actor_id = 'yamada'", "M8: audit row a1"),
        ("UPDATE audit_rows SET what = 'decline.agree_as_mentor'", "M8: audit row a1"),
    ],
)
def test_each_finding_is_found(order: str, words: str) -> None:
    found = in_the_book(spoiled(mentoring_book(), order), 1, is_over=False)
    assert any(it.startswith(words) for it in found), found


def test_after_the_year_no_pair_lives() -> None:
    found = in_the_book(mentoring_book(), 1, is_over=True)
    assert found == ["M1: pair p2 is running", "M1: pair p3 is asked"]


def test_a_mentee_whose_case_was_over_has_no_pair() -> None:
    book = spoiled(mentoring_book(), "DELETE FROM pairs WHERE id = 'p3'")
    spoiled(book, "DELETE FROM mentor_seats WHERE case_id = 'c2'")
    spoiled(book, "UPDATE cases SET state = 'closed' WHERE id = 'c2'")
    assert in_the_book(book, 1, is_over=False) == []


def _found(mentee: Someone, mentor: Someone, rule: SectionRule = SectionRule.ANY) -> list[str]:
    tanaka = a_head("田中").of("会計課")
    organisation = HALL.with_people(mentee, mentor, tanaka)
    return [*against(organisation, rule, mentee.id, mentor.id, DAY)]


def test_what_stands_against_a_pair_at_the_city_hall() -> None:
    yamada, murakami = an_employee("山田"), an_employee("村上").in_section("市民課")
    assert _found(yamada, murakami, SectionRule.OTHER) == []
    assert _found(yamada, murakami, SectionRule.SAME) == ["they are of two sections"]
    assert _found(yamada, an_employee("林"), SectionRule.OTHER) == ["they are of one section"]
    assert _found(yamada, murakami.leaving_on(date(2026, 5, 10))) == ["the mentor has left"]
    assert _found(yamada.leaving_on(date(2026, 5, 10)), murakami) == ["the mentee has left"]
    away = murakami.employed_as(Employment.SECONDED_OUT)
    assert _found(yamada, away) == ["the mentor is elsewhere"]
    assert _found(yamada, murakami.on_leave(DAY)) == ["the mentor is on leave"]
    head = a_head("原").of("総務部")
    assert _found(yamada, head) == ["one is the other's superior"]
