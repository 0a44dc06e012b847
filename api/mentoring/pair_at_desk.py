"""A pair as HR's task pages show it 人事課の手元の組: who the two are. Of the own pair nobody of HR comes here."""

from collections.abc import Sequence
from typing import Any

from fastapi import Request
from starlette.responses import Response

from api import addresses
from api.mentoring.at_hand import PairAtHand
from api.mentoring.step_form import show_step
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from api.views.pairs import PairAtDesk
from models.errors import FieldError


async def page_at_desk(
    request: Request,
    hand: PairAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
    **context: Any,
) -> Response:
    """The page of HR's task about a pair, which its template is named after."""
    answers = answers_of(hand, typed or {}, errors)
    return await show_step(request, hand, answers, status, pair=pair_at_desk(hand), **context)


def pair_at_desk(hand: PairAtHand) -> PairAtDesk:
    mentor_id = hand.row.mentor_id if hand.row else hand.case.partner_id
    return PairAtDesk(
        mentee=hand.person(hand.case.person_id),
        mentor=hand.person(mentor_id) if mentor_id else None,
        since=hand.row.started_on if hand.row else None,
        back=addresses.HR_MENTORING_YEAR.format(cycle_id=hand.case.cycle_id),
    )
