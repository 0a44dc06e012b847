"""Sealed times 封をした予定: quarter hours of interviews. No other plan of a person ever reads them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.one_on_one.talk import Span
from models.queries.reservations import Wanted, quarters_of, spans_of, take_quarters
from models.tables.application import SealedTimeRow


async def sealed_busy(
    session: AsyncSession, people: Collection[str], window: Span, *, beside: Collection[str] = ()
) -> dict[str, list[Span]]:
    """Each person's sealed appointments in the window, without those of the purposes ``beside``.

    Only for planning other sealed appointments: whatever else asked for it would tell who applied.
    """
    rows = await session.execute(
        select(col(SealedTimeRow.person_id), col(SealedTimeRow.quarter))
        .where(
            col(SealedTimeRow.person_id).in_(people),
            col(SealedTimeRow.quarter) >= window.start - timedelta(hours=1),
            col(SealedTimeRow.quarter) < window.end,
            col(SealedTimeRow.purpose).not_in(beside),
        )
        .order_by(col(SealedTimeRow.person_id), col(SealedTimeRow.quarter))
    )
    return spans_of(people, (Wanted(*row) for row in rows))


async def take_sealed(
    session: AsyncSession, wanted: Mapping[str, tuple[Iterable[str], Span]]
) -> bool:
    """By purpose, takes its time for its people in place of whatever it held; all of them or none.

    False if a quarter hour is another purpose's. What the purposes held before is free in any case: the
    caller takes its whole transaction back.
    """
    await free_sealed(session, wanted)
    quarters = [
        (one, purpose)
        for purpose, (people, span) in wanted.items()
        for one in quarters_of(people, [span])
    ]
    if len({one for one, _ in quarters}) < len(quarters):
        return False
    return await take_quarters(session, SealedTimeRow, dict(quarters))


async def free_sealed(session: AsyncSession, purposes: Iterable[str]) -> None:
    """Gives back all the quarter hours of these purposes."""
    await session.execute(
        delete(SealedTimeRow).where(col(SealedTimeRow.purpose).in_(sorted(purposes)))
    )
