"""Disputes about who may apply 応募資格の申出: said and answered under seal; whoever is admitted may apply like all others."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.dispute import DisputeState, Said
from models.challenge_job.sheets import Sealed
from models.errors import NotFound
from models.ids import PersonId
from models.organisation import Organisation
from models.queries.access_posting_desk import POSTING_OFFICES, handles
from models.queries.sealed_sheets import (
    key_of_dispute,
    opened_sheet,
    place_of_dispute,
    sealed_sheet,
)
from models.queries.seals import SealRing
from models.queries.upsert import insert_once
from models.rights import Viewer
from models.tables.posting_desk import PostingDisputeRow


async def own_dispute(
    session: AsyncSession, cycle_id: str, person_id: PersonId
) -> PostingDisputeRow | None:
    """The person's own in a campaign; there is one at most."""
    rows = await session.scalars(
        select(PostingDisputeRow).where(
            col(PostingDisputeRow.cycle_id) == cycle_id,
            col(PostingDisputeRow.person_id) == person_id,
        )
    )
    return rows.first()


async def ask_desk(
    session: AsyncSession,
    ring: SealRing,
    cycle_id: str,
    person_id: PersonId,
    words: str,
    *,
    key: str,
    now: datetime,
) -> bool:
    """Keeps what the person says, sealed; False where one stands already, also of this very moment."""
    row = PostingDisputeRow(
        id=key, cycle_id=cycle_id, person_id=person_id, content={}, asked_at=now, answer={}
    )
    if not await insert_once(session, row):
        return False
    sealed = await sealed_sheet(
        session, ring, key_of_dispute(key), place_of_dispute(key, "content"), Said(words=words), now
    )
    kept = await session.get_one(PostingDisputeRow, key)
    kept.content = sealed.model_dump(mode="json")
    await session.flush()
    return True


async def disputes_at_desk(
    session: AsyncSession, organisation: Organisation, viewer: Viewer, cycle_id: str
) -> list[PostingDisputeRow]:
    """Those the viewer's office handles, the oldest first."""
    rows = await session.scalars(
        select(PostingDisputeRow)
        .where(col(PostingDisputeRow.cycle_id) == cycle_id)
        .order_by(col(PostingDisputeRow.asked_at), col(PostingDisputeRow.id))
    )
    return [row for row in rows if handles(organisation, viewer, row.person_id)]


async def dispute_at_desk(
    session: AsyncSession, organisation: Organisation, viewer: Viewer, dispute_id: str
) -> PostingDisputeRow:
    """Raises NotFound for one that is not the viewer's to handle."""
    row = await session.get(PostingDisputeRow, dispute_id, with_for_update=True)
    is_mine = viewer.offices & POSTING_OFFICES and row is not None
    if row is None or not is_mine or not handles(organisation, viewer, row.person_id):
        raise NotFound(what="dispute")
    return row


async def answer_dispute(
    session: AsyncSession,
    ring: SealRing,
    row: PostingDisputeRow,
    *,
    admits: bool,
    words: str,
    by: PersonId,
    now: datetime,
) -> bool:
    """Admits the person to the campaign, or does not, with words for the person; False if it is answered.

    ``row`` is locked (``dispute_at_desk``).
    """
    if row.state != DisputeState.ASKED:
        return False
    context = place_of_dispute(row.id, "answer")
    sealed = await sealed_sheet(
        session, ring, key_of_dispute(row.id), context, Said(words=words), now
    )
    row.answer = sealed.model_dump(mode="json")
    row.state = (DisputeState.ADMITTED if admits else DisputeState.DECLINED).value
    row.answered_by, row.answered_at = by, now
    await session.flush()
    return True


async def words_of_dispute(
    session: AsyncSession, ring: SealRing, row: PostingDisputeRow
) -> tuple[str, str]:
    """What the person said, and the desk's answer, empty before there is one. Raises SealDestroyed."""
    return (
        await _opened(session, ring, row, row.content, "content"),
        await _opened(session, ring, row, row.answer, "answer"),
    )


async def _opened(
    session: AsyncSession,
    ring: SealRing,
    row: PostingDisputeRow,
    content: dict[str, object],
    part: str,
) -> str:
    if not content:
        return ""
    sealed = Sealed.model_validate(content)
    return (await opened_sheet(session, ring, place_of_dispute(row.id, part), sealed, Said)).words
