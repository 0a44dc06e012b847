"""Access to confirmed results 結果の閲覧: the person from disclosure on, within the pack's scope."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.evaluation.dossier import dossier
from models.evaluation.rating import RatingSheet
from models.queries.sheets import sheets_of
from models.tables.sheet import DisclosureRow, ResultRow


async def confirmed_result(session: AsyncSession, case_id: str) -> ResultRow | None:
    """The result that stands, for those who act in the case after confirmation."""
    rows = await session.scalars(
        select(ResultRow)
        .where(col(ResultRow.case_id) == case_id)
        .order_by(col(ResultRow.version).desc())
        .limit(1)
    )
    return rows.first()


async def confirmed_rating(session: AsyncSession, result: ResultRow) -> RatingSheet | None:
    """The rating that this version of the result rests on; a later one does not belong to it."""
    rows = await sheets_of(session, result.case_id)
    last = dossier([row for row in rows if row.page_seq <= result.page_seq]).last_rating
    return last[1] if last else None


async def disclosed_result(
    session: AsyncSession, case_id: str, now: datetime
) -> tuple[ResultRow, datetime] | None:
    """The result and since when the person may read it; None before that moment."""
    row = (
        await session.execute(
            select(ResultRow, col(DisclosureRow.disclosed_at))
            .join(
                DisclosureRow,
                (col(DisclosureRow.case_id) == col(ResultRow.case_id))
                & (col(DisclosureRow.version) == col(ResultRow.version)),
            )
            .where(col(ResultRow.case_id) == case_id, col(DisclosureRow.disclosed_at) <= now)
            .order_by(col(ResultRow.version).desc())
            .limit(1)
        )
    ).first()
    return (row[0], row[1]) if row else None
