"""Letters that cannot be read 読めない手紙: a spoiled row is set aside as failed, and the others leave."""

import logging
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.letters import UNREADABLE, LetterKind, LetterState
from models.queries.letter_reasons import facts_of
from models.queries.letters import changed, give_back_folded
from models.tables.letter import LetterRow

_log = logging.getLogger(__name__)
_SPOILED: Final = (ValueError, TypeError, LookupError)
"""What a row says that is no letter of ours: no JSON, unknown facts, an unknown kind, no moment."""


async def legible(
    session: AsyncSession, ids: Sequence[str]
) -> tuple[Sequence[LetterRow], Sequence[str]]:
    """The rows in the order of ``ids``, and the ids of those that cannot be read.

    All are read at once; only when one of them is spoiled each is read by itself.
    """
    try:
        rows = await _read(session, ids)
        return rows, ()
    except _SPOILED:
        found, spoiled = [], []
    for one in ids:
        try:
            found += await _read(session, [one])
        except _SPOILED:
            _log.exception("a letter cannot be read and is set aside: %s", one)
            spoiled.append(one)
    return found, spoiled


async def _read(session: AsyncSession, ids: Sequence[str]) -> list[LetterRow]:
    if not ids:
        return []
    rows = await session.scalars(select(LetterRow).where(col(LetterRow.id).in_(ids)))
    by_id = {row.id: row for row in rows}
    for row in by_id.values():
        LetterKind(row.kind)
        facts_of(row)
    return [by_id[one] for one in ids if one in by_id]


async def set_aside(
    session: AsyncSession, ids: Sequence[str], *, now: datetime, today: date
) -> None:
    """Fails them for good, as rows that can be shown: ``now`` is the business moment, ``today`` its day.

    Their facts are emptied, since nobody can read them and one may be a token; their moments are
    those of this turn. What a round carried waits for the next one.
    """
    await changed(
        session,
        update(LetterRow)
        .where(col(LetterRow.id).in_(ids))
        .values(
            state=LetterState.FAILED,
            failure=UNREADABLE,
            data={},
            day=today,
            not_before=now,
            created_at=now,
            sent_at=None,
            claimed_until=None,
            handed_at=None,
            retry_at=None,
        ),
    )
    await give_back_folded(session, ids)
