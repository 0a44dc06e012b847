"""The moment of an answer 内定への回答: what is said about one seat is never taken for another.

A posting withdrawn after the results takes seats back; for some seconds the case has not heard so.
"""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.queries.interviews import lock_campaign
from models.tables.receipt import MessageRow
from models.tables.task import TaskRow


async def is_taken_back(session: AsyncSession, task: TaskRow) -> bool:
    """Whether the seat this task asks about has been taken back 内定の取消し, and its case has yet to hear so."""
    unheard = select(col(MessageRow.id)).where(
        col(MessageRow.case_id) == task.case_id,
        col(MessageRow.task_key) == task.key,
        col(MessageRow.act) == Act.NOT_PLACE,
        col(MessageRow.answered).is_(False),
    )
    return await session.scalar(unheard.limit(1)) is not None


async def hold_seat(session: AsyncSession, cycle_id: str, task: TaskRow) -> None:
    """Until the transaction ends no seat of the campaign is taken back.

    The task is locked first, as submissions and pages do, then the campaign.
    """
    await session.execute(
        select(col(TaskRow.id)).where(col(TaskRow.id) == task.id).with_for_update(key_share=True)
    )
    await lock_campaign(session, cycle_id)
