"""The form 入力の画面 of a task of a programme: what stands in it, what is wrong with it, when it was kept."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import Request
from starlette.responses import Response

from api.i18n.fields import field_words
from api.mentoring.at_hand import PairAtHand
from api.mentoring.head import head_of
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from models.errors import FieldError
from models.ids import new_id
from models.queries.access_tasks import draft_of
from models.queries.drafts import save_draft
from models.tables.receipt import DraftRow

Typed = Mapping[str, str]
"""A form as it was sent, by flat names."""
UNPROCESSABLE = 422
_ASKED = re.compile(
    r"plan-\d{1,2}-(title|level|out)|avoided-\d"
    r"|interests|place|gender|gender_wish|introduction|wishes"
)
"""Fields of the forms that are kept while they are typed: a plan or a report, and a profile."""


def answers_of(
    hand: PairAtHand,
    values: Typed,
    errors: Sequence[FieldError] = (),
    *,
    draft: DraftRow | None = None,
    is_kept: bool = False,
) -> Answers:
    """``is_kept``: the form saves itself while somebody types; ``draft``: what it was filled from."""
    return Answers(
        action=hand.href,
        nonce=new_id(),
        version=hand.task.version,
        values=dict(values),
        errors=field_words(hand.arrival.language).lines(errors),
        draft_url=hand.draft_href if is_kept else "",
        saved_at=draft.saved_at if draft else None,
    )


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
