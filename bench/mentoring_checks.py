"""What must hold of pairs 組の守るべきこと, asked of the book's file from outside: plain SQL, no code of the product.

M1 every pair ends with a reason · M2 no mentor has more mentees than places, at no moment · M4 what was
received stands once · M5 letters say nothing of it · M6 talks end with their pair · M8 no trail says who
agreed, declined, or asked for a change.
"""

import json
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from bench.outside import Book, Rows, moment, opened

KEPT: Final = (
    "write_training_plan",
    "report_progress",
    "hold_staff_interview",
    "check_midterm",
    "answer_pair_survey",
)
REASONS: Final = frozenset(
    {
        *("completed", "not_agreed", "changed", "relieved", "mentor_left", "mentor_away"),
        *("in_line", "same_section", "other_section", "mentee_left", "ended_by_hr"),
        "period_over",
    }
)
TOLD_BY_NONE: Final = ("メンター", "OJT", "指導員", "育成計画", "組の")
"""Words that would tell a reader over somebody's shoulder what a letter is about."""
OVER: Final = ("held", "missed", "skipped", "called_off")
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


def mentoring_findings(path: Path, at_most: int, *, is_over: bool) -> list[str]:
    """All checks that need nothing but the book, at a moment at which it is quiet."""
    with opened(path) as book:
        return in_the_book(book, at_most, is_over=is_over)


def in_the_book(book: Book, at_most: int, *, is_over: bool) -> list[str]:
    """The same of a book that is open."""
    pairs = book.rows("SELECT * FROM pairs ORDER BY case_id, nth")
    found = [
        *(f"M1: {it}" for it in ends_without_reason(pairs)),
        *(f"M1: {it}" for it in pages_differ(book, pairs)),
        *(f"M1: {it}" for it in not_one_after_another(pairs)),
        *(f"M2: {it}" for it in places_differ(book, pairs)),
        *(f"M2: {it}" for it in too_many_at_once(book, pairs, at_most)),
        *(f"M4: {it}" for it in decided_otherwise(book, pairs)),
        *(f"M4: {it}" for it in answered_otherwise(book)),
        *(f"M5: {it}" for it in telling_letters(book)),
        *(f"M6: {it}" for it in talks_without_pair(book)),
        *(f"M8: {it}" for it in trails(book)),
    ]
    if is_over:
        found += [f"M1: pair {it['id']} is {it['state']}" for it in pairs if it["state"] != "ended"]
    return found


def ends_without_reason(pairs: Rows) -> list[str]:
    """M1: a reason of the known ones and a day where it ended, neither before."""
    found = []
    for it in pairs:
        is_ended = it["state"] == "ended"
        if is_ended != (it["end_reason"] in REASONS) or is_ended != (it["ended_on"] is not None):
            found.append(f"pair {it['id']} is {it['state']} with reason '{it['end_reason']}'")
        if (it["state"] == "running") > (it["started_on"] is not None):
            found.append(f"pair {it['id']} runs since no day")
    return found


def pages_differ(book: Book, pairs: Rows) -> list[str]:
    """M1: a pair has begun, and has ended, as its case's pages say, and once."""
    marks = _marks(book)
    found = []
    for it in pairs:
        name, case = f"pair {it['case_id']}/{it['nth']}", marks[it["case_id"]]
        began, ended = case[f"pair_started:{it['nth']}"], case[f"pair_ended:{it['nth']}"]
        if began != (it["started_on"] is not None):
            found.append(f"{name} began {began} times by its pages")
        if ended > (it["state"] == "ended"):
            found.append(f"{name} is {it['state']}, and ended {ended} times by its pages")
    return found


def not_one_after_another(pairs: Rows) -> list[str]:
    """M1: pairs 1, 2, … of a case, at most the last of them living."""
    of_case: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for it in pairs:
        of_case[it["case_id"]].append(it)
    found = []
    for case, its in sorted(of_case.items()):
        if [it["nth"] for it in its] != list(range(1, len(its) + 1)):
            found.append(f"case {case} has pairs {[it['nth'] for it in its]}")
        if any(it["state"] != "ended" for it in its[:-1]):
            found.append(f"case {case} has two living pairs")
    return found


def places_differ(book: Book, pairs: Rows) -> list[str]:
    """M2: a place is taken for each living pair and for nothing else."""
    wanted = {(it["mentor_id"], it["case_id"]) for it in pairs if it["state"] != "ended"}
    seats = book.rows("SELECT mentor_id, case_id FROM mentor_seats")
    taken = {(it["mentor_id"], it["case_id"]) for it in seats}
    return [
        *(f"case {case} has no place with {who}" for who, case in sorted(wanted - taken)),
        *(f"case {case} has a place with {who} in vain" for who, case in sorted(taken - wanted)),
    ]


def too_many_at_once(book: Book, pairs: Rows, at_most: int) -> list[str]:
    """M2: from the decision to the page that ends it, by the moments of the pages."""
    ends = _ends(book)
    spans: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for it in pairs:
        until = ends.get((it["case_id"], it["nth"]), _NEVER)
        spans[it["mentor_id"]].append((moment(it["asked_at"]), until))
    return [
        f"{who} has {count} mentees at once"
        for who, its in sorted(spans.items())
        if (count := max(sum(a <= start < b for a, b in its) for start, _ in its)) > at_most
    ]


