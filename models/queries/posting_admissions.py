"""Admissions 応募を認めること: whom the posting desk lets apply in a campaign, whatever the rules say."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.dispute import DisputeState
from models.tables.posting_desk import PostingDisputeRow


async def admitted_to(session: AsyncSession, cycle_id: str) -> frozenset[str]:
    """The people, until a campaign is forgotten."""
    rows = await session.scalars(
        select(col(PostingDisputeRow.person_id)).where(
            col(PostingDisputeRow.cycle_id) == cycle_id,
            col(PostingDisputeRow.state) == DisputeState.ADMITTED.value,
        )
    )
    return frozenset(rows)
