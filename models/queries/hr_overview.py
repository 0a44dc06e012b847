"""What the HR overview counts beside the board 全体の数: cycles, today's letters, the morning round's hour."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.letters import LetterKind
from models.queries.cycles import evaluations_standing
from models.queries.practice_mailbox import letters_between
from models.tables.cycle import CycleRow
from models.tables.letter import LetterRow


async def cycle_to_show(
    session: AsyncSession, wanted: str
) -> tuple[CycleRow | None, Sequence[CycleRow]]:
    """The evaluation that was asked for, else the one opened last; and all of them."""
    cycles = await evaluations_standing(session)
    chosen = next((cycle for cycle in cycles if cycle.id == wanted), None)
    return chosen or (cycles[0] if cycles else None), cycles


async def letters_of_the_day(
    session: AsyncSession, start: datetime, end: datetime
) -> tuple[int, datetime | None]:
    """How many letters this day brings, and when its morning round left, if it did."""
    left = await session.scalar(
        select(func.min(col(LetterRow.sent_at))).where(
            col(LetterRow.sent_at) >= start,
            col(LetterRow.sent_at) < end,
            col(LetterRow.kind) == LetterKind.MORNING_ROUND,
        )
    )
    return await letters_between(session, start, end), left
