"""Empty seats 欠員 and seats held beside one's own 兼務 in a generated city: a few, as everywhere."""

from dataclasses import replace
from typing import Final

from models.generator.seats import RANKS, TITLES, Hall, Seat
from models.sections import Section

_NEVER_EMPTY: Final = frozenset({"人事課", "総務部"})
_EVERY: Final = 24


def emptied(hall: Hall) -> tuple[list[Seat], list[Seat], list[Seat]]:
    """(seats to fill, seats left vacant, seats held by a neighbour as a dual post).

    Every city has at least one vacancy and one dual post. Whoever would have sat there works in the
    same section instead, so the number of people stays.
    """
    places = {section.id: section for section in hall.sections}
    free = [
        seat
        for seat in hall.leading
        if seat.post.rank <= RANKS["課長"] and places[seat.post.section_id].name not in _NEVER_EMPTY
    ]
    units = [seat for seat in free if seat.post.rank == RANKS["係長"]]
    choice = units if len(units) >= 4 else free
    vacant = choice[1::_EVERY]
    dual = choice[3::_EVERY]
    gone = {seat.post.id for seat in (*vacant, *dual)}
    filled = [seat for seat in hall.leading if seat.post.id not in gone]
    moved = [_staff_seat(hall, places[seat.post.section_id], seat) for seat in (*vacant, *dual)]
    hall.working.extend(moved)
    return filled, vacant, dual


def _staff_seat(hall: Hall, section: Section, seat: Seat) -> Seat:
    family = seat.plan.family if seat.plan else "行政"
    return replace(seat, post=hall.post(section, TITLES[family][1], 15))
