"""Access to what one press of a partner fixed 一括で決めた日時: the partner's own receipts of that form."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.one_on_one.steps import TalkStep
from models.rights import Viewer
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow


def nonce_of(press: str, task_id: str) -> str:
    """The key of one person's part of a press: pressed twice it is the same."""
    return f"{press}.{task_id}"


async def receipts_of_press(
    session: AsyncSession, viewer: Viewer, press: str
) -> Sequence[tuple[ReceiptRow, TaskRow]]:
    """What the viewer's press has fixed so far, in the order of employees' tasks."""
    rows = await session.execute(
        select(ReceiptRow, TaskRow)
        .join(TaskRow, col(TaskRow.id) == col(ReceiptRow.task_id))
        .where(
            col(ReceiptRow.person_id) == viewer.person_id,
            col(ReceiptRow.nonce).startswith(f"{press}.", autoescape=True),
        )
        .order_by(col(ReceiptRow.received_at), col(ReceiptRow.id))
    )
    return [(row[0], row[1]) for row in rows]


async def tasks_of_press(
    session: AsyncSession, viewer: Viewer, task_ids: Collection[str], step: TalkStep
) -> dict[str, TaskRow]:
    """The viewer's own tasks among those a form names, also those done meanwhile; no others."""
    rows = await session.scalars(
        select(TaskRow).where(
            col(TaskRow.id).in_(task_ids),
            col(TaskRow.person_id) == viewer.person_id,
            col(TaskRow.step) == step,
        )
    )
    return {row.id: row for row in rows}
