"""What must hold of open posting 公募の守るべきこと, asked of the book's file from outside: plain SQL, no code of the product.

P1 the latest words of each stand · P2 no seat over the headcount · P3 nobody in two seats · P4 the proof is
sound · P5 one order for each who accepted, and for nobody else · P6 the same letters at the same moments for
all who may apply · P7 no candidacy before its opening · P8 no letter and no trail of a sealed case · P9 no
sealed word in the clear.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Final

from bench.outside import Book, Rows, opened

HOLDS: Final = ("placed", "accepted")
OPENING: Final = "open_to_panels"


def posting_findings(path: Path) -> list[str]:
    """All checks that need nothing but the book, at a moment at which it is quiet."""
    with opened(path) as book:
        return in_the_book(book)


def in_the_book(book: Book) -> list[str]:
    """The same of a book that is open."""
    applied = book.rows("SELECT * FROM applications")
    return [
        *(f"P1: {it}" for it in latest_words_stand(book, applied)),
        *(f"P2: {it}" for it in over_headcount(book, applied)),
        *(f"P3: {it}" for it in in_two_seats(applied)),
        *(f"P3: {it}" for it in asked_in_vain(book, applied)),
        *(f"P4: {it}" for it in unsound(book)),
        *(f"P5: {it}" for it in orders_differ(book, applied)),
        *(f"P6: {it}" for it in letters_differ(book)),
        *(f"P7: {it}" for it in entered_early(book)),
        *(f"P8: {it}" for it in trails(book)),
    ]


def latest_words_stand(book: Book, applied: Rows) -> list[str]:
    """P1: each application holds what its latest receipt said, and each receipt has its application."""
    last: dict[tuple[str, str], str] = {}
    for it in book.rows(
        "SELECT r.case_id, r.content, m.task_key FROM receipts r JOIN messages m ON m.id = r.id"
        " JOIN cases c ON c.id = r.case_id WHERE c.process = 'application' AND r.act = 'submit'"
        " AND r.state = 'applied' ORDER BY m.heard_by_page"
    ):
        call = it["task_key"].partition("/")[2].partition(".")[0]
        last[it["case_id"], call] = json.loads(it["content"])
    stand = {(it["case_id"], str(it["call"])): json.loads(it["content"]) for it in applied}
    keys = sorted(last.keys() | stand.keys())
    return [
        f"application {key} holds other words" for key in keys if last.get(key) != stand.get(key)
    ]


def over_headcount(book: Book, applied: Rows) -> list[str]:
    """P2: both calls together, offered or accepted."""
    found = []
    for posting in book.rows("SELECT id, content FROM postings"):
        held = [it for it in applied if it["posting_id"] == posting["id"] and it["state"] in HOLDS]
        if len(held) > json.loads(posting["content"])["seats"]:
            found.append(f"posting {posting['id']} has {len(held)} people")
    return found


def in_two_seats(applied: Rows) -> list[str]:
    """P3: nobody is offered, or has, more than one."""
    seats: dict[str, int] = defaultdict(int)
    for it in applied:
        seats[it["person_id"]] += it["state"] in HOLDS
    return [f"{who} has {count} seats" for who, count in sorted(seats.items()) if count > 1]


def asked_in_vain(book: Book, applied: Rows) -> list[str]:
    """P3: whoever is offered a seat is asked for an answer, and nobody else is."""
    asked = {
        it["case_id"]
        for it in book.rows(
            "SELECT case_id FROM tasks WHERE step = 'accept_placement' AND state = 'open'"
        )
    }
    offered = {it["case_id"] for it in applied if it["state"] == "placed"}
    return [f"case {it} is offered a seat or asked, not both" for it in sorted(asked ^ offered)]


def unsound(book: Book) -> list[str]:
    """P4: what was announced has a report, and the report names nothing."""
    wrong = ("blocking", "over_seats", "not_accepted", "not_named", "not_once")
    found = []
    for it in book.rows("SELECT * FROM matchings WHERE announced_at IS NOT NULL"):
        report = json.loads(it["report"])
        if "pairs" not in report or any(report[name] for name in wrong):
            found.append(f"the proof of call {it['call']} is not sound")
    return found


def orders_differ(book: Book, applied: Rows) -> list[str]:
    """P5: exactly one order of the transfer's day for each who accepted, to the posting's seat."""
    day = book.rows("SELECT day FROM campaign_days WHERE name = 'transfer_on'")
    if not day:
        return []
    seats = {
        it["id"]: json.loads(it["content"])["post_id"]
        for it in book.rows("SELECT id, content FROM postings")
    }
    wanted = sorted(
        (it["person_id"], seats[it["posting_id"]])
        for it in applied
        if it["state"] == "accepted" or it["order_id"]
    )
    stand = sorted(
        (it["person_id"], it["post_id"])
        for it in book.rows(
            "SELECT person_id, post_id FROM personnel_orders WHERE kind = 'transfer'"
            " AND effective_on = ?",
            day[0]["day"],
        )
    )
    return [] if wanted == stand else [f"orders {stand}, accepted {wanted}"]


def letters_differ(book: Book) -> list[str]:
    """P6: of those no order moved, each who may apply has all the campaign's news, applied or not."""
    may = {
        it["person_id"]
        for it in book.rows(
            "SELECT person_id FROM cases WHERE process = 'application' AND person_id NOT IN"
            " (SELECT person_id FROM personnel_orders WHERE id NOT LIKE 'posting-%')"
        )
    }
    campaign = book.rows("SELECT id FROM cases WHERE process = 'challenge_job'")
    got: dict[str, set[tuple[str, str]]] = {who: set() for who in may}
    for it in book.rows(
        "SELECT person_id, created_at, not_before FROM letters WHERE kind = 'procedure_news'"
        " AND once_key LIKE ?",
        f"procedure_news/{campaign[0]['id'] if campaign else ''}/%",
    ):
        if it["person_id"] in got:
            got[it["person_id"]].add((it["created_at"], it["not_before"]))
    every = set().union(*got.values())
    return [f"{who} has not all the news" for who, some in sorted(got.items()) if some != every]


def entered_early(book: Book) -> list[str]:
    """P7: a call's candidacies stand only when the page that opens them to the panels does."""
    marks = {
        mark
        for it in book.rows(
            "SELECT p.body FROM pages p JOIN cases c ON c.id = p.case_id"
            " WHERE c.process = 'challenge_job'"
        )
        for mark in json.loads(it["body"]).get("marks", [])
    }
    calls = book.rows("SELECT DISTINCT call FROM candidacies")
    return [
        f"candidacies of call {it['call']} stand before their opening"
        for it in calls
        if f"{OPENING}/{it['call']}" not in marks
    ]


def trails(book: Book) -> list[str]:
    """P8: no letter and no audit row names a sealed case or one of its tasks."""
    sealed = "(SELECT id FROM cases WHERE process = 'application')"
    letters = book.rows(
        f"SELECT l.id FROM letters l LEFT JOIN tasks t ON t.id = l.task_id"
        f" WHERE l.case_id IN {sealed} OR t.case_id IN {sealed}"
    )
    audit = book.rows(f"SELECT id FROM audit_rows WHERE case_id IN {sealed}")
    return [
        *(f"letter {it['id']} is about a sealed case" for it in letters),
        *(f"audit row {it['id']} is about a sealed case" for it in audit),
    ]
