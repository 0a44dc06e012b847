"""The page on which one of a pair asks HR for another 相手の変更の申出: no reason is asked, and the other never learns who asked."""

from collections.abc import Sequence

from fastapi import Request
from starlette.responses import Response

from api.mentoring.at_hand import PairAtHand
from api.mentoring.step_form import UNPROCESSABLE, show_step
from api.mentoring.taking import take
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from models.acts import Act
from models.errors import FieldError
from models.mentoring.sheets import Said


async def page(
    request: Request,
    hand: PairAtHand,
    typed: Typed | None = None,  # noqa: ARG001 - nothing is typed here
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    return await show_step(request, hand, answers_of(hand, {}, errors), status)


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    if typed.get("act") != Act.SUBMIT:
        return await page(request, hand, typed, [FieldError("act", "choose")], UNPROCESSABLE)
    return await take(hand, Act.SUBMIT, Said(), typed)
