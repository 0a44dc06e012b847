"""The part of an applicant's page that holds what the desk told them in private 本人への伝達."""

from api.challenge_job.at_hand import PostingAtHand
from api.views.posting_desk import OwnFeedback
from models.queries.posting_feedback import own_feedback


async def feedback_part(hand: PostingAtHand, application_id: str) -> OwnFeedback | None:
    """None before the desk has written; shown by ``challenge_job/feedback_part.html`` as ``feedback``."""
    async with hand.parts.database.reading() as session:
        found = await own_feedback(session, hand.parts.seals, hand.viewer.person_id, application_id)
    return OwnFeedback(words=found[0], at=found[1]) if found else None
