"""Letters on paper 紙の手紙: for staff without a mailbox, printed on A4 and handed out by a person."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import NotFound
from models.letters import Letter, LetterState
from models.queries.letter_reasons import as_letter, behind
from models.queries.letters import changed
from models.tables.letter import LetterRow


async def letter_to_print(session: AsyncSession, letter_id: str, now: datetime) -> Letter:
    """Any one letter for printing, whatever became of it; raises NotFound."""
    row = await session.get(LetterRow, letter_id)
    if row is None:
        raise NotFound
    return as_letter(row, await behind(session, [row]), now, row.fence)


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
