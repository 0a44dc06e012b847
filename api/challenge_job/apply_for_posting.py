"""The page of applying 応募: written with a sealed draft, checked, and sent once."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.application_form import (
    check_of,
    form_of,
    keep_form,
    kept_form,
    sealed_as,
    seen_by,
    written,
    wrong_with,
)
from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.for_me import CampaignForMe
from api.challenge_job.head import head_of
from api.challenge_job.taking import take_sealed
from api.show import show
from api.tasks.step_form import answers_of
from api.views.answers import Answers
from api.views.frame import Place
from models.acts import Act
from models.errors import FieldError

CHECK: Final = "check"
Page = Callable[..., Awaitable[Response]]
"""The page of a step with what was typed and what is wrong with it, as in ``step_pages``."""
_UNPROCESSABLE: Final = 422


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Mapping[str, str] | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """The form: as just typed, else as its draft has it."""
    draft = await kept_form(hand) if typed is None else None
    fields = dict(draft.fields) if draft else dict(typed or {})
    answers = answers_of(hand, fields, errors, draft=draft, is_kept=True)
    return await show_form(request, hand, await seen_by(hand), answers, status)


async def press(request: Request, hand: PostingAtHand, typed: Mapping[str, str]) -> Response:
    return await send(request, hand, await seen_by(hand), typed, page)


async def send(
    request: Request,
    hand: PostingAtHand,
    me: CampaignForMe,
    typed: Mapping[str, str],
    page: Page,
) -> Response:
    """内容の確認, and from there the submission; both are checked alike, and what is wrong is said on ``page``."""
    said = written(typed)
    if errors := wrong_with(me, said):
        await keep_form(hand, typed)
        return await page(request, hand, typed, errors, _UNPROCESSABLE)
    if typed.get("act") != Act.SUBMIT:
        return await show_check(request, hand, me, typed)
    purpose, context = sealed_as(hand)
    return await take_sealed(
        hand, Act.SUBMIT, said.application(), typed, purpose=purpose, context=context
    )


async def keep(hand: PostingAtHand, typed: Mapping[str, str]) -> None:
    """Every few seconds, while somebody types."""
    await keep_form(hand, typed)


async def show_form(
    request: Request, hand: PostingAtHand, me: CampaignForMe, answers: Answers, status: int
) -> Response:
    return await show(
        request,
        "challenge_job/apply_for_posting.html",
        status=status,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=answers,
        form=form_of(me, hand.entry.call),
    )


async def show_check(
    request: Request, hand: PostingAtHand, me: CampaignForMe, typed: Mapping[str, str]
) -> Response:
    """Nothing is sent yet; the draft is kept."""
    await keep_form(hand, typed)
    return await show(
        request,
        "challenge_job/check.html",
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=answers_of(hand, {}, is_kept=True),
        check=check_of(me, written(typed), typed),
        back=hand.href,
        form=form_of(me, hand.entry.call),
    )
