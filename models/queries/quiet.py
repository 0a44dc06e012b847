"""Quiet 静か: nothing is due, nothing is unheard. Told from the book alone."""

from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.tables.case import CaseRow, CaseState
from models.tables.receipt import MessageRow

_OF_CASE = col(CaseRow.id) == col(MessageRow.case_id)
_UNHEARD = (col(MessageRow.answered).is_(False), col(CaseRow.state) != CaseState.PARKED)


async def is_quiet(session: AsyncSession, now: datetime) -> bool:
    """No open case has a wake instant that has passed, and no message waits for its page.

    A parked case is reported and hears nothing until it is rebuilt: it disturbs no quiet.
    """
    due = select(col(CaseRow.id)).where(
        or_(
            col(CaseRow.state) == CaseState.LAUNCHING,
            (col(CaseRow.state) == CaseState.OPEN) & (col(CaseRow.wake_at) <= now),
        )
    )
    if await session.scalar(due.limit(1)) is not None:
        return False
    unheard = select(col(MessageRow.id)).join(CaseRow, _OF_CASE).where(*_UNHEARD)
    return await session.scalar(unheard.limit(1)) is None


async def newest_stir(session: AsyncSession, now: datetime) -> datetime | None:
    """When the newest of what disturbs the quiet came about (aware UTC): a wake instant, or a message."""
    woken = select(func.max(col(CaseRow.wake_at))).where(
        col(CaseRow.state) == CaseState.OPEN, col(CaseRow.wake_at) <= now
    )
    said = select(func.max(col(MessageRow.received_at))).join(CaseRow, _OF_CASE).where(*_UNHEARD)
    found = [await session.scalar(woken), await session.scalar(said)]
    return max((it for it in found if it), default=None)
