"""The invariants I1–I9 不変条件, asked of the book's file from outside: plain SQL and an own calendar, no code of the product.

Each check returns findings in words; none is the only good answer.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.letter_checks import letters_in_time, letters_once, letters_there
from bench.outside import Book, opened


@dataclass(frozen=True)
class Said:
    """A submission as the driver saw it: acknowledged with this key and this content."""

    nonce: str
    person_id: str
    content: dict[str, Any]


SEALED: Final = "('application')"
OF_ONE_ALONE: Final = "('agree_as_mentee', 'agree_as_mentor', 'ask_change')"
"""Answers about a pair 組 of which no trail may say whose they were."""


def findings(
    path: Path, said: Sequence[Said], *, is_over: bool = True, has_mailbox: bool = True
) -> list[str]:
    """All checks; ``is_over``: the year has been lived to its end, so that no case may be open.

    ``has_mailbox``: letters lie in the practice mailbox of the book; otherwise they left as mails.
    """
    with opened(path) as book:
        found = [f"I1: {it}" for it in nothing_lost(book, said)]
        for name, check in CHECKS.items():
            found += [f"{name}: {it}" for it in check(book)]
        if has_mailbox:
            found += [f"I4: {it}" for it in letters_there(book)]
        if is_over:
            found += [f"I3: {it}" for it in all_over(book)]
        return found


def nothing_lost(book: Book, said: Iterable[Said]) -> list[str]:
    """I1: every acknowledged submission stands once, with its content, in its case's pages and the audit.

    What is submitted in a sealed case 封をした手続き is in no audit row; of what one side of a pair
    answers the row has no name.
    """
    found = []
    nameless = {it["id"] for it in book.rows(f"SELECT id FROM tasks WHERE step IN {OF_ONE_ALONE}")}
    sealed = {it["id"] for it in book.rows(f"SELECT id FROM cases WHERE process IN {SEALED}")}
    audited = Counter(
        (it["case_id"], it["actor_id"])
        for it in book.rows("SELECT case_id, actor_id FROM audit_rows WHERE act = 'changed'")
    )
    for it in said:
        rows = book.rows("SELECT * FROM receipts WHERE nonce = ?", it.nonce)
        if len(rows) != 1:
            found.append(f"key {it.nonce} stands {len(rows)} times")
            continue
        receipt = rows[0]
        if not contained(it.content, json.loads(receipt["content"])):
            found.append(f"receipt {receipt['number']} holds another content")
        pages = book.rows("SELECT seq FROM pages WHERE cause_id = ?", receipt["id"])
        if receipt["state"] == "applied" and len(pages) != 1:
            found.append(f"receipt {receipt['number']} is applied by {len(pages)} pages")
        if receipt["state"] == "received":
            found.append(f"receipt {receipt['number']} was never applied")
        is_nameless = receipt["task_id"] in nameless
        by = receipt["case_id"], "system" if is_nameless else receipt["person_id"]
        if receipt["case_id"] not in sealed and not audited[by]:
            found.append(f"receipt {receipt['number']} is in no audit row")
    return found


def nothing_twice(book: Book) -> list[str]:
    """I2: per message one page at most, per receipt one sheet at most and none when it was refused."""
    pages = book.rows(
        "SELECT m.id FROM messages m JOIN pages p ON p.cause_id = m.id"
        " GROUP BY m.id HAVING count(*) > 1"
    )
    sheets = book.rows("SELECT case_id, page_seq FROM sheets GROUP BY 1, 2 HAVING count(*) > 1")
    refused = book.rows(
        "SELECT r.number FROM receipts r JOIN messages m ON m.id = r.id JOIN sheets s"
        " ON s.case_id = r.case_id AND s.page_seq = m.heard_by_page WHERE r.state = 'refused'"
    )
    return [
        *(f"message {it['id']} has several pages" for it in pages),
        *(f"case {it['case_id']} page {it['page_seq']} has several sheets" for it in sheets),
        *(f"refused receipt {it['number']} left a sheet" for it in refused),
    ]


def nothing_stuck(book: Book) -> list[str]:
    """I3: nothing parked, unheard or ownerless; what is open waits for somebody or for an instant.

    A 1on1 without a partner waits for one, or for the end of its days: it is no desk's. A section
    without a head proposes no posting 募集.
    """
    parked = book.rows("SELECT id, trouble FROM cases WHERE state NOT IN ('open', 'closed')")
    unheard = book.rows("SELECT id FROM messages WHERE answered = 0")
    idle = book.rows(
        "SELECT id FROM cases c WHERE state = 'open' AND NOT EXISTS"
        " (SELECT 1 FROM tasks t WHERE t.case_id = c.id AND t.state IN ('open', 'planned'))"
    )
    ownerless = book.rows(
        "SELECT id FROM tasks WHERE state = 'open' AND person_id IS NULL"
        " AND role NOT IN ('hr', 'complaint_desk', 'posting_desk')"
        " AND NOT (role = 'partner' AND expires_at IS NOT NULL)"
        " AND NOT (role = 'section_head' AND optional = 1)"
    )
    return [
        *(f"case {it['id']} stands still: {it['trouble']}" for it in parked),
        *(f"message {it['id']} was never answered" for it in unheard),
        *(f"case {it['id']} waits for nothing" for it in idle),
        *(f"task {it['id']} is nobody's" for it in ownerless),
    ]


def all_over(book: Book) -> list[str]:
    """At the end of the year: each evaluation confirmed and disclosed, or ended with a named reason."""
    rows = book.rows(
        "SELECT c.id, c.process, c.state, c.phase, c.outcome, (SELECT count(*) FROM results r"
        " WHERE r.case_id = c.id) AS results, (SELECT count(*) FROM disclosures d"
        " WHERE d.case_id = c.id) AS disclosed FROM cases c"
    )
    found = []
    for it in rows:
        if it["state"] != "closed":
            found.append(f"case {it['id']} is {it['state']} in {it['phase']}")
        elif not it["outcome"]:
            found.append(f"case {it['id']} ended without a reason")
        elif it["process"] != "evaluation":
            continue
        elif it["outcome"] == "completed" and not (it["results"] and it["disclosed"]):
            found.append(f"case {it['id']} ended without result or disclosure")
    return found


def pages_and_rows_agree(book: Book) -> list[str]:
    """I5: rows of case and tasks are what the pages, read in order, lead to."""
    living: dict[str, set[str]] = {}
    last: dict[str, int] = {}
    found = []
    for page in book.rows("SELECT case_id, seq, body FROM pages ORDER BY case_id, seq"):
        case_id, body = page["case_id"], json.loads(page["body"])
        if page["seq"] != last.get(case_id, -1) + 1:
            found.append(f"case {case_id} has no page before {page['seq']}")
        last[case_id] = page["seq"]
        keys = living.setdefault(case_id, set())
        keys -= {it["key"] for it in body.get("closes", [])}
        keys |= {it["key"] for it in body.get("opens", [])}
        if body.get("ended"):
            keys.clear()
    stand: dict[str, set[str]] = {}
    for task in book.rows("SELECT case_id, key FROM tasks WHERE state IN ('open', 'planned')"):
        stand.setdefault(task["case_id"], set()).add(task["key"])
    for case in book.rows("SELECT id, seq FROM cases"):
        if case["seq"] != last.get(case["id"], -1):
            found.append(f"case {case['id']} says page {case['seq']}")
        if stand.get(case["id"], set()) != living.get(case["id"], set()):
            found.append(f"case {case['id']} shows other tasks than its pages")
    return found


def chain_holds(book: Book) -> list[str]:
    """I6: sealed audit rows are linked without a gap, and the head names the last of them."""
    rows = book.rows(
        "SELECT seq, previous_hash, hash FROM audit_rows WHERE seq IS NOT NULL ORDER BY seq"
    )
    found, before = [], "0" * 64
    for nth, row in enumerate(rows, start=1):
        if row["seq"] != nth or row["previous_hash"] != before:
            found.append(f"audit row {nth} does not follow the one before")
            break
        before = row["hash"]
    heads = book.rows("SELECT hash FROM audit_heads ORDER BY seq DESC LIMIT 1")
    if rows and not found and (not heads or heads[0]["hash"] != before):
        found.append("the head of the audit chain is not its last row")
    answered = book.rows(
        "SELECT count(*) AS n FROM pages p JOIN cases c ON c.id = p.case_id"
        f" WHERE p.cause_kind = 'message' AND c.process NOT IN {SEALED}"
    )[0]["n"]
    noted = book.rows(
        "SELECT count(*) AS n FROM audit_rows WHERE act = 'changed' AND case_id IS NOT NULL"
        " AND what NOT LIKE 'cycle%'"
    )[0]["n"]
    if answered > noted:
        found.append(f"{answered} pages by messages, {noted} audit rows about them")
    return found


def by_the_right_person(book: Book) -> list[str]:
    """I7: an employee's step by that employee, every other by whoever had the task when it was heard."""
    holders = {it["person_id"] for it in book.rows("SELECT person_id FROM offices")}
    found = []
    for it in book.rows(
        "SELECT r.number, r.person_id, t.person_id AS owner, t.subject_id, t.role, t.step, EXISTS"
        " (SELECT 1 FROM timeline l WHERE l.case_id = t.case_id AND l.step = t.step AND"
        " l.what = 'handed_over' AND l.page_seq > m.heard_by_page) AS handed_on FROM receipts r"
        " JOIN messages m ON m.id = r.id JOIN tasks t ON t.id = r.task_id WHERE"
        " r.state = 'applied' AND r.on_behalf_of IS NULL"
    ):
        what = f"receipt {it['number']} ({it['step']})"
        if (it["person_id"] == it["subject_id"]) != (it["role"] == "employee"):
            found.append(f"{what}: {it['role']} and the evaluated are one person")
        right = holders if it["owner"] is None else {it["owner"]}
        if it["person_id"] not in right and not it["handed_on"]:
            found.append(f"{what} is by another than the task's person, or by nobody of an office")
    return found


