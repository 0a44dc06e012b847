"""The timeline 経過 of a case, line by line; whoever reads it has been let in by an access function."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.tables.timeline import TimelineRow


async def timeline_of(session: AsyncSession, case_id: str) -> Sequence[TimelineRow]:
    """All lines of a case in the order in which they were written."""
    rows = await session.scalars(
        select(TimelineRow)
        .where(col(TimelineRow.case_id) == case_id)
        .order_by(col(TimelineRow.page_seq), col(TimelineRow.nth))
    )
    return rows.all()
