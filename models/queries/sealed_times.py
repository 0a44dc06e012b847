"""Sealed times 封をした予定: quarter hours of interviews. No plan reads them but that of their own posting.

Whoever applied to two postings may have two interviews at one time: they alone see it, and ask for another.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.one_on_one.talk import Span
from models.queries.reservations import Wanted, quarters_of, spans_of
from models.queries.upsert import insert_all
from models.tables.application import SealedTimeRow
from models.tables.posting import PanelSeatRow


async def sealed_busy(
    session: AsyncSession,
    posting_id: str,
    people: Collection[str],
    window: Span,
    *,
    beside: Collection[str] = (),
) -> dict[str, list[Span]]:
    """Each person's interviews for this posting in the window, without those of the purposes ``beside``."""
    own = col(SealedTimeRow.posting_id) == posting_id
    found = await _taken(
        session, people, window, own & col(SealedTimeRow.purpose).not_in([*beside])
    )
    return spans_of(people, found)


async def on_other_panels(
    session: AsyncSession, posting_id: str, member_id: str, window: Span
) -> list[Span]:
    """When a member interviews for other postings: for that member's own eyes alone.

    What the member has as an applicant is not among it.
    """
    sits_for = select(col(PanelSeatRow.posting_id)).where(
        col(PanelSeatRow.person_id) == member_id,
        col(PanelSeatRow.place) > 0,
        col(PanelSeatRow.posting_id) != posting_id,
    )
    others = col(SealedTimeRow.posting_id).in_(sits_for)
    return spans_of([member_id], await _taken(session, [member_id], window, others))[member_id]


async def _taken(
    session: AsyncSession, people: Collection[str], window: Span, which: ColumnElement[bool]
) -> list[Wanted]:
    rows = await session.execute(
        select(col(SealedTimeRow.person_id), col(SealedTimeRow.quarter))
        .where(
            col(SealedTimeRow.person_id).in_(people),
            col(SealedTimeRow.quarter) >= window.start - timedelta(hours=1),
            col(SealedTimeRow.quarter) < window.end,
            which,
        )
        .order_by(col(SealedTimeRow.person_id), col(SealedTimeRow.quarter))
        .distinct()
    )
    return [Wanted(*row) for row in rows]


async def take_sealed(
    session: AsyncSession, posting_id: str, wanted: Mapping[str, tuple[Iterable[str], Span]]
) -> bool:
    """By purpose, takes its time for its people in place of whatever it held; all of them or none.

    False if a quarter hour is another purpose's of this posting. The caller holds the campaign's lock;
    what the purposes held before is free in any case, so it takes its whole transaction back.
    """
    await free_sealed(session, wanted)
    quarters = [
        (one, purpose)
        for purpose, (people, span) in wanted.items()
        for one in quarters_of(people, [span])
    ]
    asked = {one for one, _ in quarters}
    if len(asked) < len(quarters) or asked & await _held(session, posting_id, asked):
        return False
    rows = [
        {**one._asdict(), "posting_id": posting_id, "purpose": purpose} for one, purpose in quarters
    ]
    await insert_all(session, SealedTimeRow, rows)
    return True


async def _held(session: AsyncSession, posting_id: str, asked: Collection[Wanted]) -> set[Wanted]:
    rows = await session.execute(
        select(col(SealedTimeRow.person_id), col(SealedTimeRow.quarter)).where(
            col(SealedTimeRow.posting_id) == posting_id,
            col(SealedTimeRow.quarter).in_({it.quarter for it in asked}),
        )
    )
    return {Wanted(*row) for row in rows}


async def free_sealed(session: AsyncSession, purposes: Iterable[str]) -> None:
    """Gives back all the quarter hours of these purposes."""
    await session.execute(
        delete(SealedTimeRow).where(col(SealedTimeRow.purpose).in_(sorted(purposes)))
    )
