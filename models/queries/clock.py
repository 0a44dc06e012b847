"""The business clock 業務時計 in the book: read by every page, moved only where practice is allowed."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import NotAllowed
from models.tables.clock import ClockRow

OFFSET = select(col(ClockRow.offset_seconds)).where(col(ClockRow.id) == 1)
"""Asked with every request, so built once."""


async def clock_offset(session: AsyncSession) -> float:
    """Seconds that business time is ahead of real time; 0 where nobody set it."""
    return await session.scalar(OFFSET) or 0.0


async def business_now(session: AsyncSession, real_now: datetime) -> datetime:
    return real_now + timedelta(seconds=await clock_offset(session))


async def set_offset(session: AsyncSession, seconds: float) -> None:
    """Moves the business clock.

    Raises:
        NotAllowed: the clock is locked, as in production.
    """
    row = await session.get(ClockRow, 1, with_for_update=True) or ClockRow()
    if row.locked:
        raise NotAllowed(what="clock")
    row.offset_seconds = seconds
    session.add(row)


async def lock_clock(session: AsyncSession) -> None:
    """Production: the offset is zero and stays so."""
    row = await session.get(ClockRow, 1, with_for_update=True) or ClockRow()
    row.offset_seconds, row.locked = 0.0, True
    session.add(row)
