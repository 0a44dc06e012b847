"""The page of a training plan 育成計画の作成: items with the level aimed at, kept as a draft while it is written."""

from collections.abc import Sequence

from fastapi import Request
from starlette.responses import Response

from api.mentoring.at_hand import PairAtHand
from api.mentoring.plan_typed import items_typed, rows_typed, values_of
from api.mentoring.step_form import UNPROCESSABLE, keep_form, kept_form, show_step
from api.mentoring.taking import take
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from models.acts import Act
from models.errors import FieldError
from models.mentoring.sheets import TrainingPlan


async def page(
    request: Request,
    hand: PairAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    draft = await kept_form(hand) if typed is None else None
    form = rows_typed(typed if typed is not None else draft.fields if draft else {})
    answers = answers_of(hand, values_of(form), errors, draft=draft, is_kept=True)
    return await show_step(request, hand, answers, status, form=form)


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    """More rows, one less, or the plan as it stands."""
    if typed.get("act") != Act.SUBMIT:
        await keep_form(hand, values_of(rows_typed(typed)))
        return await page(request, hand, typed)
    items, errors = items_typed(typed)
    if errors:
        return await page(request, hand, typed, errors, UNPROCESSABLE)
    return await take(hand, Act.SUBMIT, TrainingPlan(items=items), typed)
