"""The interview 面接 on the page of one's own application: when and where, once a panel has fixed it."""

from api.challenge_job.at_hand import PostingAtHand
from models.frozen import Frozen


async def interview_part(hand: PostingAtHand) -> Frozen | None:  # noqa: ARG001 - nothing is fixed yet
    """The view of ``challenge_job/interview_part.html``; None before anything is fixed."""
    return None
