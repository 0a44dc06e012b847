"""What must hold of 1on1 1on1の守るべきこと, asked of the book's file from outside: plain SQL and an own calendar.

T1 nobody is in two talks at once · T2 no talk where none may be · T3 what is reserved is what stands ·
T4 no talk is lost · T5 every receipt is applied, or refused with a word. Findings in words; none is good.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final

from bench.letter_checks import JAPAN, is_closed
from bench.outside import Book, moment, opened
from bench.talk_absences import Gone, during_absences, in_a_leave, leaves
from bench.talks_stood import Stood, Told, told

HOURS: Final = (time(9), time(12), time(13), time(17))
"""Kofu's hours for talks, morning and afternoon, by its clock."""
OVER: Final = ("held", "missed", "skipped", "called_off")


def talk_findings(
    path: Path, now: datetime, *, is_over: bool, aways: Sequence[Gone] = ()
) -> list[str]:
    """All checks of a quiet book at a moment of business time."""
    with opened(path) as book:
        pages = told(book)
        found = [f"T1: {it}" for it in double_bookings(pages.stood)]
        found += [f"T2: {it}" for it in where_none_may_be(pages.stood)]
        found += [f"T2: {it}" for it in during_absences(pages.stood, [*aways, *leaves(book)])]
        found += [f"T2: {it}" for it in in_a_leave(pages.stood, leaves(book), now)]
        found += [f"T3: {it}" for it in reserved_is_what_stands(book, pages)]
        found += [f"T4: {it}" for it in rows_say_the_same(book, pages)]
        if is_over:
            found += [f"T4: {it}" for it in nothing_silent(book)]
        found += [f"T5: {it}" for it in refused_with_a_word(book)]
        return found


def double_bookings(stood: Iterable[Stood]) -> list[str]:
    """T1: two times of one person that overlap and stood together, in whichever role."""
    of_person: dict[str, list[Stood]] = defaultdict(list)
    for it in stood:
        for who in it.pair:
            of_person[who].append(it)
    found = []
    for who, talks in sorted(of_person.items()):
        talks.sort(key=lambda it: (it.start, it.purpose))
        for nth, one in enumerate(talks):
            for other in talks[nth + 1 :]:
                if other.start >= one.end:
                    break
                if _stood_together(one, other):
                    found.append(f"{who} is in {one.name} and in {other.name}")
    return found


def _stood_together(one: Stood, other: Stood) -> bool:
    later = max(one.since, other.since)
    return all(it.until is None or later < it.until for it in (one, other))


def where_none_may_be(stood: Iterable[Stood]) -> list[str]:
    """T2: on a closed day, outside the hours, over lunch, or not on a quarter hour."""
    found = []
    for it in stood:
        start, end = it.start + JAPAN, it.end + JAPAN
        morning, lunch, afternoon, evening = HOURS
        if is_closed(start.date()):
            found.append(f"{it.name} lies on a closed day")
        if not morning <= start.time() < end.time() <= evening or start.date() != end.date():
            found.append(f"{it.name} lies outside the hours")
        elif start.time() < afternoon and end.time() > lunch:
            found.append(f"{it.name} lies over lunch")
        if start.minute % 15 or start.second or start.microsecond:
            found.append(f"{it.name} begins on no quarter hour")
        if it.start < it.since:
            found.append(f"{it.name} was fixed after it had begun")
    return found


def reserved_is_what_stands(book: Book, pages: Told) -> list[str]:
    """T3: one row for each quarter hour of each person of a booked, held or offered talk, and no other."""
    wanted = {
        (who, quarter, it.purpose)
        for it in (*pages.standing, *pages.held)
        for who in it.pair
        for quarter in it.quarters
    }
    wanted |= _offered(book)
    stands = {
        (it["person_id"], moment(it["quarter"]), it["purpose"])
        for it in book.rows("SELECT person_id, quarter, purpose FROM reservations")
    }
    return [
        *(
            f"{who} has {at:%m-%d %H:%M}Z of {why} unreserved"
            for who, at, why in sorted(wanted - stands)
        ),
        *(
            f"{who} has {at:%m-%d %H:%M}Z reserved for {why} in vain"
            for who, at, why in sorted(stands - wanted)
        ),
    ]


