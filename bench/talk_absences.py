"""Who is away when 不在・休業: leaves and absences as the book's file has them, beside times that stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import Final, NamedTuple

from bench.letter_checks import JAPAN
from bench.outside import Book, moment
from bench.talks_stood import Stood

EVER: Final = datetime.min.replace(tzinfo=UTC)
NEVER: Final = datetime.max.replace(tzinfo=UTC)


class Gone(NamedTuple):
    """Somebody's absence: the moments it lasts, and since when the book knows of it."""

    person_id: str
    start: datetime
    end: datetime
    known_since: datetime


def during_absences(stood: Iterable[Stood], absences: Iterable[Gone]) -> list[str]:
    """T2: fixed for a time at which one of the two was known to be away."""
    of_person: dict[str, list[Gone]] = defaultdict(list)
    for away in absences:
        of_person[away.person_id].append(away)
    return [
        f"{it.name} was fixed though {who} is away"
        for it in stood
        for who in it.pair
        for away in of_person[who]
        if away.known_since < it.since and it.start < away.end and away.start < it.end
    ]


def left_in_a_leave(
    standing: Iterable[Stood], absences: Sequence[Gone], now: datetime
) -> list[str]:
    """T2: a time still ahead in a leave that has begun: its order should have called it off."""
    return [
        f"{it.name} still stands though {who} is on leave"
        for it in standing
        if it.start > now
        for who in it.pair
        for away in absences
        if away.person_id == who and away.start <= now and it.start < away.end
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
