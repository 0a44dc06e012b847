"""One's own application 自分の応募: read by the person alone."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import NotFound
from models.rights import Viewer
from models.tables.application import ApplicationRow


async def own_application_in(
    session: AsyncSession, viewer: Viewer, case_id: str, call: int
) -> ApplicationRow:
    """The viewer's own in a call. Raises NotFound."""
    row: ApplicationRow | None = await session.scalar(
        select(ApplicationRow).where(
            col(ApplicationRow.case_id) == case_id,
            col(ApplicationRow.call) == call,
            col(ApplicationRow.person_id) == viewer.person_id,
        )
    )
    if row is None:
        raise NotFound(what="application")
    return row
