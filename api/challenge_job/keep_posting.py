"""Withdrawing a posting 募集の取下げ, for HR on behalf of the section: with a reason that everybody reads.

The page says what follows for whoever applied, in the same words whether anybody did.
"""

from collections.abc import Sequence
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.posting_words import posting_words
from api.challenge_job.reason_typed import reason_typed
from api.challenge_job.step_form import show_step
from api.challenge_job.taking import take
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from api.views.campaign import KeepForm
from models.acts import Act
from models.challenge_job.posting import PUBLIC
from models.errors import FieldError, NotFound
from models.queries.access_campaigns import posting_of_task

_UNPROCESSABLE: Final = 422


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    answers = answers_of(hand, typed or {}, errors)
    return await show_step(request, hand, answers, await _kept(hand), status)


async def press(request: Request, hand: PostingAtHand, typed: Typed) -> Response:
    reason, errors = reason_typed(typed)
    if reason is None:
        return await page(request, hand, typed, errors, _UNPROCESSABLE)
    return await take(hand, Act.WITHDRAW, reason, typed)


async def _kept(hand: PostingAtHand) -> KeepForm:
    async with hand.parts.database.reading() as session:
        posting = await posting_of_task(session, hand.task)
    if posting is None:
        raise NotFound
    return KeepForm(
        posting=posting_words(hand.organisation, hand.policy, posting.section_id, posting.content),
        number=posting.number,
        is_listed=posting.state in PUBLIC,
    )
