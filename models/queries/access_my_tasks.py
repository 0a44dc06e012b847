"""My tasks 自分の仕事, as each viewer may see them: what one owes, waits for, and has submitted."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.mentoring.steps import PairStep, ProgrammeStep
from models.queries.access_tasks import mine
from models.rights import Viewer
from models.tables.receipt import DraftRow, ReceiptRow
from models.tables.task import TaskRow

_STANDS_WITH_ITS_PROGRAMME = (
    ProgrammeStep.PERIOD_ENDS,
    PairStep.KEEP_PAIR,
    PairStep.WATCH_QUIET,
    PairStep.PERIOD_ENDS,
)
"""Windows of HR for each mentee: what may be done in them is found at the programme's desk, most do nothing.

Who waits for a mentor is one too until the plan is due; whoever waits later is owed one in some days.
"""


async def my_living_tasks(session: AsyncSession, viewer: Viewer) -> Sequence[TaskRow]:
    """Open and planned tasks of the viewer, the nearest date first."""
    rows = await session.scalars(
        select(TaskRow)
        .where(
            col(TaskRow.state).in_((TaskState.OPEN, TaskState.PLANNED)),
            mine(viewer),
            col(TaskRow.step).not_in(_STANDS_WITH_ITS_PROGRAMME),
            or_(col(TaskRow.step) != PairStep.AWAIT_MENTOR, col(TaskRow.due_at).is_not(None)),
        )
        .order_by(col(TaskRow.due_at), col(TaskRow.key), col(TaskRow.id))
    )
    return rows.all()


async def waiting_for_others(session: AsyncSession, viewer: Viewer) -> Sequence[TaskRow]:
    """Open tasks of others in the viewer's own cases."""
    rows = await session.scalars(
        select(TaskRow)
        .where(
            col(TaskRow.subject_id) == viewer.person_id,
            col(TaskRow.state) == TaskState.OPEN,
            or_(col(TaskRow.person_id) != viewer.person_id, col(TaskRow.person_id).is_(None)),
        )
        .order_by(col(TaskRow.due_at))
    )
    return rows.all()


async def my_receipts_since(
    session: AsyncSession, viewer: Viewer, since: datetime
) -> Sequence[tuple[ReceiptRow, TaskRow]]:
    """What the viewer submitted since a moment, newest first."""
    rows = await session.execute(
        select(ReceiptRow, TaskRow)
        .join(TaskRow, col(TaskRow.id) == col(ReceiptRow.task_id))
        .where(col(ReceiptRow.person_id) == viewer.person_id, col(ReceiptRow.received_at) >= since)
        .order_by(col(ReceiptRow.received_at).desc())
    )
    return [(receipt, task) for receipt, task in rows]


async def drafted_tasks(session: AsyncSession, viewer: Viewer) -> frozenset[str]:
    """Ids of tasks the viewer has begun to write."""
    ids = await session.scalars(
        select(col(DraftRow.task_id)).where(col(DraftRow.person_id) == viewer.person_id)
    )
    return frozenset(ids)
