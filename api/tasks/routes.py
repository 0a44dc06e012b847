"""The way of a task 作業の道筋: open the link, keep a draft, check the answers, submit."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from api.dates import DateWords
from api.show import show
from api.statuses import status_of
from api.tasks.again import again, again_or_moved, earlier_receipt
from api.tasks.answers import answers_of
from api.tasks.at_hand import (
    Astray,
    AtHand,
    MovedOn,
    OpenTaskOfMine,
    WhereTheLinkLeads,
    with_draft,
)
from api.tasks.check_rows import check_of
from api.tasks.filling import FilledForm, filled, typed_in
from api.tasks.head import head_of
from api.tasks.healed import show_healed
from api.tasks.reading import note_reading
from api.tasks.sheets import sheet_of
from api.tasks.submitting import receipt_path, submit
from api.views.frame import Language, Place
from api.ways import see
from models.errors import ChangedMeanwhile, SameKeyOtherContent, TooLate
from models.queries.drafts import save_draft

router = APIRouter()
_UNPROCESSABLE = 422


@router.get("/t/{locator}")
async def open_link(request: Request, where: WhereTheLinkLeads) -> Response:
    """The task's page, or where its matter stands now. Nothing is changed by looking."""
    if isinstance(where, Astray):
        return await show_healed(request, where)
    return await _page(request, where)


@router.post("/t/{locator}/draft")
async def keep_draft(request: Request, hand: OpenTaskOfMine) -> Response:
    """Keeps what is typed, as the page does by itself every few seconds."""
    await _save(hand, await typed_in(request))
    return JSONResponse({"saved_at": DateWords(Language(hand.arrival.language)).clock(hand.now)})


@router.post("/t/{locator}")
async def check_answers(request: Request, hand: OpenTaskOfMine) -> Response:
    """内容の確認, or the page again with what is to be mended; either way the draft is kept."""
    typed = await typed_in(request)
    await _save(hand, typed)
    form = filled(hand, typed)
    if form.errors:
        return await _page(request, hand, form)
    return await show(
        request,
        "tasks/check.html",
        head=head_of(hand),
        check=check_of(hand, form),
        place=Place.MY_TASKS,
    )


@router.post("/t/{locator}/submit")
async def submit_answers(request: Request, where: WhereTheLinkLeads) -> Response:
    """Takes the submission. The same press again, even much later, leads to the same receipt."""
    typed = await typed_in(request)
    if isinstance(where, Astray):
        return await again(request, where, typed)
    form = filled(where, typed)
    if form.errors:
        return await _page(request, where, form)
    try:
        receipt_id = await submit(where, form, typed)
    except SameKeyOtherContent as other:
        return see(earlier_receipt(other.data["receipt_id"]))
    except ChangedMeanwhile as changed:
        return await _changed(request, where, form, changed)
    except TooLate:
        raise MovedOn(where.astray()) from None
    return see(receipt_path(receipt_id))


async def _page(request: Request, hand: AtHand, form: FilledForm | None = None) -> Response:
    """The task's page; what others wrote stands on it, so the reading is noted first."""
    await note_reading(request, hand)
    hand = await with_draft(hand)
    answers = answers_of(hand, form.fields if form else None, form.errors if form else None)
    return await show(
        request,
        f"tasks/{hand.step}.html",
        status=_UNPROCESSABLE if form else 200,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=answers,
        sheet=await sheet_of(hand, answers.values),
    )


async def _save(hand: AtHand, typed: dict[str, str]) -> None:
    try:
        async with hand.parts.database.writing() as session:
            await save_draft(session, hand.task.id, hand.viewer.person_id, typed, hand.now)
    except TooLate:
        raise MovedOn(hand.astray()) from None


async def _changed(
    request: Request, hand: AtHand, form: FilledForm, changed: ChangedMeanwhile
) -> Response:
    """Another tab was first, or person or date changed: nothing is overwritten silently."""
    if "receipt_id" in changed.data:
        return await again_or_moved(hand.astray())
    return await show(
        request,
        "tasks/check.html",
        status=status_of(changed),
        head=head_of(hand),
        check=check_of(hand, form).model_copy(update={"changed": True}),
        place=Place.MY_TASKS,
    )
