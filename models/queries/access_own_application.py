"""One's own application 自分の応募: read by the person alone."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.posting import ApplicationState
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


async def own_failed_rules(session: AsyncSession, viewer: Viewer, cycle_id: str) -> tuple[str, ...]:
    """``models.challenge_job.eligibility.Rule``: what the check of applications found against the viewer's own."""
    found = await session.scalars(
        select(col(ApplicationRow.fails)).where(
            col(ApplicationRow.cycle_id) == cycle_id,
            col(ApplicationRow.person_id) == viewer.person_id,
            col(ApplicationRow.state) == ApplicationState.SUBMITTED.value,
        )
    )
    return tuple(rule for rules in found for rule in rules)
