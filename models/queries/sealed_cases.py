"""Leaving out what is sealed 封をした手続きを除く: the one condition of every list, count and letter of others.

Whoever may apply has such a case; that it moves tells that they did. So nobody counts, finds or is
reminded of what stands in one, but the person in the own tasks and the desk that is in charge.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.steps import ApplicationStep
from models.processes import SEALED, Process
from models.tables.case import CaseRow, CaseState
from models.tables.task import TaskRow

_STEPS: Final[Mapping[Process, type[StrEnum]]] = {Process.APPLICATION: ApplicationStep}
SEALED_STEPS: Final = frozenset(str(step) for process in SEALED for step in _STEPS[process])
"""The steps of sealed processes, where a task is asked for without its case."""


def not_sealed() -> ColumnElement[bool]:
    """On a statement that reads ``cases``."""
    return col(CaseRow.process).not_in(sorted(SEALED))


def no_sealed_step() -> ColumnElement[bool]:
    """On a statement that reads ``tasks``."""
    return col(TaskRow.step).not_in(sorted(SEALED_STEPS))


async def is_a_sealed_one_parked(session: AsyncSession) -> bool:
    """Whether any is parked: the doctor must say so, and may not say how many or which."""
    parked = select(col(CaseRow.id)).where(
        col(CaseRow.state) == CaseState.PARKED, col(CaseRow.process).in_(sorted(SEALED))
    )
    return await session.scalar(parked.limit(1)) is not None
