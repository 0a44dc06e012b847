"""The page on which both agree 相手の確認・引受けの回答: asked at once, answered without a reason.

Who of the two did not agree is told to nobody; an answer is shown once more before it is taken.
"""

from collections.abc import Sequence
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.mentoring.asked import pair_asked
from api.mentoring.at_hand import PairAtHand
from api.mentoring.step_form import UNPROCESSABLE, show_step
from api.mentoring.taking import take
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from models.acts import Act
from models.errors import FieldError
from models.mentoring.sheets import Said

_ANSWER: Final = "reply"
_ANSWERS: Final = (Act.AGREE, Act.DECLINE)


async def page(
    request: Request,
    hand: PairAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """The other, why, and the two answers."""
    answers = answers_of(hand, typed or {}, errors)
    asked = await pair_asked(hand)
    return await show_step(request, hand, answers, status, template="agree", asked=asked)


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    """The answer is shown once more with what follows from it, then taken."""
    if typed.get("act") in _ANSWERS:
        return await take(hand, Act(typed["act"]), Said(), typed)
    said = typed.get(_ANSWER, "")
    if said not in _ANSWERS:
        wrong = [FieldError(_ANSWER, "unknown_choice" if said else "choose")]
        return await page(request, hand, typed, wrong, UNPROCESSABLE)
    answers, asked = answers_of(hand, typed), await pair_asked(hand, said)
    return await show_step(request, hand, answers, template="agree_check", asked=asked)
