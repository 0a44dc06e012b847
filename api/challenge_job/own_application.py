"""One's own application 自分の応募 in the call a task belongs to, for the pages of its outcome."""

from api.challenge_job.at_hand import PostingAtHand
from models.queries.access_own_application import own_application_in
from models.tables.application import ApplicationRow


async def own_application(hand: PostingAtHand) -> ApplicationRow:
    """The viewer's own alone. Raises NotFound."""
    async with hand.parts.database.reading() as session:
        return await own_application_in(session, hand.viewer, hand.case.id, hand.entry.call)
