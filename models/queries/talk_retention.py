"""Retention 保存期間 of what was written about talks: past it the keys are destroyed and the sealed rows go (P11)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.one_on_one.notes import KeptNotes, kept_with
from models.tables.case import CaseRow
from models.tables.seal import SealKeyRow
from models.tables.talk import TalkRow
from models.tables.talk_note import ReferralRow, TalkActionRow, TalkNoteRow

_AT_ONCE = 500


async def destroy_old_notes(
    session: AsyncSession, last_year: int, now: datetime, programme: str = ""
) -> int:
    """Destroys every key of talks up to a fiscal year, with all it sealed; how many keys there were.

    Of the ``programme`` メンター・OJTの制度 with that key, or of 1on1: each is kept as long as its
    chapter says. Run again, or after a restore, it destroys what is there again. Afterwards
    ``models.tables.wiping.wipe`` clears what the database keeps of the past.
    """
    kept = KeptNotes(last_year, programme)
    keys = [*await _of_pairs(session, kept), *await _of_referrals(session, kept)]
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


async def programmes_kept(session: AsyncSession) -> set[str]:
    """Keys of the programmes of which anything is kept, also of those no pack names any more."""
    kept = [*await _kept(session), *await _referrals(session)]
    return {it.programme for _, it in kept} - {""}


async def _of_pairs(session: AsyncSession, kept: KeptNotes) -> Sequence[str]:
    return [key_id for key_id, it in await _kept(session) if _is_over(it, kept)]


async def _of_referrals(session: AsyncSession, kept: KeptNotes) -> Sequence[str]:
    return [key_id for key_id, it in await _referrals(session) if _is_over(it, kept)]


async def _kept(session: AsyncSession) -> list[tuple[str, KeptNotes]]:
    rows = await session.execute(
        select(col(SealKeyRow.id), col(SealKeyRow.purpose)).where(
            col(SealKeyRow.wrapped).is_not(None)
        )
    )
    found = ((key_id, kept_with(purpose)) for key_id, purpose in rows)
    return [(key_id, it) for key_id, it in found if it is not None]


async def _referrals(session: AsyncSession) -> list[tuple[str, KeptNotes]]:
    rows = await session.execute(
        select(col(ReferralRow.key_id), col(TalkRow.fiscal_year), col(CaseRow.shape))
        .join(TalkRow, col(TalkRow.id) == col(ReferralRow.talk_id))
        .join(CaseRow, col(CaseRow.id) == col(TalkRow.case_id), isouter=True)
    )
    return [
        (key_id, KeptNotes(year, (shape or {}).get("programme", "")))
        for key_id, year, shape in rows
    ]


def _is_over(it: KeptNotes, kept: KeptNotes) -> bool:
    """Whether notes of that year are past the last one whose time of keeping is over."""
    return it.programme == kept.programme and it.fiscal_year <= kept.fiscal_year
