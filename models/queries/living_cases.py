"""Cases that have not ended 終わっていない案件 of a cycle: how many in each phase, and the first of them.

A cycle closes when all its cases have ended; whoever wants to close it is told what still lives, but for
what is sealed 封をした手続き: that keeps no cycle open.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.challenge_job.steps import CampaignPhase
from models.evaluation.steps import Phase
from models.mentoring.steps import PairPhase, ProgrammePhase
from models.one_on_one.steps import SeriesPhase
from models.queries.sealed_cases import not_sealed
from models.steps import AnyStep, step_named
from models.tables.case import CaseRow, CaseState
from models.tables.task import TaskRow

AnyPhase = Phase | SeriesPhase | CampaignPhase | ProgrammePhase | PairPhase
_PHASES: tuple[AnyPhase, ...] = (
    *Phase,
    *SeriesPhase,
    *CampaignPhase,
    *ProgrammePhase,
    *PairPhase,
)


class Living(NamedTuple):
    """One case. ``steps`` are its open tasks that somebody owes, the earliest due first."""

    case_id: str
    person_id: str
    phase: AnyPhase
    state: CaseState
    steps: tuple[AnyStep, ...] = ()


async def living_by_phase(session: AsyncSession, cycle_id: str) -> Mapping[AnyPhase, int]:
    """Phases in the order of the year, with how many cases are in each; empty when all have ended."""
    rows = await session.execute(
        select(col(CaseRow.phase), func.count())
        .where(_lives_in(cycle_id))
        .group_by(col(CaseRow.phase))
    )
    counts = {str(phase): count for phase, count in rows}
    return {phase: counts[phase] for phase in _PHASES if phase in counts}


async def first_living(session: AsyncSession, cycle_id: str, limit: int) -> Sequence[Living]:
    """The first cases that have not ended, in the order of their ids; two questions."""
    rows = await session.execute(
        select(col(CaseRow.id), col(CaseRow.person_id), col(CaseRow.phase), col(CaseRow.state))
        .where(_lives_in(cycle_id))
        .order_by(col(CaseRow.id))
        .limit(limit)
    )
    cases = [Living(row[0], row[1], _phase(row[2]), CaseState(row[3])) for row in rows]
    steps = await _steps(session, [case.case_id for case in cases])
    return [case._replace(steps=tuple(steps.get(case.case_id, ()))) for case in cases]


async def _steps(session: AsyncSession, case_ids: Sequence[str]) -> dict[str, list[AnyStep]]:
    rows = await session.execute(
        select(col(TaskRow.case_id), col(TaskRow.step))
        .where(
            col(TaskRow.case_id).in_(case_ids),
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.optional).is_(False),
        )
        .order_by(col(TaskRow.due_at), col(TaskRow.key))
    )
    steps: dict[str, list[AnyStep]] = {}
    for case_id, step in rows:
        steps.setdefault(case_id, []).append(step_named(step))
    return steps


def _phase(name: str) -> AnyPhase:
    return next(phase for phase in _PHASES if phase == name)


def _lives_in(cycle_id: str) -> ColumnElement[bool]:
    return and_(
        col(CaseRow.cycle_id) == cycle_id, col(CaseRow.state) != CaseState.CLOSED, not_sealed()
    )
