"""The page of the check at half time 中間の確認: how it goes, in one word, for HR alone."""

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
from models.mentoring.sheets import Going, Midterm


async def page(
    request: Request,
    hand: PairAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    answers = answers_of(hand, typed or {}, errors)
    return await show_step(request, hand, answers, status, goings=tuple(Going))


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    said = typed.get("going", "")
    if said not in set(Going):
        wrong = [FieldError("going", "unknown_choice" if said else "choose")]
        return await page(request, hand, typed, wrong, UNPROCESSABLE)
    sheet = Midterm(going=Going(said), wants_contact="wants_contact" in typed)
    return await take(hand, Act.SUBMIT, sheet, typed)
