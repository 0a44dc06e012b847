"""Retention 保存期間 of advice: past it the keys are destroyed and the requests go; the year's count goes with them."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.advice.request import RequestState
from models.tables.advice import AdviceRequestRow
from models.tables.seal import SealKeyRow

_AT_ONCE = 500


async def destroy_old_advice(session: AsyncSession, last_year: int, now: datetime) -> int:
    """Destroys what the two wrote in requests up to a fiscal year; returns how many keys there were.

    What is still open is waited for. Afterwards ``models.tables.wiping.wipe`` clears what the database
    keeps of the past.
    """
    rows = await session.execute(
        select(col(AdviceRequestRow.id), col(AdviceRequestRow.key_id)).where(
            col(AdviceRequestRow.fiscal_year) <= last_year,
            col(AdviceRequestRow.state) != RequestState.OPEN,
        )
    )
    found = rows.all()
    for at in range(0, len(found), _AT_ONCE):
        some = found[at : at + _AT_ONCE]
        await session.execute(
            delete(AdviceRequestRow).where(col(AdviceRequestRow.id).in_([it.id for it in some]))
        )
        await session.execute(
            update(SealKeyRow)
            .where(col(SealKeyRow.id).in_([it.key_id for it in some]))
            .values(wrapped=None, destroyed_at=now)
        )
    return len(found)
