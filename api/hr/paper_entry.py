"""Entry from paper 紙の代行入力: everybody's own task form with the day of the paper; X for Y, both in the trail."""

from datetime import date
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.hr.paper_hand import ENTER, AtThePaperDesk, hand_of, note, place_of
from api.hr.paper_task import paper_answers, paper_check, paper_day_of, paper_head
from api.security.arrivals import address_of
from api.show import show
from api.tasks.at_hand import AtHand
from api.tasks.filling import FilledForm, filled, typed_in
from api.tasks.sheets import sheet_of
from api.tasks.submitting import receipt_path, said_in, told
from api.ways import see
from models.audit import AuditAct
from models.errors import FieldError, SameKeyOtherContent
from models.evaluation.steps import Step
from models.ids import new_id
from models.queries.audit import append_audit, audit_values
from models.queries.receipts import Submission, take

router = APIRouter()
_UNPROCESSABLE: Final = 422


@router.get(ENTER)
async def enter(request: Request, viewer: AtThePaperDesk, locator: str) -> Response:
    """The task's own form, with the day of the paper."""
    return await _page(request, await hand_of(request, viewer, locator))


@router.post(ENTER)
async def check_entry(request: Request, viewer: AtThePaperDesk, locator: str) -> Response:
    """内容の確認, or the form again with what is to be mended."""
    hand, typed = await hand_of(request, viewer, locator), await typed_in(request)
    form, day = _filled(hand, typed)
    if form.errors or day is None:
        return await _page(request, hand, typed, form)
    return await show(
        request,
        "tasks/check.html",
        place=place_of(viewer),
        head=paper_head(hand),
        check=paper_check(hand, form, day),
    )


@router.post(ENTER + "/submit")
async def submit_entry(request: Request, viewer: AtThePaperDesk, locator: str) -> Response:
    """X for Y from the paper of that day: the receipt names all three, and both are in the trail."""
    hand, typed = await hand_of(request, viewer, locator), await typed_in(request)
    form, day = _filled(hand, typed)
    if form.errors or day is None:
        return await _page(request, hand, typed, form)
    try:
        return see(receipt_path(await _submit(request, hand, form, typed, day)))
    except SameKeyOtherContent as other:
        return see(f"{receipt_path(other.data['receipt_id'])}?other=1")


async def _submit(
    request: Request, hand: AtHand, form: FilledForm, typed: dict[str, str], day: date
) -> str:
    submission = Submission(
        task_id=hand.task.id,
        version=hand.task.version if typed.get("version") == str(hand.task.version) else 0,
        nonce=typed.get("nonce") or new_id(),
        person_id=hand.viewer.person_id,
        act=form.act,
        content=form.content(hand),
        received_at=hand.now,
        fields=said_in(typed),
        on_behalf_of=hand.task.person_id,
        paper_date=day,
    )
    async with hand.parts.database.writing() as session:
        taken = await take(session, submission)
        if taken.is_new:
            entry = audit_values(
                AuditAct.SUBMITTED_FOR,
                f"paper.{hand.step}",
                at=hand.parts.now(),
                actor_id=hand.viewer.person_id,
                subject_id=hand.task.person_id,
                case_id=hand.case.id,
                reason=day.isoformat(),
                address=address_of(request),
            )
            await append_audit(session, entry)
    return await told(hand.parts, taken)


def _filled(hand: AtHand, typed: dict[str, str]) -> tuple[FilledForm, date | None]:
    """The form, with the paper's day among its errors if that is missing or to come."""
    form = filled(hand, typed)
    day, rule = paper_day_of(hand, typed)
    if rule:
        form.errors.insert(0, FieldError("paper_day", rule))
    return form, None if rule else day


async def _page(
    request: Request,
    hand: AtHand,
    typed: dict[str, str] | None = None,
    form: FilledForm | None = None,
) -> Response:
    await note(request, hand, AuditAct.READ)
    words_only = hand.step in (Step.ACKNOWLEDGE, Step.COMPLAIN)
    answers = paper_answers(hand, typed, form)
    return await show(
        request,
        "hr/paper_words.html" if words_only else f"tasks/{hand.step}.html",
        status=_UNPROCESSABLE if form else 200,
        place=place_of(hand.viewer),
        head=paper_head(hand),
        answers=answers,
        sheet={} if words_only else await sheet_of(hand, answers.values),
        paper=hand.person(str(hand.task.person_id)),
    )
