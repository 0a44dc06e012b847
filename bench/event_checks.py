"""The receiving calendars beside the book 受け取った予定と帳簿 (T6), and the mails beside the letters (T7): findings in words.

An hour that passed without its talk may stay in a calendar; nothing else may that the book does not have.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from bench.calendars_kept import Calendars, Event
from bench.mail_sink import Arrived
from bench.outside import Book, opened
from bench.talks_stood import HELD, STANDS, Stood, told

AT_MOST_ONCE = ("morning_round", "escalated", "handed_to_hr")


def event_findings(path: Path, calendars: Calendars, now: datetime) -> list[str]:
    """T6, once every letter has left: each person's calendar against the times that stood."""
    with opened(path) as book:
        stood = told(book).stood
        uids = {
            f"{it['case_id']}/{it['name']}": str(it["uid"])
            for it in book.rows("SELECT case_id, name, uid FROM talks")
        }
        people = book.rows(
            "SELECT id, email FROM people WHERE has_mailbox = 1 AND email IS NOT NULL ORDER BY id"
        )
    mine: dict[str, list[Stood]] = defaultdict(list)
    for it in stood:
        for who in it.pair:
            mine[who].append(it)
    found = []
    for person in people:
        calendar = calendars.of(person["email"])
        found += [f"T6: {it}" for it in calendar.odd]
        found += [
            f"T6: {person['id']}: {it}"
            for it in compared(calendar.shown, mine[person["id"]], uids, now)
        ]
    return found


def compared(
    shown: Sequence[Event], mine: Sequence[Stood], uids: dict[str, str], now: datetime
) -> list[str]:
    """One person's events against the times that stood with that person, ``uids`` by talk."""
    of_event: dict[str, list[Stood]] = defaultdict(list)
    for it in mine:
        of_event[uids.get(it.purpose, "")].append(it)
    events = {it.uid: it for it in shown}
    found = [f"event {it.uid} is there twice" for it in shown if events[it.uid] is not it]
    for uid, times in of_event.items():
        found += _missing(events.get(uid), times, now)
    for event in events.values():
        found += _orphan(event, of_event.get(event.uid, ()), now)
    return found


def _missing(event: Event | None, times: Sequence[Stood], now: datetime) -> list[str]:
    """A time that is to come, and one at which the talk was held, has its event."""
    return [
        f"{it.name} ({it.fate}) is not in the calendar"
        for it in times
        if (it.fate == HELD or (it.fate == STANDS and it.start > now))
        and (event is None or (event.start, event.minutes) != (it.start, it.minutes))
    ]


def _orphan(event: Event, times: Iterable[Stood], now: datetime) -> list[str]:
    """An event that is to come is a time that stands; one that is past stood when its hour came."""
    same = [it for it in times if (it.start, it.minutes) == (event.start, event.minutes)]
    name = f"event {event.uid} at {event.start:%Y-%m-%d %H:%M}Z"
    if not same:
        return [f"{name} is no time that ever stood with this person"]
    if event.start > now:
        return [] if any(it.fate == STANDS for it in same) else [f"{name} was given up"]
    is_right = any(it.until is None or it.until >= it.start for it in same)
    return [] if is_right else [f"{name} was given up before its hour"]


def mail_findings(path: Path, mails: Sequence[Arrived]) -> list[str]:
    """T7: each letter that was sent has come, reminders once, and nothing came that no letter is."""
    with opened(path) as book:
        return [f"T7: {it}" for it in mails_and_letters(book, mails)]


def mails_and_letters(book: Book, mails: Sequence[Arrived]) -> list[str]:
    came = Counter(it.letter for it in mails)
    letters = {it["message_id"]: it for it in book.rows("SELECT * FROM letters")}
    return [
        *(f"a mail came that is no letter: {it}" for it in sorted(set(came) - set(letters))),
        *(
            f"letter {it['id']} ({it['kind']}) is {it['state']} and never came"
            for name, it in letters.items()
            if it["state"] == "sent" and not came[name]
        ),
        *(
            f"letter {it['id']} ({it['kind']}) came {came[name]} times"
            for name, it in letters.items()
            if it["kind"] in AT_MOST_ONCE and came[name] > 1
        ),
        *(
            f"letter {it['id']} ({it['kind']}) failed: {it['failure']}"
            for it in letters.values()
            if it["state"] == "failed"
        ),
    ]
