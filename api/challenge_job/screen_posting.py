"""Screening a posting 募集の審査, for HR: mends the wording and lists it, sends it back, or refuses it with a reason."""

from collections.abc import Sequence
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.plain_drafts import keep_plain
from api.challenge_job.posting_page import faults_of, show_words
from api.challenge_job.posting_typed import posting_typed
from api.challenge_job.reason_typed import reason_typed
from api.challenge_job.taking import take
from api.tasks.step_way import Typed
from models.acts import Act
from models.challenge_job.acts import ACTS
from models.errors import FieldError

_UNPROCESSABLE: Final = 422


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """The posting as its section worded it, ready to be mended."""
    return await show_words(request, hand, typed, errors, status)


async def press(request: Request, hand: PostingAtHand, typed: Typed) -> Response:
    """One of the three answers; both noes need a reason, which the section's head reads."""
    act = Act(typed["act"]) if typed.get("act") in ACTS[hand.step] else None
    if act is None:
        rule = "unknown_choice" if typed.get("act") else "choose"
        return await page(request, hand, typed, [FieldError("act", rule)], _UNPROCESSABLE)
    if act is not Act.CONFIRM:
        reason, errors = reason_typed(typed)
        if reason is None:
            return await page(request, hand, typed, errors, _UNPROCESSABLE)
        return await take(hand, act, reason, typed)
    read = posting_typed(typed)
    if errors := faults_of(hand, read):
        return await page(request, hand, typed, errors, _UNPROCESSABLE)
    return await take(hand, act, read.sheet(), typed)


async def keep(hand: PostingAtHand, typed: Typed) -> None:
    """Keeps the draft. Raises TooLate."""
    await keep_plain(hand, typed)
