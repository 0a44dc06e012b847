"""The page of the mentor's superior 勤務時間内の実施の確認: that the talks are working time; there is no other answer."""

from collections.abc import Sequence

from fastapi import Request
from starlette.responses import Response

from api.mentoring.at_hand import PairAtHand
from api.mentoring.step_form import UNPROCESSABLE, show_step
from api.mentoring.taking import take
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from api.views.pairs import WorkingTime
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
    """Who meets whom, how often and how long; of what they talk, nothing."""
    talks = hand.programme.talks
    time = WorkingTime(
        mentor=hand.mentor,
        mentee=hand.mentee,
        every_months=talks.every_months.value,
        minutes=talks.minutes.value,
        ends_on=hand.programme.days.day("ends_on", hand.year),
    )
    return await show_step(request, hand, answers_of(hand, {}, errors), status, time=time)


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    if typed.get("act") != Act.CONFIRM:
        return await page(request, hand, typed, [FieldError("act", "choose")], UNPROCESSABLE)
    return await take(hand, Act.CONFIRM, Said(), typed)
