"""Cases 案件 as the duties ask for them: which must be woken, which might have lost their run."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.tables.case import CaseRow, CaseState


async def overdue_to_wake(session: AsyncSession, before: datetime) -> Sequence[str]:
    """Ids of open cases whose wake instant lies at or before a moment, earliest first."""
    ids = await session.scalars(
        select(col(CaseRow.id))
        .where(col(CaseRow.state) == CaseState.OPEN, col(CaseRow.wake_at) <= before)
        .order_by(col(CaseRow.wake_at), col(CaseRow.id))
    )
    return ids.all()


async def nearest_wake(session: AsyncSession) -> datetime | None:
    """The earliest wake instant of any open case."""
    return await session.scalar(
        select(func.min(col(CaseRow.wake_at))).where(col(CaseRow.state) == CaseState.OPEN)
    )


async def quiet_for_long(session: AsyncSession, *, after: str, limit: int) -> Sequence[CaseRow]:
    """Some open cases in the order of their ids, to be compared with the engine."""
    rows = await session.scalars(
        select(CaseRow)
        .where(col(CaseRow.state) == CaseState.OPEN, col(CaseRow.id) > after)
        .order_by(col(CaseRow.id))
        .limit(limit)
    )
    return rows.all()


async def living(session: AsyncSession) -> Sequence[CaseRow]:
    """All cases that have not ended, parked ones too: what a rebuild brings back."""
    rows = await session.scalars(
        select(CaseRow)
        .where(col(CaseRow.state).in_((CaseState.OPEN, CaseState.PARKED)))
        .order_by(col(CaseRow.id))
    )
    return rows.all()


async def begin_epoch(session: AsyncSession, case_id: str) -> CaseRow | None:
    """A new run will write this case's book: the old one's pages are refused from now on."""
    await session.execute(
        update(CaseRow)
        .where(
            col(CaseRow.id) == case_id,
            col(CaseRow.state).in_((CaseState.OPEN, CaseState.PARKED)),
        )
        .values(epoch=CaseRow.epoch + 1, state=CaseState.OPEN, trouble="")
    )
    return await session.get(CaseRow, case_id, populate_existing=True)
