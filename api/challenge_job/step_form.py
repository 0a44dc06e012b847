"""The page 入力の画面 of a step of open posting."""

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.head import head_of
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from models.frozen import Frozen


async def show_step(
    request: Request, hand: PostingAtHand, answers: Answers, sheet: Frozen, status: int = 200
) -> Response:
    """The page of the task's step, which its template is named after."""
    return await show(
        request,
        f"challenge_job/{hand.step}.html",
        status=status,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=answers,
        sheet=sheet,
    )