BACK: Final = ("send_back", "withdraw", "reopen")
PHASES: Final = {
    "evaluation": (
        "goals",
        "year",
        "declaration",
        "rating",
        "confirmation",
        "disclosure",
        "complaints",
        "ended",
    ),
    "one_on_one": ("running", "ended"),
    "application": ("open", "ended"),
}
"""A campaign of open posting takes applications, selects and places twice: its second call."""


def confirmed_stays(book: Book) -> list[str]:
    """I8: sheets say what their receipts said, disclosure follows confirmation, phases go forward."""
    changed = book.rows(
        "SELECT r.number FROM sheets s JOIN messages m ON m.case_id = s.case_id"
        " AND m.heard_by_page = s.page_seq JOIN receipts r ON r.id = m.id"
        " WHERE s.content <> r.content"
    )
    early = book.rows(
        "SELECT d.case_id FROM disclosures d LEFT JOIN results r ON r.case_id = d.case_id"
        " AND r.version = d.version WHERE r.case_id IS NULL OR r.confirmed_at > d.disclosed_at"
    )
    return [
        *(f"the sheet of receipt {it['number']} was changed" for it in changed),
        *(f"case {it['case_id']} was disclosed before it was confirmed" for it in early),
        *_backward(book),
    ]


def _backward(book: Book) -> list[str]:
    found, case_id, at = [], "", 0
    for page in book.rows(
        "SELECT p.case_id, p.body, c.process FROM pages p JOIN cases c ON c.id = p.case_id"
        " ORDER BY p.case_id, p.seq"
    ):
        if page["process"] not in PHASES:
            continue
        body, phases = json.loads(page["body"]), PHASES[page["process"]]
        at = at if page["case_id"] == case_id else 0
        now = phases.index(body.get("phase") or phases[at])
        if now < at:
            act = (body.get("cause") or {}).get("act") or ""
            if not act.startswith(BACK):
                found.append(
                    f"case {page['case_id']} went back to {phases[now]} by {act or 'the clock'}"
                )
        case_id, at = page["case_id"], now
    return found


def contained(mine: Any, theirs: Any) -> bool:
    """Whether all that was typed stands in what was kept, which may hold more (a worked-out rating)."""
    if isinstance(mine, dict):
        return isinstance(theirs, dict) and all(
            contained(value, theirs.get(name)) for name, value in mine.items()
        )
    if isinstance(mine, list):
        return (
            isinstance(theirs, list)
            and len(mine) == len(theirs)
            and all(contained(a, b) for a, b in zip(mine, theirs, strict=True))
        )
    return mine in ("", None) or mine == theirs


CHECKS: Final[dict[str, Callable[[Book], list[str]]]] = {
    "I2": nothing_twice,
    "I3": nothing_stuck,
    "I4": letters_once,
    "I5": pages_and_rows_agree,
    "I6": chain_holds,
    "I7": by_the_right_person,
    "I8": confirmed_stays,
    "I9": letters_in_time,
}
