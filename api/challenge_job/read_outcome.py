"""The page of an outcome 選考の結果 for whoever was not placed: one sentence, and what may still come."""

from collections.abc import Mapping, Sequence

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.feedback_part import feedback_part
from api.challenge_job.head import head_of
from api.challenge_job.own_application import own_application
from api.show import show
from api.tasks.step_form import answers_of
from api.views.frame import Place
from api.views.postings import Outcome
from models.challenge_job.days import Stage
from models.challenge_job.late_results import has_second_call, why_no_second_call
from models.errors import FieldError, NotFound


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Mapping[str, str] | None = None,  # noqa: ARG001 - nothing is typed here
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """Nothing is asked of the reader."""
    row = await own_application(hand)
    by_pack = hand.chapter.second_call.value and row.call == 1
    has_second = has_second_call(hand.campaign, by_pack)
    days = hand.campaign
    return await show(
        request,
        "challenge_job/read_outcome.html",
        status=status,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=answers_of(hand, {}, errors),
        feedback=await feedback_part(hand, row.id),
        outcome=Outcome(
            sentence=row.sentence,
            call=row.call,
            feedback_open_days=hand.chapter.feedback_within_open_days.value,
            may_be_next_until=days[Stage.TRANSFER_ON],
            second_from=days[Stage.SECOND_FROM] if has_second else None,
            second_to=days[Stage.SECOND_TO] if has_second else None,
            no_second_call=why_no_second_call(days, by_pack),
        ),
    )


async def press(
    request: Request,  # noqa: ARG001 - as every step's module takes it
    hand: PostingAtHand,  # noqa: ARG001
    typed: Mapping[str, str],  # noqa: ARG001
) -> Response:
    """The step knows no act. Raises NotFound."""
    raise NotFound(what="act")
