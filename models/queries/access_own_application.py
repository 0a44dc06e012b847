"""One's own application 自分の応募: read by the person alone."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case.task import LIVING
from models.challenge_job.case import Entry
from models.challenge_job.posting import ApplicationState
from models.challenge_job.steps import ApplicationStep
from models.errors import NotFound
from models.rights import Viewer
from models.tables.application import ApplicationRow
from models.tables.task import TaskRow

_OF_A_CALL = (ApplicationStep.APPLY, ApplicationStep.FOLLOW_APPLICATION)


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


async def has_part_in_second_call(session: AsyncSession, viewer: Viewer, case_id: str) -> bool:
    """Whether the viewer may apply in the second call 二次募集, or has; whoever was placed first has no part in it."""
    keys = await session.scalars(
        select(col(TaskRow.key)).where(
            col(TaskRow.case_id) == case_id,
            col(TaskRow.person_id) == viewer.person_id,
            col(TaskRow.state).in_(LIVING),
            col(TaskRow.step).in_(_OF_A_CALL),
        )
    )
    return any(Entry.of_key(key).call > 1 for key in keys)
