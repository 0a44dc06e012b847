"""Drafts of a plan 組合せの案: kept, changed and put away by HR; two officers at once never undo each other's."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.queries.upsert import insert_once
from models.tables.mentoring_plan import MentoringPlanRow

MOST_DRAFTS: Final = 4


async def drafts_of(session: AsyncSession, cycle_id: str) -> Sequence[MentoringPlanRow]:
    """The drafts of a programme's year, the first one first."""
    rows = await session.scalars(
        select(MentoringPlanRow)
        .where(col(MentoringPlanRow.cycle_id) == cycle_id)
        .order_by(col(MentoringPlanRow.nth))
    )
    return rows.all()


async def keep_new(session: AsyncSession, draft: MentoringPlanRow) -> bool:
    """Keeps it at the first free place, also where it was kept by this press before; False if all are taken."""
    if await session.get(MentoringPlanRow, draft.id) is not None:
        return True
    for nth in range(1, MOST_DRAFTS + 1):
        draft.nth = nth
        if await insert_once(session, draft):
            return True
        if await session.get(MentoringPlanRow, draft.id) is not None:
            return True
    return False


async def keep_changed(
    session: AsyncSession, draft_id: str, version: int, pressed: str, **values: Any
) -> bool:
    """Changes the draft that was seen; True also where this very press has changed it before.

    False where somebody else has, or has put it away.
    """
    changed = await session.scalars(
        update(MentoringPlanRow)
        .where(col(MentoringPlanRow.id) == draft_id, col(MentoringPlanRow.version) == version)
        .values(pressed=pressed, version=version + 1, **values)
        .returning(col(MentoringPlanRow.id))
    )
    if changed.first() is not None:
        return True
    row = await session.get(MentoringPlanRow, draft_id, populate_existing=True)
    return row is not None and row.pressed == pressed


async def put_away(session: AsyncSession, draft_id: str, version: int) -> bool:
    """Deletes the draft that was seen; False where it has changed, or is gone."""
    gone = await session.scalars(
        delete(MentoringPlanRow)
        .where(col(MentoringPlanRow.id) == draft_id, col(MentoringPlanRow.version) == version)
        .returning(col(MentoringPlanRow.id))
    )
    return gone.first() is not None
