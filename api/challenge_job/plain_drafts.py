"""Drafts 下書き of what is no secret: a posting being worded, a panel being put together."""

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.sealed_drafts import Draft
from api.tasks.step_way import Typed
from models.queries.access_tasks import draft_of
from models.queries.drafts import save_draft


async def keep_plain(hand: PostingAtHand, typed: Typed) -> None:
    """Keeps a form as typed. Raises TooLate when the task is not open any more."""
    async with hand.parts.database.writing() as session:
        await save_draft(session, hand.task.id, hand.viewer.person_id, typed, hand.now)


async def kept_plain(hand: PostingAtHand) -> Draft | None:
    """The draft again, for whoever wrote it alone."""
    async with hand.parts.database.reading() as session:
        row = await draft_of(session, hand.task.id, hand.viewer.person_id)
    return Draft(row.fields, row.saved_at) if row else None
