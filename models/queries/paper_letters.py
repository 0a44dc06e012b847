"""Letters on paper 紙の手紙: for staff without a mailbox, printed on A4 and handed out by a person."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import NotFound
from models.letters import Letter, LetterState
from models.queries.letter_reasons import as_letter, behind
from models.queries.letters import changed
from models.tables.letter import LetterRow


async def letters_on_paper(session: AsyncSession, now: datetime) -> list[Letter]:
    """Letters that wait to be printed and handed out, oldest first; ``now`` is business time."""
    rows = await session.scalars(
        select(LetterRow)
        .where(col(LetterRow.state) == LetterState.PAPER)
        .order_by(col(LetterRow.created_at), col(LetterRow.id))
    )
    return await _as_letters(session, list(rows), now)


async def letter_to_print(session: AsyncSession, letter_id: str, now: datetime) -> Letter:
    """Any one letter for printing, whatever became of it; raises NotFound."""
    row = await session.get(LetterRow, letter_id)
    if row is None:
        raise NotFound
    return (await _as_letters(session, [row], now))[0]


async def handed_out(session: AsyncSession, letter_id: str, now: datetime) -> bool:
    """Marks a paper letter as given to its person; False if it was not waiting for that."""
    return bool(
        await changed(
            session,
            update(LetterRow)
            .where(col(LetterRow.id) == letter_id, col(LetterRow.state) == LetterState.PAPER)
            .values(state=LetterState.SENT, sent_at=now, data={}),
        )
    )


async def _as_letters(session: AsyncSession, rows: list[LetterRow], now: datetime) -> list[Letter]:
    known = await behind(session, rows)
    return [as_letter(row, known, now, row.fence) for row in rows]
