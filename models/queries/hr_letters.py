"""Letters 手紙 as HR sees them: how many are where, which could not be delivered, which go on paper."""

from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import NotFound
from models.letters import HABITS, NO_WORDS, LetterKind, LetterState
from models.rights import Viewer
from models.tables.letter import LetterRow

_MOST = 100


async def undelivered(session: AsyncSession, viewer: Viewer) -> Sequence[LetterRow]:
    """Letters that failed, that nobody can put into words, or that go on paper, the newest first. HR only."""
    if not viewer.is_hr:
        raise NotFound
    rows = await session.scalars(
        select(LetterRow)
        .where(
            or_(
                col(LetterRow.state).in_((LetterState.FAILED, LetterState.PAPER)),
                and_(
                    col(LetterRow.state) == LetterState.WAITING,
                    col(LetterRow.failure) == NO_WORDS,
                ),
            )
        )
        .order_by(col(LetterRow.created_at).desc(), col(LetterRow.id))
        .limit(_MOST)
    )
    return rows.all()


async def may_be_printed(session: AsyncSession, viewer: Viewer, letter_id: str) -> LetterRow:
    """The row of a letter HR may print. Raises NotFound.

    A letter whose link sets a password is printed only where it goes on paper: whoever holds it
    could otherwise enter in its reader's place. So is one that tells the time of a talk.
    """
    row = await session.get(LetterRow, letter_id)
    if row is None or not viewer.is_hr or not is_printable(row):
        raise NotFound
    return row


def is_printable(row: LetterRow) -> bool:
    """Not a letter with a password's link or a talk's time away from paper, nor one without words."""
    if row.kind not in set(LetterKind) or row.failure == NO_WORDS:
        return False
    habit = HABITS[LetterKind(row.kind)]
    return row.state == LetterState.PAPER or not (habit.carries_token or habit.only_on_paper)
