"""The tasks of deciding about pairs 組の決定 lead to the plan desk: HR decides where it sees the plan.

The task of one who waits again leads straight to the next candidate.
"""

from collections.abc import Sequence

from fastapi import Request
from starlette.responses import Response

from api import addresses
from api.mentoring.at_hand import PairAtHand
from api.tasks.step_way import Typed
from api.ways import see
from models.errors import FieldError
from models.mentoring.steps import PairStep


async def page(
    _request: Request,
    hand: PairAtHand,
    typed: Typed | None = None,  # noqa: ARG001 - what every step's module takes
    errors: Sequence[FieldError] = (),  # noqa: ARG001 - the same
    status: int = 200,  # noqa: ARG001 - the same
) -> Response:
    if hand.step is PairStep.AWAIT_MENTOR and hand.about.nth > 1:
        way = addresses.HR_MENTORING_PLAN_NEXT.format(cycle_id=hand.cycle.id)
        return see(f"{way}?case={hand.case.id}")
    return see(addresses.HR_MENTORING_PLAN.format(cycle_id=hand.cycle.id))


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    """Nothing is decided here, whatever is sent."""
    return await page(request, hand, typed)
