"""The page on which HR decides about a change 変更の申出への対応: that one of the two asked, and never who."""

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
from models.mentoring.sheets import Said

page: Final = page_at_desk
_ACTS: Final = (Act.AGREE, Act.DECLINE)


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    """One word of the two; who asked is not known here."""
    if typed.get("act") not in _ACTS:
        return await page(request, hand, typed, [FieldError("act", "choose")], UNPROCESSABLE)
    return await take(hand, Act(typed["act"]), Said(), typed)
