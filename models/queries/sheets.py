"""Sheets 記録 of a case for the book itself; people read them through ``access`` only."""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.tables.sheet import ResultRow, SheetRow

_OF_CASE = (
    select(SheetRow)
    .where(col(SheetRow.case_id) == bindparam("case_id"))
    .order_by(col(SheetRow.page_seq))
)


async def sheets_of(session: AsyncSession, case_id: str) -> Sequence[SheetRow]:
    """All sheets of a case in the order written."""
    rows = await session.scalars(_OF_CASE, {"case_id": case_id})
    return rows.all()


async def result_versions(session: AsyncSession, case_id: str) -> int:
    """How many versions of the result stand."""
    count = select(func.count()).where(col(ResultRow.case_id) == case_id)
    return await session.scalar(count) or 0
