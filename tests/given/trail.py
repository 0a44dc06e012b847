"""What stands in the audit trail 監査記録 about a matter, for tests of whatever writes there."""

from collections.abc import Sequence

from sqlmodel import col, select

from models.tables.audit import AuditRow
from models.tables.database import Database


async def entries_about(database: Database, matter: str) -> Sequence[AuditRow]:
    """The entries whose code begins with these letters, in their order."""
    async with database.reading() as session:
        rows = await session.scalars(
            select(AuditRow).where(col(AuditRow.what).startswith(matter)).order_by(col(AuditRow.id))
        )
        return rows.all()
