"""Who is away when 不在・休業: leaves and absences as the book's file has them, beside times that stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple

from bench.letter_checks import JAPAN
from bench.outside import Book, moment
from bench.talks_stood import Stood

EVER: Final = datetime.min.replace(tzinfo=UTC)
NEVER: Final = datetime.max.replace(tzinfo=UTC)
A_MOMENT: Final = timedelta(minutes=1)
"""A page of times may be open so long, and an order may be on its way."""


class Gone(NamedTuple):
    """Somebody's absence: the moments it lasts, and since when the book knows of it."""

    person_id: str
    start: datetime
    end: datetime
    known_since: datetime


def during_absences(stood: Iterable[Stood], absences: Iterable[Gone]) -> list[str]:
    """T2: fixed or offered for a time at which one of the two was known to be away, and not just now."""
    of_person: dict[str, list[Gone]] = defaultdict(list)
    for away in absences:
        of_person[away.person_id].append(away)
    return [
        f"{it.name} was fixed though {who} is away"
        for it in stood
        for who in it.pair
        for away in of_person[who]
        if away.known_since < it.planned - A_MOMENT and it.start < away.end and away.start < it.end
    ]


def in_a_leave(stood: Iterable[Stood], absences: Sequence[Gone], now: datetime) -> list[str]:
    """T2: in a leave that has begun and was known, a time still ahead, or one whose hour came.

    The order's page should have called it off on the first day of the leave.
    """
    of_person: dict[str, list[Gone]] = defaultdict(list)
    for away in absences:
        of_person[away.person_id].append(away)
    return [
        f"{it.name} was left to stand though {who} is on leave"
        for it in stood
        for who in it.pair
        for away in of_person[who]
        if away.start <= min(it.start, now)
        and it.start < away.end
        and away.known_since < min(it.start, now) - A_MOMENT
        and (it.until is None or it.until > it.start)
    ]


def leaves(book: Book) -> list[Gone]:
    """Leaves, and the time after the last day of service; known since their orders were recorded."""
    recorded = {
        (it["person_id"], it["effective_on"]): moment(it["recorded_at"])
        for it in book.rows("SELECT person_id, effective_on, recorded_at FROM personnel_orders")
    }
    found = []
    for it in book.rows("SELECT person_id, from_day, to_day FROM leaves"):
        since = recorded.get((it["person_id"], it["from_day"]), EVER)
        last = date.fromisoformat(it["to_day"]) if it["to_day"] else date.max
        found.append(
            Gone(
                it["person_id"], _midnight(date.fromisoformat(it["from_day"])), _after(last), since
            )
        )
    for it in book.rows(
        "SELECT person_id, effective_on, recorded_at FROM personnel_orders WHERE kind = 'retirement'"
    ):
        first = _midnight(date.fromisoformat(it["effective_on"]))
        found.append(Gone(it["person_id"], first, _after(date.max), moment(it["recorded_at"])))
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), UTC) - JAPAN


def _after(last: date) -> datetime:
    """Midnight after a day, or never."""
    if last == date.max:
        return NEVER
    return _midnight(date.fromordinal(last.toordinal() + 1))
