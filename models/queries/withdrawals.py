"""Withdrawing 取下げ a submission, until the next person has saved a first draft."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.case import Message, TaskState
from models.errors import TooLate
from models.queries.access_tasks import anybody_began
from models.queries.clock import clock_offset
from models.queries.messages import command
from models.queries.pages import as_message
from models.tables.receipt import MessageRow, ReceiptRow
from models.tables.task import TaskRow


async def withdraw(
    session: AsyncSession, receipt: ReceiptRow, following_task_id: str, *, at: datetime
) -> Message:
    """Writes the message that closes the following task as withdrawn; the caller commits, then tells.

    The following task is locked: a draft or a submission of the same moment is either seen here or
    late. A second press is given the message of the first, until the case has answered it.

    Raises:
        TooLate: the following task is closed, or begun.
    """
    task = await session.get(TaskRow, following_task_id, with_for_update={"key_share": True})
    if task is None or task.state not in (TaskState.OPEN, TaskState.PLANNED):
        raise TooLate(step=task.step if task else "")
    if await anybody_began(session, task.id):
        raise TooLate(step=task.step)
    if earlier := await _unheard(session, task):
        return as_message(earlier, await clock_offset(session))
    return await command(
        session,
        case_id=task.case_id,
        act=Act.WITHDRAW,
        by=receipt.person_id,
        at=at,
        task_key=task.key,
        details={"receipt": receipt.number},
    )


async def _unheard(session: AsyncSession, task: TaskRow) -> MessageRow | None:
    rows = await session.scalars(
        select(MessageRow).where(
            col(MessageRow.case_id) == task.case_id,
            col(MessageRow.task_key) == task.key,
            col(MessageRow.act) == Act.WITHDRAW,
            col(MessageRow.answered).is_(False),
        )
    )
    return rows.first()
