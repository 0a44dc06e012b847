"""The invariants of letters 手紙 (I4, I9), with an own calendar of Japan's closed days."""

from datetime import date, datetime, timedelta
from typing import Final

import holidays

from bench.outside import Book, moment

JAPAN: Final = timedelta(hours=9)


def letters_once(book: Book) -> list[str]:
    """I4: each Message-ID once, one morning round a day, and a request for whatever somebody owed.

    Of a talk whose time is fixed the letter with its calendar file tells; of a sealed case none does.
    """
    same = book.rows("SELECT message_id FROM letters GROUP BY 1 HAVING count(*) > 1")
    rounds = book.rows(
        "SELECT person_id, day FROM letters WHERE kind = 'morning_round' AND state = 'sent'"
        " GROUP BY 1, 2 HAVING count(*) > 1"
    )
    unasked = book.rows(
        "SELECT t.id FROM tasks t WHERE t.opened_at IS NOT NULL AND t.person_id IS NOT NULL"
        " AND t.optional = 0 AND NOT EXISTS (SELECT 1 FROM letters l WHERE l.task_id = t.id"
        " AND l.person_id = t.person_id AND l.kind = 'task_requested')"
        " AND NOT EXISTS (SELECT 1 FROM letters l WHERE l.case_id = t.case_id"
        " AND l.person_id = t.person_id AND l.kind = 'talk_fixed'"
        " AND t.step IN ('lead_talk', 'join_talk'))"
        " AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.id = t.case_id"
        " AND c.process = 'application')"
    )
    return [
        *(f"Message-ID {it['message_id']} stands twice" for it in same),
        *(f"{it['person_id']} had two morning rounds on {it['day']}" for it in rounds),
        *(f"task {it['id']} was asked of its person by no letter" for it in unasked),
    ]


def letters_there(book: Book) -> list[str]:
    """I4 in the practice mailbox: what was sent lies there and nothing else does; no letter twice to anybody."""
    twice = book.rows(
        "SELECT person_id, kind, sent_at FROM practice_letters"
        " GROUP BY person_id, kind, text, sent_at HAVING count(*) > 1"
    )
    unread = book.rows(
        "SELECT l.id FROM letters l LEFT JOIN practice_letters p ON p.letter_id = l.id"
        " WHERE (l.state = 'sent') <> (p.letter_id IS NOT NULL)"
    )
    return [
        *(f"{it['person_id']} had the same {it['kind']} twice at {it['sent_at']}" for it in twice),
        *(f"letter {it['id']} is sent and not there, or there and not sent" for it in unread),
    ]


def letters_in_time(book: Book) -> list[str]:
    """I9: no letter on a closed day, before its task opens, or about a task that is over.

    It is over with the page that says so: until then a submission may stand that its case has not heard.
    """
    found = []
    for it in book.rows(
        "SELECT l.id, l.kind, l.sent_at, t.opened_at, json_extract(p.body, '$.now') AS closed_at"
        " FROM letters l LEFT JOIN tasks t ON t.id = l.task_id"
        " LEFT JOIN pages p ON p.case_id = t.case_id AND p.seq = t.closed_by_page"
        " WHERE l.sent_at IS NOT NULL"
        " AND l.kind NOT IN ('invitation', 'password_reset', 'security_notice')"
    ):
        day = local_day(it["sent_at"])
        if is_closed(day):
            found.append(f"letter {it['id']} ({it['kind']}) left on {day}, a closed day")
        if it["opened_at"] and it["sent_at"] < it["opened_at"]:
            found.append(f"letter {it['id']} left before its task opened")
        if it["closed_at"] and moment(it["sent_at"]) > moment(it["closed_at"]):
            found.append(f"letter {it['id']} left after its task was over")
    return found


def is_closed(day: date) -> bool:
    """Saturdays, Sundays, holidays by law, and 12/29 to 1/3: the oracle's own calendar."""
    at_new_year = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return day.weekday() >= 5 or at_new_year or day in holidays.country_holidays("JP")


def local_day(moment: str) -> date:
    """The day in Japan of a moment as the book's file has it (UTC)."""
    return (datetime.fromisoformat(moment[:19]) + JAPAN).date()
