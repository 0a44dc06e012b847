"""Access to people 部下・担当の閲覧: cases in which the viewer has, or had, a task, or whose evaluator he is today.

Only states are read here, never what was written.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.rights import Viewer
from models.roles import Role
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow, CycleState
from models.tables.task import TaskRow


@dataclass(frozen=True)
class TaskStands:
    """Where one task of a case stands."""

    id: str
    case_id: str
    step: str
    role: str
    person_id: str | None
    locator: str
    state: str
    verdict: str
    optional: bool
    due_at: datetime | None
    opened_by_page: int


@dataclass(frozen=True)
class CaseStands:
    """A case of one of my people with all its tasks, oldest first."""

    case: CaseRow
    tasks: list[TaskStands] = field(default_factory=list)

    def latest(self, step: str) -> TaskStands | None:
        return next((task for task in reversed(self.tasks) if task.step == step), None)

    def of(self, viewer: Viewer) -> list[TaskStands]:
        return [task for task in self.tasks if task.person_id == viewer.person_id]


async def cases_of_my_people(
    session: AsyncSession, viewer: Viewer, evaluated: Collection[str]
) -> list[CaseStands]:
    """Cases of cycles that are not closed; ``evaluated`` are those the viewer evaluates today.

    One's own case is never among them. Two statements, however many people there are.
    """
    had_a_task = select(col(TaskRow.case_id)).where(
        col(TaskRow.person_id) == viewer.person_id, col(TaskRow.role) != Role.EMPLOYEE
    )
    mine = or_(col(CaseRow.id).in_(had_a_task), col(CaseRow.person_id).in_(list(evaluated)))
    cases = await session.scalars(
        select(CaseRow)
        .join(CycleRow, col(CycleRow.id) == col(CaseRow.cycle_id))
        .where(
            col(CycleRow.state) != CycleState.CLOSED,
            col(CaseRow.person_id) != viewer.person_id,
            mine,
        )
    )
    found = {case.id: CaseStands(case) for case in cases}
    for task in await _tasks(session, found):
        found[task.case_id].tasks.append(task)
    return list(found.values())


async def _tasks(session: AsyncSession, case_ids: Collection[str]) -> Sequence[TaskStands]:
    names = TaskStands.__dataclass_fields__
    columns = [getattr(TaskRow, name) for name in names]
    rows = await session.execute(
        select(*columns)
        .where(col(TaskRow.case_id).in_(list(case_ids)))
        .order_by(col(TaskRow.opened_by_page), col(TaskRow.key))
    )
    return [TaskStands(*row) for row in rows]
