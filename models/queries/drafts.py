"""Drafts 下書き: kept while somebody types, taken away with the receipt."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.tables.receipt import DraftRow

NOT_CONTENT = frozenset({"csrf_token", "nonce", "version"})
MOST_FIELDS = 400


async def save_draft(
    session: AsyncSession,
    task_id: str,
    person_id: str,
    fields: Mapping[str, str],
    now: datetime,
) -> None:
    """Keeps the fields as typed; the last save wins, since a draft belongs to one person."""
    row = await session.get(DraftRow, (task_id, person_id), with_for_update=True)
    if row is None:
        row = DraftRow(task_id=task_id, person_id=person_id, fields={}, version=0, saved_at=now)
    kept = [item for item in fields.items() if item[0] not in NOT_CONTENT]
    row.fields = dict(kept[:MOST_FIELDS])
    row.version += 1
    row.saved_at = now
    session.add(row)
