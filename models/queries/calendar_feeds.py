"""Feeds of one's own times 予定の配信: made, made anew and ended by the person; whoever holds the address reads."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import NotFound
from models.ids import PersonId
from models.one_on_one.talk import TalkState
from models.queries.accounts import new_token, token_hash
from models.queries.upsert import upsert
from models.tables.account import AccountRow
from models.tables.calendar_link import FeedRow
from models.tables.talk import TalkRow

NOTED_EVERY: Final = timedelta(hours=1)
"""Programs ask every few minutes; that they did is written down so often only."""


async def make_feed(session: AsyncSession, person_id: PersonId, now: datetime) -> str:
    """The token of a fresh feed, known to the caller alone; an earlier address stops working.

    ``now`` is the business moment.
    """
    token = new_token()
    row = FeedRow(person_id=person_id, token_hash=token_hash(token), made_at=now)
    await upsert(session, FeedRow, [row.model_dump()], ("person_id",))
    return token


async def end_feed(session: AsyncSession, person_id: PersonId) -> bool:
    """The address stops working. False if there was none."""
    done = await session.execute(delete(FeedRow).where(col(FeedRow.person_id) == person_id))
    return bool(done.rowcount)  # type: ignore[attr-defined]  # a DELETE counts


async def feed_of(session: AsyncSession, person_id: PersonId) -> FeedRow | None:
    return await session.get(FeedRow, person_id)


async def feed_behind(session: AsyncSession, token: str) -> FeedRow:
    """The feed at an address. Raises NotFound; a closed account's feed is not there either."""
    row = await session.scalar(
        select(FeedRow)
        .outerjoin(AccountRow, col(AccountRow.person_id) == col(FeedRow.person_id))
        .where(col(FeedRow.token_hash) == token_hash(token), col(AccountRow.closed_at).is_(None))
    )
    if row is None:
        raise NotFound
    return row


def is_to_be_noted(feed: FeedRow, now: datetime) -> bool:
    return feed.read_at is None or abs(now - feed.read_at) >= NOTED_EVERY


async def note_reading(session: AsyncSession, feed: FeedRow, now: datetime) -> None:
    await session.execute(
        update(FeedRow).where(col(FeedRow.token_hash) == feed.token_hash).values(read_at=now)
    )


async def booked_talks(session: AsyncSession, person_id: str) -> Sequence[TalkRow]:
    """Talks of this person with a time, on either side, earliest first."""
    rows = await session.scalars(
        select(TalkRow)
        .where(
            col(TalkRow.state) == TalkState.BOOKED,
            col(TalkRow.starts_at).is_not(None),
            or_(col(TalkRow.employee_id) == person_id, col(TalkRow.partner_id) == person_id),
        )
        .order_by(col(TalkRow.starts_at), col(TalkRow.id))
    )
    return rows.all()
