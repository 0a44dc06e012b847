"""The closing survey 終了時のアンケート of both: four answers from 1 to 5, read only in sums of several."""

from collections.abc import Sequence
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.mentoring.at_hand import PairAtHand
from api.mentoring.step_form import UNPROCESSABLE, show_step
from api.mentoring.taking import take
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from models.acts import Act
from models.errors import FieldError
from models.mentoring.sheets import Survey

_POINTS: Final = ("5", "4", "3", "2", "1")
_QUESTIONS: Final = tuple(Survey.model_fields)


async def page(
    request: Request,
    hand: PairAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    answers = answers_of(hand, typed or {}, errors)
    least = hand.programme.survey_least.value
    return await show_step(request, hand, answers, status, least=least, questions=_QUESTIONS)


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    wrong = [
        FieldError(name, "unknown_choice" if typed.get(name) else "choose")
        for name in _QUESTIONS
        if typed.get(name, "") not in _POINTS
    ]
    if wrong:
        return await page(request, hand, typed, wrong, UNPROCESSABLE)
    sheet = Survey.model_validate({name: int(typed[name]) for name in _QUESTIONS})
    return await take(hand, Act.SUBMIT, sheet, typed)
