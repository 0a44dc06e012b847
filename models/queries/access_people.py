"""Access to people 部下・担当の閲覧: evaluations in which the viewer has, or had, a task, or whose evaluator he is today.

Only states are read here, never what was written.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.processes import Process
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
    """A case of one of my people with its tasks, oldest first."""

    case: CaseRow
    tasks: list[TaskStands] = field(default_factory=list)

    def latest(self, step: str) -> TaskStands | None:
        return next((task for task in reversed(self.tasks) if task.step == step), None)

    def of(self, viewer: Viewer) -> list[TaskStands]:
        return [task for task in self.tasks if task.person_id == viewer.person_id]


async def cases_of_my_people(
    session: AsyncSession, viewer: Viewer, evaluated: Collection[str], steps: Collection[str] = ()
) -> list[CaseStands]:
    """Evaluations of cycles that are not closed; ``evaluated`` are those the viewer evaluates today.

    One's own case is never among them. Of each case the open tasks, the viewer's own and those of
    ``steps``: enough to put hundreds of people in order. Two statements, however many there are.
    """
    is_mine = _of_my_people(viewer, evaluated)
    rows = await session.scalars(_living(select(CaseRow)).where(is_mine))
    found = {case.id: CaseStands(case) for case in rows}
    known = or_(
        col(TaskRow.state) == TaskState.OPEN,
        col(TaskRow.person_id) == viewer.person_id,
        col(TaskRow.step).in_(list(steps)),
    )
    ids = _living(select(col(CaseRow.id))).where(is_mine)
    for task in await _tasks(session, col(TaskRow.case_id).in_(ids), known):
        if task.case_id in found:
            found[task.case_id].tasks.append(task)
    return list(found.values())


async def with_every_task(
    session: AsyncSession, cases: Collection[CaseStands]
) -> dict[str, CaseStands]:
    """Case id → the same cases of ``cases_of_my_people`` with all their tasks: those of one page."""
    full = {one.case.id: CaseStands(one.case) for one in cases}
    for task in await _tasks(session, col(TaskRow.case_id).in_(list(full))):
        full[task.case_id].tasks.append(task)
    return full


def _living(rows: Select[Any]) -> Select[Any]:
    return rows.join(CycleRow, col(CycleRow.id) == col(CaseRow.cycle_id)).where(
        col(CycleRow.state) != CycleState.CLOSED, col(CaseRow.process) == Process.EVALUATION
    )


def _of_my_people(viewer: Viewer, evaluated: Collection[str]) -> ColumnElement[bool]:
    had_a_task = select(col(TaskRow.case_id)).where(
        col(TaskRow.person_id) == viewer.person_id, col(TaskRow.role) != Role.EMPLOYEE
    )
    mine = or_(col(CaseRow.id).in_(had_a_task), col(CaseRow.person_id).in_(list(evaluated)))
    return and_(col(CaseRow.person_id) != viewer.person_id, mine)


async def _tasks(session: AsyncSession, *conditions: ColumnElement[bool]) -> Sequence[TaskStands]:
    names = TaskStands.__dataclass_fields__
    columns = [getattr(TaskRow, name) for name in names]
    rows = await session.execute(
        select(*columns).where(*conditions).order_by(col(TaskRow.opened_by_page), col(TaskRow.key))
    )
    return [TaskStands(*row) for row in rows]
