"""Withdrawing 取下げ a submission, until the next person has saved a first draft."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.acts import Act
from models.case import Message, TaskState
from models.errors import TooLate
from models.queries.access_tasks import anybody_drafted
from models.queries.messages import command
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow


async def withdraw(
    session: AsyncSession, receipt: ReceiptRow, following_task_id: str, *, at: datetime
) -> Message:
    """Writes the message that closes the following task as withdrawn; the caller commits, then tells.

    The following task is locked: a first draft saved at the same moment is either seen here or late.

    Raises:
        TooLate: the following task is closed, begun, or withdrawn already.
    """
    task = await session.get(TaskRow, following_task_id, with_for_update={"key_share": True})
    if task is None or task.state not in (TaskState.OPEN, TaskState.PLANNED):
        raise TooLate(step=task.step if task else "")
    if await anybody_drafted(session, task.id):
        raise TooLate(step=task.step)
    return await command(
        session,
        case_id=task.case_id,
        act=Act.WITHDRAW,
        by=receipt.person_id,
        at=at,
        task_key=task.key,
        details={"receipt": receipt.number},
    )
