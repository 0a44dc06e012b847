"""Retention 保存期間 of what was written about talks: past it the keys are destroyed and the sealed rows go (P11)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.one_on_one.notes import pair_year
from models.tables.seal import SealKeyRow
from models.tables.talk import TalkRow
from models.tables.talk_note import ReferralRow, TalkActionRow, TalkNoteRow

_AT_ONCE = 500


async def destroy_old_notes(session: AsyncSession, last_year: int, now: datetime) -> int:
    """Destroys every key of talks up to a fiscal year, with all it sealed; how many keys there were.

    Run again, or after a restore, it destroys what is there again. Afterwards
    ``models.tables.wiping.wipe`` clears what the database keeps of the past.
    """
    keys = [*await _of_pairs(session, last_year), *await _of_referrals(session, last_year)]
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        for table in (TalkNoteRow, TalkActionRow, ReferralRow):
            await session.execute(delete(table).where(col(table.key_id).in_(some)))
        await session.execute(
            update(SealKeyRow)
            .where(col(SealKeyRow.id).in_(some))
            .values(wrapped=None, destroyed_at=now)
        )
    return len(keys)


async def _of_pairs(session: AsyncSession, last_year: int) -> Sequence[str]:
    rows = await session.execute(
        select(col(SealKeyRow.id), col(SealKeyRow.purpose)).where(
            col(SealKeyRow.wrapped).is_not(None)
        )
    )
    years = ((key_id, pair_year(purpose)) for key_id, purpose in rows)
    return [key_id for key_id, year in years if year is not None and year <= last_year]


async def _of_referrals(session: AsyncSession, last_year: int) -> Sequence[str]:
    keys = await session.scalars(
        select(col(ReferralRow.key_id))
        .join(TalkRow, col(TalkRow.id) == col(ReferralRow.talk_id))
        .where(col(TalkRow.fiscal_year) <= last_year)
    )
    return keys.all()
