"""Access to tasks entered from paper 紙の代行入力: those of staff without a mailbox, for a clerk of their section."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.errors import NotFound
from models.organisation import Organisation
from models.paper import FROM_PAPER, may_enter_for, may_print_for
from models.queries.access_tasks import TaskInCase, task_at
from models.rights import Viewer
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow


async def tasks_on_paper(session: AsyncSession, people: Collection[str]) -> Sequence[TaskRow]:
    """Open tasks of these people that can be entered from paper, the nearest date first."""
    rows = await session.scalars(
        select(TaskRow)
        .where(
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.person_id).in_(list(people)),
            col(TaskRow.step).in_(sorted(FROM_PAPER)),
        )
        .order_by(col(TaskRow.due_at), col(TaskRow.person_id), col(TaskRow.key))
    )
    return rows.all()


async def paper_task(
    session: AsyncSession,
    viewer: Viewer,
    organisation: Organisation,
    locator: str,
    *,
    to_print: bool = False,
) -> TaskInCase:
    """The open task behind a link, for who may enter (or print) it. Raises NotFound."""
    found = await task_at(session, locator)
    if found is None or found.task.person_id is None or found.task.state != TaskState.OPEN:
        raise NotFound
    may = may_print_for if to_print else may_enter_for
    is_own = found.task.person_id == found.case.person_id
    if not is_own or found.task.step not in FROM_PAPER:
        raise NotFound
    if not may(viewer, organisation, found.task.person_id):
        raise NotFound
    return found


async def entered_by(
    session: AsyncSession, viewer: Viewer, limit: int = 20
) -> Sequence[tuple[ReceiptRow, TaskRow]]:
    """What this clerk entered for others, newest first."""
    rows = await session.execute(
        select(ReceiptRow, TaskRow)
        .join(TaskRow, col(TaskRow.id) == col(ReceiptRow.task_id))
        .where(
            col(ReceiptRow.person_id) == viewer.person_id,
            col(ReceiptRow.on_behalf_of).is_not(None),
        )
        .order_by(col(ReceiptRow.received_at).desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]
