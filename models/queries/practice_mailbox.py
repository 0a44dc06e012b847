"""The practice mailbox 練習用の郵便受け: what a practice person has received, and how much post a day brings."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.letters import LetterState
from models.tables.letter import LetterRow, PracticeLetterRow


async def newest_letters(
    session: AsyncSession, person_id: str | None, limit: int
) -> tuple[Sequence[PracticeLetterRow], int]:
    """The newest letters of one person, or of everybody, and how many there are in all."""
    everything = select(PracticeLetterRow)
    if person_id is not None:
        everything = everything.where(col(PracticeLetterRow.person_id) == person_id)
    rows = await session.scalars(
        everything.order_by(
            col(PracticeLetterRow.sent_at).desc(), col(PracticeLetterRow.letter_id)
        ).limit(limit)
    )
    total = await session.scalar(select(func.count()).select_from(everything.subquery()))
    return rows.all(), total or 0


async def letter_at(session: AsyncSession, letter_id: str) -> PracticeLetterRow | None:
    return await session.get(PracticeLetterRow, letter_id)


async def letters_between(session: AsyncSession, start: datetime, end: datetime) -> int:
    """Letters sent in this span of business time, and those that will leave before its end."""
    coming = (LetterState.WAITING, LetterState.CLAIMED)
    found = await session.scalar(
        select(func.count())
        .select_from(LetterRow)
        .where(
            or_(
                and_(col(LetterRow.sent_at) >= start, col(LetterRow.sent_at) < end),
                and_(col(LetterRow.state).in_(coming), col(LetterRow.not_before) < end),
            )
        )
    )
    return found or 0
