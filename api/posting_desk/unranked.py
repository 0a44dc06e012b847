"""Postings whose panel has come to no order 選考の行われていない募集: named before it is decided without them.

They are found by the panels' orders alone. Who of another office applied for one must not show here.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from api.posting_desk.at_hand import DeskAtHand
from api.views.posting_desk import DeskPosting
from models.challenge_job.posting import PUBLIC, PostingState
from models.queries.access_posting_desk import ranked_postings
from models.queries.campaign_preferences import taken_seats


async def unranked_postings(
    session: AsyncSession, hand: DeskAtHand, call: int
) -> tuple[DeskPosting, ...]:
    """Those of the list with a seat left from earlier calls, in the order of their numbers."""
    book = hand.desk.book
    ranked, taken = await ranked_postings(session, hand.desk, call), taken_seats(book, call)
    silent = [
        it
        for it in book.postings.values()
        if it["state"] in PUBLIC - {PostingState.WITHDRAWN}
        and it["id"] not in ranked
        and it["content"]["seats"] > taken[it["id"]]
    ]
    return tuple(hand.posting(it["id"]) for it in sorted(silent, key=lambda it: it["number"]))
