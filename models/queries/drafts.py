"""Drafts 下書き: kept while somebody types, taken away with the receipt."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.case import TaskState
from models.errors import TooLate
from models.tables.receipt import DraftRow
from models.tables.task import TaskRow

NOT_CONTENT = frozenset({"csrf_token", "nonce", "version"})
MOST_FIELDS = 400


async def save_draft(
    session: AsyncSession,
    task_id: str,
    person_id: str,
    fields: Mapping[str, str],
    now: datetime,
) -> None:
    """Keeps the fields as typed; the last save wins, since a draft belongs to one person.

    The task is locked: a withdrawal at the same moment either sees this draft or makes it too late.

    Raises:
        TooLate: the task is not open any more.
    """
    task = await session.get(TaskRow, task_id, with_for_update=True)
    if task is None or task.state != TaskState.OPEN:
        raise TooLate(step=task.step if task else "")
    row = await session.get(DraftRow, (task_id, person_id), with_for_update=True)
    if row is None:
        row = DraftRow(task_id=task_id, person_id=person_id, fields={}, version=0, saved_at=now)
    kept = [item for item in fields.items() if item[0] not in NOT_CONTENT]
    row.fields = dict(kept[:MOST_FIELDS])
    row.version += 1
    row.saved_at = now
    session.add(row)
