"""The page of a quarter's progress 育成計画の進み具合: each item of the plan with the level reached.

Where no plan was written in time, the items are written with the first report.
"""

from collections.abc import Sequence

from fastapi import Request
from starlette.responses import Response

from api.mentoring.at_hand import PairAtHand
from api.mentoring.plan_typed import LEVELS, items_typed, rows_typed, values_of
from api.mentoring.step_form import UNPROCESSABLE, keep_form, kept_form, show_step
from api.mentoring.taking import take
from api.mentoring.training import training
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from api.views.pairs import PlanForm
from models.acts import Act
from models.errors import FieldError
from models.mentoring.sheets import MAX_ITEMS, Item, Progress
from models.queries.access_mentoring import training_of


async def page(
    request: Request,
    hand: PairAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    draft = await kept_form(hand) if typed is None else None
    fields = typed if typed is not None else draft.fields if draft else {}
    form = await _planned(hand)
    if form is None:
        form = rows_typed(fields)
        fields = values_of(form)
    answers = answers_of(hand, fields, errors, draft=draft, is_kept=True)
    return await show_step(request, hand, answers, status, form=form)


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    """More rows, one less, or the report as it stands."""
    form = await _planned(hand)
    if typed.get("act") != Act.SUBMIT:
        await keep_form(hand, typed if form else values_of(rows_typed(typed)))
        return await page(request, hand, typed)
    items, errors = _reached(form, typed) if form else items_typed(typed)
    if errors:
        return await page(request, hand, typed, errors, UNPROCESSABLE)
    return await take(hand, Act.SUBMIT, Progress(items=items), typed)


async def _planned(hand: PairAtHand) -> PlanForm | None:
    """The plan's items, or those of the last report; None where nothing is written yet."""
    async with hand.parts.database.reading() as session:
        sheets = await training_of(session, hand.viewer, hand.pair)
    rows = training(sheets, hand.days).rows
    if not rows:
        return None
    return PlanForm(rows=rows, may_add=False, at_most=MAX_ITEMS, is_written=True)


def _reached(form: PlanForm, typed: Typed) -> tuple[tuple[Item, ...], list[FieldError]]:
    said = {it.nth: typed.get(f"plan-{it.nth}-level", "") for it in form.rows}
    wrong = [FieldError(f"plan-{n}-level", "choose") for n, it in said.items() if it not in LEVELS]
    if wrong:
        return (), wrong
    return tuple(Item(title=it.title, level=int(said[it.nth])) for it in form.rows), []
