"""Offers 希望・申出 for a programme's year: who would guide, and who wishes for a mentor, by own word or named."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.mentoring.steps import Side
from models.queries.upsert import upsert
from models.tables.mentoring import MentoringOfferRow


async def volunteers_of(session: AsyncSession, cycle_id: str) -> frozenset[str]:
    """Who wishes for a mentor at the own word."""
    return frozenset(it.person_id for it in await offers_of(session, cycle_id, Side.MENTEE))


async def offers_of(
    session: AsyncSession, cycle_id: str, side: Side
) -> Sequence[MentoringOfferRow]:
    """The offers that stand, in the order of their people."""
    rows = await session.scalars(
        select(MentoringOfferRow)
        .where(
            col(MentoringOfferRow.cycle_id) == cycle_id,
            col(MentoringOfferRow.side) == side.value,
            col(MentoringOfferRow.withdrawn_at).is_(None),
        )
        .order_by(col(MentoringOfferRow.person_id))
    )
    return rows.all()


async def wished_no_more(session: AsyncSession, cycle_id: str) -> frozenset[str]:
    """Who has taken the wish for a mentor back."""
    rows = await session.scalars(
        select(col(MentoringOfferRow.person_id)).where(
            col(MentoringOfferRow.cycle_id) == cycle_id,
            col(MentoringOfferRow.side) == Side.MENTEE.value,
            col(MentoringOfferRow.withdrawn_at).is_not(None),
        )
    )
    return frozenset(rows)


async def offer(
    session: AsyncSession, cycle_id: str, person_id: str, side: Side, at: datetime
) -> None:
    """The person's own word; twice is once, and after a withdrawal it stands again."""
    row = {
        "cycle_id": cycle_id,
        "person_id": person_id,
        "side": side.value,
        "named_by": None,
        "offered_at": at,
        "withdrawn_at": None,
    }
    await upsert(session, MentoringOfferRow, [row], ("cycle_id", "person_id", "side"))


async def withdraw(
    session: AsyncSession, cycle_id: str, person_id: str, side: Side, at: datetime
) -> None:
    """The person is not to be asked any more, whoever had said so; a pair that stands is not touched."""
    await session.execute(
        update(MentoringOfferRow)
        .where(
            col(MentoringOfferRow.cycle_id) == cycle_id,
            col(MentoringOfferRow.person_id) == person_id,
            col(MentoringOfferRow.side) == side.value,
        )
        .values(withdrawn_at=at)
    )
