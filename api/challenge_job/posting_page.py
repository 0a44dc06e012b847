"""The page of a posting's words 募集の文面: the same form for the section's head who writes and for HR that mends."""

from collections.abc import Sequence

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.plain_drafts import kept_plain
from api.challenge_job.posting_form import posting_form
from api.challenge_job.posting_typed import fields_of
from api.challenge_job.posting_words import seats_offered
from api.challenge_job.step_form import show_step
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from models.challenge_job.case import PostingName
from models.challenge_job.posting_faults import TypedPosting, posting_faults
from models.challenge_job.sheets import PostingSheet
from models.errors import FieldError
from models.queries.access_campaigns import posting_of_task


async def show_words(
    request: Request,
    hand: PostingAtHand,
    typed: Typed | None,
    errors: Sequence[FieldError],
    status: int,
) -> Response:
    """As typed just now, else the draft, else the wording that stands: proposed, or sent back."""
    draft = await kept_plain(hand) if typed is None else None
    said = typed if typed is not None else (draft.fields if draft else await _standing(hand))
    answers = answers_of(hand, said, errors, draft=draft, is_kept=True)
    return await show_step(
        request, hand, answers, await posting_form(hand, section_of(hand)), status
    )


def faults_of(hand: PostingAtHand, read: TypedPosting) -> list[FieldError]:
    """What keeps it from being a posting of the section."""
    seats = seats_offered(hand.organisation, section_of(hand), hand.campaign)
    ladder = hand.policy.evaluation.ladder.value
    return posting_faults(read, {it.post.id for it in seats}, ladder)


def section_of(hand: PostingAtHand) -> str:
    """Whose posting the task is about."""
    return PostingName.of_key(hand.task.key).section


async def _standing(hand: PostingAtHand) -> dict[str, str]:
    """Empty for a new posting."""
    async with hand.parts.database.reading() as session:
        posting = await posting_of_task(session, hand.task)
    return fields_of(PostingSheet.model_validate(posting.content)) if posting else {}
