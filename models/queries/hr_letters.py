"""Letters 手紙 as HR sees them: how many are where, which could not be delivered, which go on paper."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import NotFound
from models.letters import HABITS, LetterKind, LetterState
from models.rights import Viewer
from models.tables.letter import LetterRow

_MOST = 100


async def undelivered(session: AsyncSession, viewer: Viewer) -> Sequence[LetterRow]:
    """Letters that failed and letters that go on paper, the newest first. HR only."""
    if not viewer.is_hr:
        raise NotFound
    rows = await session.scalars(
        select(LetterRow)
        .where(col(LetterRow.state).in_((LetterState.FAILED, LetterState.PAPER)))
        .order_by(col(LetterRow.created_at).desc(), col(LetterRow.id))
        .limit(_MOST)
    )
    return rows.all()


async def may_be_printed(session: AsyncSession, viewer: Viewer, letter_id: str) -> LetterRow:
    """The row of a letter HR may print. Raises NotFound.

    A letter whose link sets a password is printed only where it goes on paper: whoever holds it
    could otherwise enter in its reader's place.
    """
    row = await session.get(LetterRow, letter_id)
    if row is None or not viewer.is_hr:
        raise NotFound
    if HABITS[LetterKind(row.kind)].carries_token and row.state != LetterState.PAPER:
        raise NotFound
    return row
