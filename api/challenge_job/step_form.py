"""The form 入力の画面 of a task of open posting: what stands in it, what is wrong with it, when it was kept."""

from collections.abc import Mapping, Sequence

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.head import head_of
from api.challenge_job.sealed_drafts import Draft
from api.i18n.fields import field_words
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from models.errors import FieldError
from models.frozen import Frozen
from models.ids import new_id


def answers_of(
    hand: PostingAtHand,
    values: Mapping[str, str],
    errors: Sequence[FieldError] = (),
    *,
    draft: Draft | None = None,
    is_kept: bool = False,
    names: dict[str, str] | None = None,
) -> Answers:
    """``is_kept``: the form saves itself while somebody types; ``draft``: what it was filled from.

    ``names``: of the people a field is about, by key.
    """
    return Answers(
        action=hand.href,
        nonce=new_id(),
        version=hand.task.version,
        values=dict(values),
        errors=field_words(hand.arrival.language).lines(errors, names),
        draft_url=hand.draft_href if is_kept else "",
        saved_at=draft.saved_at if draft else None,
    )


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
