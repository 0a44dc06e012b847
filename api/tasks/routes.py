"""The way of a task 作業の道筋: open the link, keep a draft, check the answers, submit."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from api.dates import DateWords
from api.show import show
from api.tasks.answers import answers_of
from api.tasks.at_hand import Astray, AtHand, MovedOn, OpenTaskOfMine, WhereTheLinkLeads
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
from models.queries.receipts import standing_receipt

router = APIRouter()
_UNPROCESSABLE = 422


@router.get("/t/{locator}")
async def open_link(request: Request, where: WhereTheLinkLeads) -> Response:
    """The task's page, or where its matter stands now. Nothing is changed by looking."""
    if isinstance(where, Astray):
        return await show_healed(request, where)
    await note_reading(request, where)
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
        return await _again(request, where, typed.get("nonce", ""))
    form = filled(where, typed)
    if form.errors:
        return await _page(request, where, form)
    try:
        receipt_id = await submit(where, form, typed)
    except SameKeyOtherContent as other:
        return see(f"{receipt_path(other.data['receipt_id'])}?other=1")
    except ChangedMeanwhile as changed:
        return await _changed(request, where, form, changed)
    except TooLate:
        raise MovedOn(where.astray()) from None
    return see(receipt_path(receipt_id))


async def _page(request: Request, hand: AtHand, form: FilledForm | None = None) -> Response:
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
    async with hand.parts.database.writing() as session:
        await save_draft(session, hand.task.id, hand.viewer.person_id, typed, hand.now)


async def _again(request: Request, astray: Astray, nonce: str) -> Response:
    """The task is over: by this very form, or by something else."""
    async with astray.parts.database.reading() as session:
        receipt = await standing_receipt(session, nonce, astray.viewer.person_id)
    return see(receipt_path(receipt.id)) if receipt else await show_healed(request, astray)


async def _changed(
    request: Request, hand: AtHand, form: FilledForm, changed: ChangedMeanwhile
) -> Response:
    """Another tab was first, or person or date changed: nothing is overwritten silently."""
    if receipt_id := changed.data.get("receipt_id"):
        return see(f"{receipt_path(receipt_id)}?other=1")
    return await show(
        request,
        "tasks/check.html",
        head=head_of(hand),
        check=check_of(hand, form),
        place=Place.MY_TASKS,
    )
