"""The checks of the 1on1 proof can fail: each finding once, on times, rows and events that were made wrong."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bench.event_checks import compared, mails_and_letters
from bench.talk_absences import Gone, during_absences, in_a_leave
from bench.talk_checks import (
    double_bookings,
    nothing_silent,
    refused_with_a_word,
    reserved_is_what_stands,
    rows_say_the_same,
    where_none_may_be,
)
from bench.talks_stood import GONE, HELD, PASSED, STANDS, Stood, told
from tests.bench.talk_book import MONDAY, a_mail, an_event, booked_book, spoiled

YESTERDAY = MONDAY - timedelta(days=3)
HOUR = timedelta(hours=1)
ONE = Stood("c1", "r1", "yamada", "tanaka", MONDAY, 30, YESTERDAY, YESTERDAY)
UIDS = {"c1/r1": "u1", "c2/r1": "u2"}


def test_a_book_that_holds_has_no_findings() -> None:
    book = booked_book()
    pages = told(book)
    assert pages.stood == [ONE]
    assert double_bookings(pages.stood) == []
    assert where_none_may_be(pages.stood) == []
    assert reserved_is_what_stands(book, pages) == []
    assert rows_say_the_same(book, pages) == []
    assert refused_with_a_word(book) == []


# T1


def test_one_person_in_two_talks_at_once_is_found_in_whichever_role() -> None:
    other = replace(ONE, case_id="c2", employee="tanaka", partner="sato", start=MONDAY + HOUR / 4)
    assert len(double_bookings([ONE, other])) == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, case_id="c2", employee="suzuki", start=ONE.end),
        replace(ONE, case_id="c2", employee="suzuki", partner="sato"),
        replace(ONE, talk="w1", since=YESTERDAY - HOUR, until=YESTERDAY, fate=GONE),
    ],
    ids=["one after the other", "other people", "given up before"],
)
def test_times_that_do_not_meet_are_no_finding(other: Stood) -> None:
    assert double_bookings([ONE, other]) == []


# T2


@pytest.mark.parametrize(
    ("start", "minutes", "words"),
    [
        (datetime(2026, 5, 3, 1, tzinfo=UTC), 30, "closed day"),
        (datetime(2026, 12, 29, 1, tzinfo=UTC), 30, "closed day"),
        (datetime(2026, 4, 26, 23, 45, tzinfo=UTC), 30, "outside the hours"),
        (datetime(2026, 4, 27, 7, 45, tzinfo=UTC), 30, "outside the hours"),
        (datetime(2026, 4, 27, 2, 45, tzinfo=UTC), 30, "over lunch"),
        (datetime(2026, 4, 27, 1, 10, tzinfo=UTC), 15, "no quarter hour"),
        (YESTERDAY - HOUR, 30, "after it had begun"),
    ],
)
def test_a_talk_where_none_may_be_is_found(start: datetime, minutes: int, words: str) -> None:
    found = where_none_may_be([replace(ONE, start=start, minutes=minutes)])
    assert len(found) == 1
    assert words in found[0]


@pytest.mark.parametrize("clock", [0, 2.5, 4, 7.5])
def test_the_edges_of_the_hours_are_no_finding(clock: float) -> None:
    start = datetime(2026, 4, 27, tzinfo=UTC) + timedelta(hours=clock)
    assert where_none_may_be([replace(ONE, start=start)]) == []


def test_a_time_fixed_in_a_known_absence_of_either_is_found() -> None:
    away = Gone("tanaka", MONDAY - HOUR, MONDAY + HOUR, YESTERDAY - HOUR)
    assert len(during_absences([ONE], [away])) == 1
    assert len(during_absences([ONE], [away._replace(person_id="yamada")])) == 1
    assert during_absences([ONE], [away._replace(known_since=YESTERDAY + HOUR)]) == []
    assert during_absences([ONE], [away._replace(end=MONDAY)]) == []


def test_a_time_chosen_counts_as_known_when_it_was_offered() -> None:
    away = Gone("tanaka", MONDAY - HOUR, MONDAY + HOUR, YESTERDAY - HOUR)
    assert during_absences([replace(ONE, planned=YESTERDAY - 2 * HOUR)], [away]) == []


def test_a_time_left_standing_in_a_leave_is_found_before_and_after_its_hour() -> None:
    leave = Gone("yamada", YESTERDAY, MONDAY + HOUR, YESTERDAY - HOUR)
    assert len(in_a_leave([ONE], [leave], YESTERDAY)) == 1
    assert len(in_a_leave([replace(ONE, fate=HELD)], [leave], MONDAY + 9 * HOUR)) == 1
    assert in_a_leave([ONE], [leave], YESTERDAY - HOUR) == []
    assert in_a_leave([replace(ONE, until=YESTERDAY, fate=GONE)], [leave], MONDAY) == []


# T3


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("DELETE FROM reservations WHERE rowid = 1", "unreserved"),
        ("UPDATE reservations SET purpose = 'c9/r1' WHERE rowid = 1", "in vain"),
        (
            "UPDATE talks SET state = 'offered', offered = '[\"2026-04-28T01:00:00Z\"]'",
            "unreserved",
        ),
    ],
)
def test_a_reservation_too_few_or_too_many_is_found(order: str, words: str) -> None:
    book = spoiled(booked_book(), order)
    found = reserved_is_what_stands(book, told(book))
    assert any(words in it for it in found), found


# T4


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("DELETE FROM talks", "has no row"),
        (
            "INSERT INTO talks SELECT 'c1', 'r2', 'due', NULL, 0, 'yamada', NULL, '[]', 'u9'",
            "no page",
        ),
        ("UPDATE talks SET state = 'due'", "otherwise in its pages"),
        ("UPDATE talks SET starts_at = '2026-04-28 01:00:00'", "another time"),
        ("UPDATE talks SET partner_id = 'sato'", "another time or pair"),
        ("UPDATE talks SET state = 'held'", "no page ended it"),
    ],
)
def test_a_row_that_differs_from_its_pages_is_found(order: str, words: str) -> None:
    book = spoiled(booked_book(), order)
    found = rows_say_the_same(book, told(book))
    assert any(words in it for it in found), found


def test_an_end_the_pages_tell_otherwise_is_found() -> None:
    book = booked_book(mark="missed:r1")
    assert rows_say_the_same(spoiled(book, "UPDATE talks SET state = 'missed'"), told(book)) == []
    found = rows_say_the_same(spoiled(book, "UPDATE talks SET state = 'skipped'"), told(book))
    assert found == ["talk c1/r1 is skipped, and its pages say missed"]


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("UPDATE talks SET state = 'booked'", "never ended"),
        ("UPDATE cases SET state = 'open'", "after the year"),
        ("DELETE FROM talks", "has no round 1"),
    ],
)
def test_a_round_lost_in_silence_is_found(order: str, words: str) -> None:
    over = spoiled(booked_book(), "UPDATE talks SET state = 'held'")
    assert nothing_silent(over) == []
    found = nothing_silent(spoiled(over, order))
    assert any(words in it for it in found), found


# T5


@pytest.mark.parametrize("state", ["received", "refused"])
def test_a_receipt_without_an_answer_is_found(state: str) -> None:
    book = spoiled(booked_book(), f"UPDATE receipts SET state = '{state}'")
    assert len(refused_with_a_word(book)) == 1


# T6


def test_a_calendar_that_shows_the_book_has_no_findings() -> None:
    held = replace(ONE, talk="r0", start=MONDAY - 10 * HOUR, fate=HELD)
    uids = {**UIDS, "c1/r0": "u0"}
    shown = [an_event("u1", MONDAY), an_event("u0", held.start)]
    assert compared(shown, [ONE, held], uids, MONDAY - HOUR) == []


@pytest.mark.parametrize(
    ("stood", "start", "words"),
    [
        (ONE, None, "is not in the calendar"),
        (replace(ONE, fate=HELD), None, "is not in the calendar"),
        (ONE, MONDAY + HOUR, "is not in the calendar"),
        (ONE, MONDAY + HOUR, "no time that ever stood"),
        (replace(ONE, fate=GONE, until=YESTERDAY), MONDAY, "was given up"),
        (replace(ONE, case_id="c2"), MONDAY, "no time that ever stood"),
    ],
)
def test_a_calendar_that_differs_from_the_book_is_found(
    stood: Stood, start: datetime | None, words: str
) -> None:
    shown = [an_event("u1", start)] if start else []
    found = compared(shown, [stood], UIDS, YESTERDAY)
    assert any(words in it for it in found), found


def test_an_hour_that_passed_in_vain_may_stay_and_one_given_up_before_may_not() -> None:
    passed = replace(ONE, fate=PASSED, until=MONDAY + HOUR)
    later = MONDAY + 2 * HOUR
    assert compared([an_event("u1", MONDAY)], [passed], UIDS, later) == []
    given_up = replace(ONE, fate=GONE, until=MONDAY - HOUR)
    found = compared([an_event("u1", MONDAY)], [given_up], UIDS, later)
    assert found == ["event u1 at 2026-04-27 01:00Z was given up before its hour"]


# T7


@pytest.mark.parametrize(
    ("order", "came", "words"),
    [
        ("", 0, "never came"),
        ("UPDATE letters SET kind = 'morning_round'", 2, "came 2 times"),
        ("UPDATE letters SET message_id = 'm9'", 1, "is no letter"),
        ("UPDATE letters SET state = 'failed', failure = 'smtp_550'", 1, "failed: smtp_550"),
    ],
)
def test_mails_that_are_not_the_letters_are_found(order: str, came: int, words: str) -> None:
    book = spoiled(booked_book(), order)
    found = mails_and_letters(book, [a_mail("m1")] * came)
    assert any(words in it for it in found), found


def test_a_letter_of_a_time_may_come_twice() -> None:
    assert mails_and_letters(booked_book(), [a_mail("m1")] * 2) == []
    assert ONE.fate == STANDS
