"""Withdrawing a posting 募集の取下げ, for HR on behalf of the section: with a reason that everybody reads.

The page says what follows for whoever applied, in the same words whether anybody did.
"""

from collections.abc import Sequence
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.head import head_of
from api.challenge_job.posting_words import posting_words
from api.challenge_job.reason_typed import Typed, reason_typed
from api.challenge_job.taking import take
from api.i18n.fields import field_words
from api.show import show
from api.views.answers import Answers
from api.views.campaign import KeepForm
from api.views.frame import Place
from models.acts import Act
from models.challenge_job.posting import PUBLIC
from models.errors import FieldError, NotFound
from models.ids import new_id
from models.queries.access_campaigns import posting_of_task

_UNPROCESSABLE: Final = 422


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    return await show(
        request,
        "challenge_job/keep_posting.html",
        status=status,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=Answers(
            action=hand.href,
            nonce=new_id(),
            version=hand.task.version,
            values=dict(typed or {}),
            errors=field_words(hand.arrival.language).lines(errors),
        ),
        sheet=await _kept(hand),
    )


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