def decided_otherwise(book: Book, pairs: Rows) -> list[str]:
    """M4: each pair of an applied decision stands once, and no other does.

    A mentee whose case was over by then has none.
    """
    decided: Counter[tuple[str, str]] = Counter()
    for it in book.rows(
        "SELECT r.content FROM receipts r JOIN cases c ON c.id = r.case_id"
        " WHERE c.process = 'mentoring' AND r.act = 'confirm' AND r.state = 'applied'"
    ):
        for pair in json.loads(it["content"])["pairs"]:
            decided[pair["case_id"], pair["mentor_id"]] += 1
    stand = Counter((it["case_id"], it["mentor_id"]) for it in pairs)
    closed = {it["id"] for it in book.rows("SELECT id FROM cases WHERE state = 'closed'")}
    return [
        f"case {case} with {who}: decided {decided[case, who]} times, stands {stand[case, who]}"
        for case, who in sorted(decided.keys() | stand.keys())
        if decided[case, who] != stand[case, who]
        and not (case in closed and decided[case, who] > stand[case, who])
    ]


def answered_otherwise(book: Book) -> list[str]:
    """M4: each applied plan, progress, talk held, half time and survey is kept once with its words."""
    marks = ", ".join("?" * len(KEPT))
    said = {
        (it["case_id"], it["key"]): json.loads(it["content"])
        for it in book.rows(
            "SELECT r.case_id, t.key, r.content FROM receipts r JOIN tasks t ON t.id = r.task_id"
            f" WHERE r.state = 'applied' AND t.step IN ({marks})",
            *KEPT,
        )
    }
    kept = {
        (it["case_id"], it["task_key"]): json.loads(it["content"])
        for it in book.rows("SELECT case_id, task_key, content FROM pair_sheets")
    }
    return [
        f"task {key} of case {case} is kept otherwise than it was said"
        for case, key in sorted(said.keys() | kept.keys())
        if said.get((case, key)) != kept.get((case, key))
    ]


def telling_letters(book: Book) -> list[str]:
    """M5: no letter that lies in the practice mailbox has one of the words that tell."""
    return [
        f"letter {it['letter_id']} ({it['kind']}) says {word}"
        for it in book.rows("SELECT * FROM practice_letters")
        for word in TOLD_BY_NONE
        if word in str(it["subject"]) + str(it["text"])
    ]


def talks_without_pair(book: Book) -> list[str]:
    """M6: nothing lies ahead of a case that has no running pair, and everything has ended with the case."""
    return [
        f"talk {it['case_id']}/{it['name']} is {it['state']} without a pair"
        for it in book.rows(
            "SELECT t.case_id, t.name, t.state FROM talks t JOIN cases c ON c.id = t.case_id"
            " WHERE c.process = 'pair' AND NOT EXISTS (SELECT 1 FROM pairs p"
            " WHERE p.case_id = t.case_id AND p.state = 'running')"
        )
        if it["state"] not in OVER
    ]


def trails(book: Book) -> list[str]:
    """M8: no audit row has the name of the side that answered, nor of what it answered."""
    return [
        f"audit row {it['id']} of case {it['case_id']} says {it['what']}"
        for it in book.rows(
            "SELECT id, case_id, what, actor_id FROM audit_rows WHERE act = 'changed' AND"
            " (what LIKE '%agree_as_%' OR what LIKE '%ask_change%'"
            " OR what = 'pair.said' AND actor_id <> 'system')"
        )
    ]


def _marks(book: Book) -> dict[str, Counter[str]]:
    """By case, how often its pages set each mark."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for case_id, _, body in _pages(book):
        found[case_id].update(body.get("marks", ()))
    return found


def _ends(book: Book) -> dict[tuple[str, int], datetime]:
    """By case and pair, the moment of the page that ended it: by its mark, or with the whole case."""
    found: dict[tuple[str, int], datetime] = {}
    numbers: dict[str, list[int]] = defaultdict(list)
    for it in book.rows("SELECT case_id, nth FROM pairs WHERE state = 'ended'"):
        numbers[it["case_id"]].append(it["nth"])
    for case_id, at, body in _pages(book):
        for mark in body.get("marks", ()):
            what, _, nth = mark.partition(":")
            if what == "pair_ended":
                found.setdefault((case_id, int(nth)), at)
        if body.get("ended") or body.get("outcome"):
            for nth in numbers[case_id]:
                found.setdefault((case_id, nth), at)
    return found


def _pages(book: Book) -> list[tuple[str, datetime, dict[str, Any]]]:
    return [
        (it["case_id"], moment(it["at"]), json.loads(it["body"]))
        for it in book.rows(
            "SELECT p.case_id, p.at, p.body FROM pages p JOIN cases c ON c.id = p.case_id"
            " WHERE c.process = 'pair' ORDER BY p.case_id, p.seq"
        )
    ]
