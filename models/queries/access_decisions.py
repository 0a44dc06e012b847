"""Access for HR's decisions 人事課の判断: the task that could not be done, and why."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import Verdict
from models.tables.receipt import MessageRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class Undone:
    """The task HR decides about; ``reason`` is what its person said, if anything."""

    task: TaskRow
    reason: str

    @property
    def why(self) -> str:
        if self.task.verdict == Verdict.HANDED_TO_HR:
            return "cannot"
        return "no_evaluator" if self.task.person_id is None else "expired"


async def undone(session: AsyncSession, task_of_hr: TaskRow) -> Undone | None:
    """The task named in HR's own task; for HR only."""
    rows = await session.scalars(
        select(TaskRow).where(
            col(TaskRow.case_id) == task_of_hr.case_id, col(TaskRow.key) == task_of_hr.about
        )
    )
    task = rows.first()
    if task is None:
        return None
    details = await session.scalar(
        select(col(MessageRow.details)).where(
            col(MessageRow.case_id) == task.case_id,
            col(MessageRow.task_key) == task.key,
            col(MessageRow.heard_by_page) == task.closed_by_page,
        )
    )
    return Undone(task, str((details or {}).get("reason", "")))