def _offered(book: Book) -> set[tuple[str, datetime, str]]:
    found = set()
    for it in book.rows("SELECT * FROM talks WHERE state = 'offered'"):
        for start in json.loads(it["offered"]):
            at = moment(start)
            span = Stood(
                it["case_id"],
                it["name"],
                it["employee_id"],
                it["partner_id"],
                at,
                it["minutes"],
                since=at,
                planned=at,
            )
            found |= {
                (who, quarter, span.purpose) for who in span.pair for quarter in span.quarters
            }
    return found


def rows_say_the_same(book: Book, pages: Told) -> list[str]:
    """T4: each talk the pages began has its row, with the time that stands and the end they tell."""
    rows = {(it["case_id"], it["name"]): it for it in book.rows("SELECT * FROM talks")}
    found = [f"talk {'/'.join(key)} has no row" for key in sorted(pages.begun - set(rows))]
    found += [
        f"talk {'/'.join(key)} was begun by no page" for key in sorted(set(rows) - pages.begun)
    ]
    times = {(it.case_id, it.talk): it for it in (*pages.standing, *pages.held)}
    for key, row in sorted(rows.items()):
        found += _row_differs(row, times.get(key), pages.ended.get(key))
    return found


def _row_differs(row: dict[str, Any], stood: Stood | None, ended: str | None) -> list[str]:
    name, state = f"talk {row['case_id']}/{row['name']}", row["state"]
    booked = state in ("booked", "held")
    if booked != (stood is not None):
        return [f"{name} is {state} in its row, otherwise in its pages"]
    if ended is None and state in OVER:
        return [f"{name} is {state}, and no page ended it"]
    if ended is not None and state != ended and (ended, state) != ("skipped", "called_off"):
        return [f"{name} is {state}, and its pages say {ended}"]
    if stood is None:
        return []
    at = (moment(row["starts_at"]), row["minutes"], row["employee_id"], row["partner_id"])
    if at != (stood.start, stood.minutes, stood.employee, stood.partner):
        return [f"{name} has another time or pair than its pages"]
    return []


def nothing_silent(book: Book) -> list[str]:
    """T4 at the end of the year: each series over, each of its rounds held, missed, skipped or called off."""
    found = []
    states: dict[str, dict[str, str]] = defaultdict(dict)
    for it in book.rows("SELECT case_id, name, state FROM talks"):
        states[it["case_id"]][it["name"]] = it["state"]
    for case in book.rows(
        "SELECT id, state, outcome, shape FROM cases WHERE process = 'one_on_one'"
    ):
        talks = states[case["id"]]
        found += [
            f"talk {case['id']}/{name} was never ended ({state})"
            for name, state in sorted(talks.items())
            if state not in OVER
        ]
        if case["state"] != "closed" or not case["outcome"]:
            found.append(f"series {case['id']} is {case['state']} after the year")
        elif case["outcome"] == "completed":
            shape = json.loads(case["shape"])
            rounds = range(shape.get("first_round", 1), shape["last_round"] + 1)
            found += [
                f"series {case['id']} has no round {nth}"
                for nth in rounds
                if f"r{nth}" not in talks
            ]
    return found


def refused_with_a_word(book: Book) -> list[str]:
    """T5: no receipt waits, and none is refused without saying why."""
    return [
        f"receipt {it['number']} is {it['state']} ({it['act']}) without a word"
        for it in book.rows("SELECT * FROM receipts")
        if it["state"] not in ("applied", "refused")
        or (it["state"] == "refused" and not it["refusal"])
    ]
