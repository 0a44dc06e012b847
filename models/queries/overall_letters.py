"""Last overall ratings 直近の全体評語 of everybody, as open posting asks for them where a pack says so."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.tables.case import CaseRow
from models.tables.sheet import ResultRow


async def last_overall_letters(session: AsyncSession) -> dict[str, str]:
    """By person, the letter of the evaluation that was confirmed last."""
    rows = await session.execute(
        select(col(CaseRow.person_id), col(ResultRow.letter))
        .join(CaseRow, col(CaseRow.id) == col(ResultRow.case_id))
        .order_by(col(ResultRow.confirmed_at), col(ResultRow.version))
    )
    return dict(rows.all())
