"""The board 進行表 of a cycle as the HR desk sees it: every case, whose turn it is, since when; states only.

A cycle's board is kept in memory. The sum of its page numbers tells when a page of any case was
written, since it only grows; then the cases that were written are read again, and no others.
"""

from asyncio import Lock
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import inf
from typing import Any, Final, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.evaluation.steps import Phase, Step
from models.roles import Role
from models.tables.case import CaseRow, CaseState
from models.tables.task import TaskRow

FEW: Final = 300
"""So many changed cases are read by themselves; beyond it the whole board is."""


class Turn(NamedTuple):
    """An open task that somebody owes. ``person_id`` None is a desk."""

    key: str
    step: Step
    role: Role
    person_id: str | None
    due_at: datetime | None


class OnBoard(NamedTuple):
    """One case. ``turns`` are its open tasks, the earliest due first; windows nobody owes are left out."""

    case_id: str
    person_id: str
    phase: Phase
    is_open: bool
    outcome: str
    turns: tuple[Turn, ...]

    @property
    def turn(self) -> Turn | None:
        return self.turns[0] if self.turns else None

    def is_late(self, now: datetime) -> bool:
        """Whether what it waits for is overdue at ``now`` (aware)."""
        turn = self.turn
        return turn is not None and turn.due_at is not None and turn.due_at < now


@dataclass(frozen=True, eq=False)
class Board:
    """All cases of one cycle at one state of the book, the longest overdue first.

    ``seqs`` is the page each case stands at; ``closings`` by step are read when asked for.
    """

    mark: tuple[int, int]
    cases: tuple[OnBoard, ...]
    seqs: Mapping[str, int] = field(default_factory=dict)
    closings: dict[Step, Counter[date]] = field(default_factory=dict)

    def late(self, now: datetime) -> tuple[OnBoard, ...]:
        """What is overdue at ``now`` (aware): the cases stand in the order of their dates."""
        return self.cases[: bisect_left(self.cases, now.timestamp(), key=_due)]


class BoardCache:
    """The boards in memory, by cycle; a cycle of 10,000 cases takes about ten megabytes."""

    def __init__(self) -> None:
        self._known: dict[str, Board] = {}
        self._loading = Lock()

    async def get(self, session: AsyncSession, cycle_id: str) -> Board:
        """The board as the session's transaction sees it: one small question if nothing changed."""
        mark = await _mark(session, cycle_id)
        known = self._known.get(cycle_id)
        if known is not None and known.mark == mark:
            return known
        async with self._loading:
            known = self._known.get(cycle_id)
            if known is None or known.mark != mark:
                known = self._known[cycle_id] = await _newer(session, cycle_id, mark, known)
            return known

    async def closings(
        self,
        session: AsyncSession,
        cycle_id: str,
        board: Board,
        step: Step,
        day_of: Callable[[datetime], date],
    ) -> Counter[date]:
        """How many tasks of this step were done on which day."""
        if step not in board.closings:
            board.closings[step] = Counter(map(day_of, await _closings(session, cycle_id, step)))
        return board.closings[step]


async def load_board(session: AsyncSession, cycle_id: str, mark: tuple[int, int]) -> Board:
    """Three list reads, however many cases there are."""
    seqs = await _seqs(session, cycle_id)
    cases = sorted(await _cases(session, cycle_id), key=_longest_overdue)
    return Board(mark, tuple(cases), seqs)


async def _newer(
    session: AsyncSession, cycle_id: str, mark: tuple[int, int], known: Board | None
) -> Board:
    if known is None:
        return await load_board(session, cycle_id, mark)
    seqs = await _seqs(session, cycle_id)
    changed = {case_id for case_id, seq in seqs.items() if known.seqs.get(case_id) != seq}
    if len(changed) > FEW:
        return await load_board(session, cycle_id, mark)
    cases = [case for case in known.cases if case.case_id not in changed]
    for case in await _cases(session, cycle_id, changed):
        insort(cases, case, key=_longest_overdue)
    return Board(mark, tuple(cases), seqs)


async def _seqs(session: AsyncSession, cycle_id: str) -> dict[str, int]:
    rows = await session.execute(
        select(col(CaseRow.id), col(CaseRow.seq)).where(col(CaseRow.cycle_id) == cycle_id)
    )
    return {case_id: seq for case_id, seq in rows}  # noqa: C416 -- rows are no pairs to the types


async def _cases(
    session: AsyncSession, cycle_id: str, only: Collection[str] | None = None
) -> list[OnBoard]:
    """Cases with page 0, all of the cycle or some of them by their ids."""
    turns = await _turns(session, cycle_id, only)
    asked = select(
        col(CaseRow.id),
        col(CaseRow.person_id),
        col(CaseRow.phase),
        col(CaseRow.state),
        col(CaseRow.outcome),
    ).where(col(CaseRow.cycle_id) == cycle_id, col(CaseRow.seq) >= 0)
    return [_on_board(row, turns) for row in await session.execute(_of(asked, only))]


def _of(asked: Any, only: Collection[str] | None) -> Any:
    return asked if only is None else asked.where(col(CaseRow.id).in_(only))


def _longest_overdue(case: OnBoard) -> tuple[float, str]:
    return (_due(case), case.person_id)


def _due(case: OnBoard) -> float:
    turn = case.turn
    return turn.due_at.timestamp() if turn and turn.due_at else inf


def _on_board(row: Any, turns: Mapping[str, tuple[Turn, ...]]) -> OnBoard:
    case_id, person_id, phase, state, outcome = row
    is_open = state != CaseState.CLOSED
    return OnBoard(
        case_id=case_id,
        person_id=person_id,
        phase=Phase(phase) if is_open else Phase.ENDED,
        is_open=is_open,
        outcome=outcome,
        turns=turns.get(case_id, ()),
    )


async def _mark(session: AsyncSession, cycle_id: str) -> tuple[int, int]:
    row = (
        await session.execute(
            select(func.count(), func.coalesce(func.sum(col(CaseRow.seq)), 0)).where(
                col(CaseRow.cycle_id) == cycle_id
            )
        )
    ).one()
    return int(row[0]), int(row[1])


async def _turns(
    session: AsyncSession, cycle_id: str, only: Collection[str] | None
) -> Mapping[str, tuple[Turn, ...]]:
    asked = (
        select(
            col(TaskRow.case_id),
            col(TaskRow.key),
            col(TaskRow.step),
            col(TaskRow.role),
            col(TaskRow.person_id),
            col(TaskRow.due_at),
        )
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.optional).is_(False),
        )
        .order_by(col(TaskRow.due_at), col(TaskRow.key))
    )
    turns: dict[str, list[Turn]] = defaultdict(list)
    for case_id, key, step, role, person_id, due_at in await session.execute(_of(asked, only)):
        turns[case_id].append(Turn(key, Step(step), Role(role), person_id, due_at))
    return {case_id: tuple(its) for case_id, its in turns.items()}


async def _closings(session: AsyncSession, cycle_id: str, step: Step) -> tuple[datetime, ...]:
    moments = await session.scalars(
        select(col(TaskRow.closed_at))
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(TaskRow.step) == step,
            col(TaskRow.state).in_((TaskState.DONE, TaskState.EXPIRED)),
            col(TaskRow.closed_at).is_not(None),
        )
        .order_by(col(TaskRow.closed_at))
    )
    return tuple(moment for moment in moments if moment is not None)
