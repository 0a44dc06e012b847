"""Proposing a posting 募集の申出, for the head of a section: the form, the last look, the press."""

from collections.abc import Sequence
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.head import head_of
from api.challenge_job.plain_drafts import keep_plain
from api.challenge_job.posting_page import faults_of, section_of, show_words
from api.challenge_job.posting_typed import posting_typed
from api.challenge_job.posting_words import posting_words
from api.challenge_job.taking import take
from api.show import show
from api.tasks.step_way import Typed
from api.tasks.submitting import said_in
from api.views.answers import Answers
from api.views.campaign import PostingCheck
from api.views.frame import Place
from models.acts import Act
from models.challenge_job.sheets import PostingSheet
from models.errors import FieldError
from models.ids import new_id

_UNPROCESSABLE: Final = 422


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """The form: as typed just now, else the draft, else the wording that was sent back."""
    return await show_words(request, hand, typed, errors, status)


async def press(request: Request, hand: PostingAtHand, typed: Typed) -> Response:
    """内容を確認する leads to the last look; only there it is proposed."""
    await keep(hand, typed)
    read = posting_typed(typed)
    if errors := faults_of(hand, read):
        return await page(request, hand, typed, errors, _UNPROCESSABLE)
    if typed.get("act") != Act.SUBMIT:
        return await _check(request, hand, typed, read.sheet())
    return await take(hand, Act.SUBMIT, read.sheet(), typed)


async def keep(hand: PostingAtHand, typed: Typed) -> None:
    """Keeps the draft. Raises TooLate."""
    await keep_plain(hand, {name: said for name, said in typed.items() if name != "act"})


async def _check(
    request: Request, hand: PostingAtHand, typed: Typed, sheet: PostingSheet
) -> Response:
    words = posting_words(hand.organisation, hand.policy, section_of(hand), sheet.model_dump())
    hidden = {name: said for name, said in said_in(typed).items() if name != "act"}
    return await show(
        request,
        "challenge_job/posting_check.html",
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=Answers(action=hand.href, nonce=new_id(), version=hand.task.version),
        check=PostingCheck(posting=words, hidden=hidden),
    )
