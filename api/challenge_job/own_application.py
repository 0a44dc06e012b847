"""One's own application 自分の応募 in the call a task belongs to, for the pages of its outcome."""

from sqlmodel import col, select

from api.challenge_job.at_hand import PostingAtHand
from models.errors import NotFound
from models.tables.application import ApplicationRow


async def own_application(hand: PostingAtHand) -> ApplicationRow:
    """The viewer's own alone. Raises NotFound."""
    async with hand.parts.database.reading() as session:
        row = await session.scalar(
            select(ApplicationRow).where(
                col(ApplicationRow.case_id) == hand.case.id,
                col(ApplicationRow.call) == hand.entry.call,
                col(ApplicationRow.person_id) == hand.viewer.person_id,
            )
        )
    if row is None:
        raise NotFound(what="application")
    return row
