"""The page on which HR notes the interview after the first months 様子を聞く面談: its day, and nothing of what was said."""

from collections.abc import Sequence

from fastapi import Request
from starlette.responses import Response

from api.mentoring.at_hand import PairAtHand
from api.mentoring.pair_at_desk import page_at_desk
from api.mentoring.step_form import UNPROCESSABLE
from api.mentoring.taking import take
from api.tasks.step_way import Typed
from models.acts import Act
from models.errors import BadDate, FieldError
from models.mentoring.sheets import StaffInterview
from models.wareki import parse_day


async def page(
    request: Request,
    hand: PairAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    values = {"held_on": hand.today.isoformat()} if typed is None else typed
    desk = hand.programme.staff_interview_desk.value
    return await page_at_desk(request, hand, values, errors, status, desk=desk)


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    try:
        held_on = parse_day(typed.get("held_on", ""))
    except BadDate:
        wrong = FieldError("held_on", "not_a_day")
        return await page(request, hand, typed, [wrong], UNPROCESSABLE)
    if held_on > hand.today:
        wrong = FieldError("held_on", "day_in_future")
        return await page(request, hand, typed, [wrong], UNPROCESSABLE)
    return await take(hand, Act.CONFIRM, StaffInterview(held_on=held_on), typed)
