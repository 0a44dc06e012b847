"""The page 入力の画面 of a step of a programme, and its form while it is typed."""

import re
from typing import Any

from fastapi import Request
from starlette.responses import Response

from api.mentoring.at_hand import PairAtHand
from api.mentoring.head import head_of
from api.show import show
from api.tasks.step_way import Typed
from api.views.answers import Answers
from api.views.frame import Place
from models.queries.access_tasks import draft_of
from models.queries.drafts import save_draft
from models.tables.receipt import DraftRow

UNPROCESSABLE = 422
_ASKED = re.compile(
    r"plan-\d{1,2}-(title|level|out)|(avoided|kin|wished)-\d"
    r"|interests|place|gender|gender_wish|introduction|wishes"
)
"""Fields of the forms that are kept while they are typed: a plan or a report, and a profile."""


async def show_step(
    request: Request,
    hand: PairAtHand,
    answers: Answers,
    status: int = 200,
    *,
    template: str = "",
    **context: Any,
) -> Response:
    """The page of the task's step, which its template is named after unless ``template`` says otherwise."""
    return await show(
        request,
        f"mentoring/{template or hand.step}.html",
        status=status,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=answers,
        **context,
    )


async def keep_form(hand: PairAtHand, typed: Typed) -> None:
    """Keeps a form as typed, and no field it has not. Raises TooLate when the task is not open any more."""
    asked = {name: value for name, value in typed.items() if _ASKED.fullmatch(name)}
    async with hand.parts.database.writing() as session:
        await save_draft(session, hand.task.id, hand.viewer.person_id, asked, hand.now)


async def kept_form(hand: PairAtHand) -> DraftRow | None:
    """The draft again, for whoever wrote it alone."""
    async with hand.parts.database.reading() as session:
        return await draft_of(session, hand.task.id, hand.viewer.person_id)
