"""Times that stood are told from pages alone: booked, offered and chosen, moved, called off, held, passed in vain."""

from datetime import UTC, date, datetime

import pytest

from bench.outside import Book
from bench.talk_absences import leaves
from bench.talks_stood import GONE, HELD, PASSED, told
from tests.bench.talk_book import MONDAY, a_page, a_receipt, booked_book, spoiled

LEAD = "lead_talk/r1.1"
THURSDAY = datetime(2026, 4, 30, 5, tzinfo=UTC)


def fates(book: Book) -> list[tuple[str, datetime, str]]:
    return [(it.partner, it.start, it.fate) for it in told(book).stood]


@pytest.mark.parametrize(
    ("body", "fate", "ended"),
    [
        ({"closes": [{"key": LEAD, "verdict": "moved"}]}, GONE, None),
        ({"closes": [{"key": LEAD, "verdict": "called_off"}]}, GONE, None),
        ({"marks": ["held:r1"]}, HELD, "held"),
        ({"marks": ["again:r1"]}, PASSED, None),
        ({"marks": ["missed:r1"]}, PASSED, "missed"),
        ({"ended": "left", "now": "2026-04-26T23:00:00Z"}, GONE, "called_off"),
        ({"ended": "left", "now": "2026-04-27T01:00:00Z"}, PASSED, "missed"),
        ({"marks": ["called_off:r1"], "now": "2026-04-26T23:00:00Z"}, GONE, "called_off"),
        ({"marks": ["called_off:r1"], "now": "2026-04-27T03:00:00Z"}, PASSED, "missed"),
        (
            {
                "closes": [{"key": LEAD, "verdict": "held"}],
                "marks": ["called_off:r1"],
                "now": "2026-04-27T03:00:00Z",
            },
            HELD,
            "held",
        ),
        (
            {
                "closes": [{"key": LEAD, "verdict": "held"}],
                "ended": "left",
                "now": "2026-04-27T03:00:00Z",
            },
            HELD,
            "held",
        ),
    ],
)
def test_how_a_time_ends(body: dict[str, object], fate: str, ended: str | None) -> None:
    book = booked_book()
    a_page(book, 2, "cause", body)
    assert fates(book) == [("tanaka", MONDAY, fate)]
    assert told(book).ended.get(("c1", "r1")) == ended


def test_a_move_to_another_time_ends_one_and_begins_another() -> None:
    book = booked_book()
    a_receipt(book, "m2", "tanaka", {"start": THURSDAY.isoformat(), "minutes": 30})
    a_page(book, 2, "m2", {"closes": [{"key": LEAD, "verdict": "booked"}]})
    assert fates(book) == [("tanaka", MONDAY, GONE), ("tanaka", THURSDAY, "stands")]


def test_what_a_pair_says_of_itself_is_no_talk() -> None:
    book = booked_book()
    asked = [{"key": "agree_as_mentee/1.1"}, {"key": "ask_change/1.1.mentor"}]
    a_page(book, 2, "cause", {"opens": asked, "marks": ["pair_started:1"]})
    assert told(book).begun == {("c1", "r1")}
    assert fates(book) == [("tanaka", MONDAY, "stands")]


def test_a_choice_is_with_whoever_offered_it() -> None:
    book = booked_book(mark="again:r1")
    a_receipt(book, "m2", "sato", {"starts": [THURSDAY.isoformat()], "minutes": 45})
    a_page(book, 3, "m2", {"closes": [{"key": "arrange_talk/r1.2", "verdict": "offered"}]})
    a_receipt(book, "m3", "yamada", {"start": THURSDAY.isoformat()})
    a_page(book, 4, "m3", {"closes": [{"key": "choose_time/r1.2", "verdict": "booked"}]})
    assert fates(book) == [("tanaka", MONDAY, PASSED), ("sato", THURSDAY, "stands")]
    assert told(book).stood[-1].minutes == 45


def test_leaves_are_known_since_their_orders() -> None:
    book = booked_book()
    book.connection.executescript(
        "CREATE TABLE leaves (person_id, from_day, to_day);"
        "CREATE TABLE personnel_orders (person_id, kind, effective_on, recorded_at);"
        "INSERT INTO leaves VALUES ('yamada', '2026-05-01', '2026-05-10');"
        "INSERT INTO personnel_orders VALUES ('yamada', 'leave', '2026-05-01', '2026-04-20 01:00:00');"
        "INSERT INTO personnel_orders"
        " VALUES ('suzuki', 'retirement', '2026-06-01', '2026-04-21 01:00:00');"
    )
    first, second = leaves(book)
    assert (first.start.date(), first.end.date()) == (date(2026, 4, 30), date(2026, 5, 10))
    assert first.known_since == datetime(2026, 4, 20, 1, tzinfo=UTC)
    assert (second.person_id, second.end.year) == ("suzuki", 9999)


def test_an_order_that_finds_nothing_to_spoil_is_a_mistake_of_the_test() -> None:
    with pytest.raises(AssertionError):
        spoiled(booked_book(), "DELETE FROM talks WHERE name = 'r9'")
