"""Figures of an installation 件数: how many of what in which state, for ``status`` and ``doctor``; never a name.

What is sealed 封をした手続き is in none of them: a count that grows would tell that somebody applied.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case.task import LIVING
from models.frozen import Frozen
from models.queries.clock import clock_offset
from models.queries.letters import LetterCounts, counts
from models.queries.sealed_cases import no_sealed_step, not_sealed
from models.tables.case import CaseRow, CaseState
from models.tables.clock import ClockRow
from models.tables.cycle import CycleRow
from models.tables.duty import DutyRow
from models.tables.organisation import PersonRow
from models.tables.receipt import MessageRow, ReceiptRow
from models.tables.task import TaskRow


class Figures(Frozen):
    """Counts by state or step; ``oldest_unheard`` is business time, ``duties`` were last seen in real time."""

    people: int
    cycles: dict[str, int]
    cases: dict[str, int]
    phases: dict[str, int]
    tasks: dict[str, int]
    """Living tasks by step."""
    receipts: dict[str, int]
    unheard: int
    oldest_unheard: datetime | None
    letters: LetterCounts
    duties: dict[str, datetime]
    offset_seconds: float
    clock_is_locked: bool


async def figures(session: AsyncSession) -> Figures:
    """All figures as of one transaction."""
    unheard = col(MessageRow.answered).is_(False)
    waiting = await session.execute(
        select(func.count(), func.min(col(MessageRow.received_at)))
        .join(CaseRow, col(CaseRow.id) == col(MessageRow.case_id))
        .where(unheard, not_sealed())
    )
    count, oldest = waiting.one()
    locked = await session.scalar(select(col(ClockRow.locked)))
    duties = await session.execute(select(col(DutyRow.name), col(DutyRow.seen_at)))
    return Figures(
        people=await session.scalar(select(func.count()).select_from(PersonRow)) or 0,
        cycles=await _by(session, col(CycleRow.state)),
        cases=await _by(session, col(CaseRow.state), not_sealed()),
        phases=await _by(
            session, col(CaseRow.phase), col(CaseRow.state) != CaseState.CLOSED, not_sealed()
        ),
        tasks=await _by(
            session, col(TaskRow.step), col(TaskRow.state).in_(LIVING), no_sealed_step()
        ),
        receipts=await _receipts(session),
        unheard=count,
        oldest_unheard=oldest,
        letters=await counts(session),
        duties={row[0]: row[1] for row in duties},
        offset_seconds=await clock_offset(session),
        clock_is_locked=bool(locked),
    )


async def stuck_since(session: AsyncSession, before: datetime) -> int:
    """How many open cases should have moved at or before a moment of business time."""
    late = select(func.count()).where(
        col(CaseRow.state) == CaseState.OPEN, col(CaseRow.wake_at) <= before, not_sealed()
    )
    return await session.scalar(late) or 0


async def _receipts(session: AsyncSession) -> dict[str, int]:
    rows = await session.execute(
        select(col(ReceiptRow.state), func.count())
        .join(CaseRow, col(CaseRow.id) == col(ReceiptRow.case_id))
        .where(not_sealed())
        .group_by(col(ReceiptRow.state))
        .order_by(col(ReceiptRow.state))
    )
    return {state: count for state, count in rows}  # noqa: C416 -- rows are no pairs to the types


async def _by(session: AsyncSession, column: Any, *which: Any) -> dict[str, int]:
    rows = await session.execute(
        select(column, func.count()).where(*which).group_by(column).order_by(column)
    )
    return {str(name): count for name, count in rows}
