"""The page on which HR ends a pair 組の見直し, such as where a mentor has too much to do: with a reason, for HR alone."""

from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.mentoring.at_hand import PairAtHand
from api.mentoring.pair_at_desk import page_at_desk
from api.mentoring.step_form import UNPROCESSABLE
from api.mentoring.taking import take
from api.tasks.step_way import Typed
from models.acts import Act
from models.errors import FieldError
from models.mentoring.sheets import Relief

page: Final = page_at_desk
LONGEST: Final = 500


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    """Ends the pair, with a reason that can stand."""
    reason = typed.get("reason", "").replace("\r\n", "\n").strip()
    wrong = [] if reason else [FieldError("reason", "required")]
    if len(reason) > LONGEST:
        wrong = [FieldError("reason", "too_long", LONGEST)]
    if wrong:
        return await page(request, hand, typed, wrong, UNPROCESSABLE)
    return await take(hand, Act.WITHDRAW, Relief(reason=reason), typed)
