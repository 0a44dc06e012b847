"""Screening a posting 募集の審査, for HR: mends the wording and lists it, sends it back, or refuses it with a reason."""

from collections.abc import Sequence
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.plain_drafts import keep_plain, kept_plain
from api.challenge_job.posting_form import posting_form
from api.challenge_job.posting_typed import fields_of, posting_typed
from api.challenge_job.posting_words import seats_offered
from api.challenge_job.reason_typed import Typed, reason_typed
from api.challenge_job.step_form import answers_of, show_step
from api.challenge_job.taking import take
from models.acts import Act
from models.challenge_job.acts import ACTS
from models.challenge_job.case import PostingName
from models.challenge_job.posting_faults import posting_faults
from models.challenge_job.sheets import PostingSheet
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
    """The posting as its section worded it, ready to be mended."""
    draft = await kept_plain(hand) if typed is None else None
    said = typed if typed is not None else (draft.fields if draft else await _proposed(hand))
    answers = answers_of(hand, said, errors, draft=draft, is_kept=True)
    sheet = await posting_form(hand, _section(hand))
    return await show_step(request, hand, answers, sheet, status)


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
    seats = {it.post.id for it in seats_offered(hand.organisation, _section(hand), hand.campaign)}
    if errors := posting_faults(read, seats, hand.policy.evaluation.ladder.value):
        return await page(request, hand, typed, errors, _UNPROCESSABLE)
    return await take(hand, act, read.sheet(), typed)


async def keep(hand: PostingAtHand, typed: Typed) -> None:
    """Keeps the draft. Raises TooLate."""
    await keep_plain(hand, typed)


async def _proposed(hand: PostingAtHand) -> dict[str, str]:
    async with hand.parts.database.reading() as session:
        posting = await posting_of_task(session, hand.task)
    if posting is None:
        raise NotFound
    return fields_of(PostingSheet.model_validate(posting.content))


def _section(hand: PostingAtHand) -> str:
    return PostingName.of_key(hand.task.key).section
