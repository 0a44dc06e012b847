"""The tally 集計 of cases: what the pictures and figures count, in one walk over them.

That of a whole cycle is kept until a page is written, the organisation changes or a day ends.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from models.evaluation.steps import Phase, Step
from models.queries.hr_board import Board, OnBoard, Turn
from models.roles import Role
from models.seating import Seat, Seating

_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, eq=False)
class Tally:
    """Counts of cases; nothing in it depends on the hour."""

    total: int
    phases: Counter[Phase]
    seats: dict[str, Seat]
    """By section id, where somebody of these cases sits."""
    seated: Counter[tuple[str, Phase]]
    """By section id and phase."""
    evaluators: set[str]
    with_hr: int
    """Cases in which HR itself owes something."""
    steps: Counter[Step]
    """Cases in which somebody owes this step."""
    asked: Counter[Step]
    """Dated tasks of people, HR's own left out."""
    last_due: dict[Step, datetime]
    held: Counter[str]
    """Tasks about others, by whose they are."""
    due: list[tuple[datetime, str]]
    """The dates of those, the earliest first, with whose they are."""

    def behind(self, now: datetime) -> set[str]:
        """Who holds a task about somebody else that is overdue at ``now`` (aware)."""
        return {person_id for _, person_id in self.due[: bisect_left(self.due, (now, ""))]}


@lru_cache(maxsize=4)
def of_a_whole(board: Board, seating: Seating) -> Tally:
    """The tally of a cycle, worked out once per state of the book, organisation and day."""
    return tally(board.cases, seating)


def tally(cases: Sequence[OnBoard], seating: Seating) -> Tally:
    """Counts cases list by list, which is three times as fast as case by case (10,000: 25 ms)."""
    seats, above = seating.seats, seating.superiors
    here = [(seats[one.person_id], one.phase) for one in cases if one.person_id in seats]
    turns = [turn for one in cases for turn in one.turns]
    dated = [turn for turn in turns if turn.due_at and turn.role is not Role.HR]
    others = [turn for turn in turns if turn.person_id and turn.role is not Role.EMPLOYEE]
    return Tally(
        total=len(cases),
        phases=Counter([one.phase for one in cases]),
        seats={
            str(seat.section.id): seat for seat in {id(seat): seat for seat, _ in here}.values()
        },
        seated=Counter([(str(seat.section.id), phase) for seat, phase in here]),
        evaluators={above[one.person_id] for one in cases if one.person_id in above},
        with_hr=sum(1 for one in cases if any(turn.role is Role.HR for turn in one.turns)),
        steps=Counter([step for one in cases for step in {turn.step for turn in one.turns}]),
        asked=Counter([turn.step for turn in dated]),
        last_due=_last_due(dated),
        held=Counter([str(turn.person_id) for turn in others]),
        due=sorted((turn.due_at, str(turn.person_id)) for turn in others if turn.due_at),
    )


def _last_due(dated: Iterable[Turn]) -> dict[Step, datetime]:
    last: dict[Step, datetime] = {}
    for turn in dated:
        if turn.due_at and turn.due_at > last.get(turn.step, _LONG_AGO):
            last[turn.step] = turn.due_at
    return last
