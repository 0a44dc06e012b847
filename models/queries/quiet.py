"""Quiet 静か: nothing is due, nothing is unheard. Told from the book alone."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.tables.case import CaseRow, CaseState
from models.tables.receipt import MessageRow


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
    unheard = (
        select(col(MessageRow.id))
        .join(CaseRow, col(CaseRow.id) == col(MessageRow.case_id))
        .where(col(MessageRow.answered).is_(False), col(CaseRow.state) != CaseState.PARKED)
    )
    return await session.scalar(unheard.limit(1)) is None
