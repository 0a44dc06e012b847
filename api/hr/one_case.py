"""One case on the HR desk 一つの案件: its page, a reminder for the next round, a sheet's content with a reason."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.case_view import case_view
from api.hr.reasons import wrong_with
from api.hr.remindees import sender
from api.hr.rows import Desk, case_path, desk_of
from api.hr.sheet_rows import sheet_rows
from api.i18n.fields import field_words
from api.security.arrivals import address_of
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from api.views.hr_cases import HrSheet
from api.ways import see
from models.errors import FieldError, NotAllowed
from models.evaluation.dossier import Sheet
from models.queries.access_hr import CaseFile, case_for_hr, sheet_for_hr
from models.queries.access_hr_refusals import refusals_of_case
from models.queries.audit import record_read
from models.queries.reminders import owed_in, remind
from models.rights import Viewer

router = APIRouter()
ONE_CASE = addresses.HR_CASES + "/{case_id}"


@router.get(ONE_CASE)
async def one_case(
    request: Request,
    viewer: AtTheHrDesk,
    case_id: str,
    reminded: str = "",
    settled: str = "",
    done: str = "",
) -> Response:
    """The case's page. Opening it is noted; it shows states, never what was written."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        file = await case_for_hr(session, viewer, case_id)
        policy = await desk.parts.policies.policy(session, file.case.pack_id)
        refusals = await refusals_of_case(session, viewer, case_id)
    await _note(request, desk, viewer, file, "hr.case")
    page = case_view(desk, viewer, file, policy, refusals)
    said = {"reminded": reminded, "settled": settled, "done": done}
    page = page.model_copy(update={name: mark == "1" for name, mark in said.items()})
    return await show(request, "hr/case.html", place=Place.HR, case=page)


@router.post(ONE_CASE + "/remind")
async def remind_of_case(request: Request, viewer: AtTheHrDesk, case_id: str) -> Response:
    """The open tasks of the case come into their people's next morning round; once a day and person."""
    desk = await desk_of(request)
    async with desk.parts.database.writing() as session:
        file = await case_for_hr(session, viewer, case_id)
        if file.case.person_id == viewer.person_id:
            raise NotAllowed
        await remind(session, await owed_in(session, [case_id]), sender(request, desk), desk.days)
    return see(f"{case_path(case_id)}?reminded=1")


@router.get(ONE_CASE + "/sheets/{page_seq}")
async def ask_why(request: Request, viewer: AtTheHrDesk, case_id: str, page_seq: int) -> Response:
    """Asks for the reason; shows nothing of the content."""
    desk = await desk_of(request)
    file, sheet = await _found(desk, viewer, case_id, page_seq)
    return await _sheet_page(request, desk, file, sheet)


@router.post(ONE_CASE + "/sheets/{page_seq}")
async def read_sheet(
    request: Request,
    viewer: AtTheHrDesk,
    case_id: str,
    page_seq: int,
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Notes who reads it and why, commits that, and then shows it (P07)."""
    desk = await desk_of(request)
    file, sheet = await _found(desk, viewer, case_id, page_seq)
    why = reason.strip()
    if errors := wrong_with(why):
        return await _sheet_page(request, desk, file, sheet, why, errors)
    await _note(request, desk, viewer, file, f"hr_sheet.{sheet.step}", why)
    async with desk.parts.database.reading() as session:
        policy = await desk.parts.policies.policy(session, file.case.pack_id)
    rows = sheet_rows(sheet, policy.evaluation, desk.arrival.language)
    view = _view(desk, file, sheet).model_copy(update={"rows": rows, "reason": why})
    answers = Answers(action=request.url.path)
    return await show(request, "hr/sheet.html", place=Place.HR, sheet=view, answers=answers)


async def _found(desk: Desk, viewer: Viewer, case_id: str, page_seq: int) -> tuple[CaseFile, Sheet]:
    async with desk.parts.database.reading() as session:
        file = await case_for_hr(session, viewer, case_id)
        return file, await sheet_for_hr(session, viewer, case_id, page_seq)


async def _note(
    request: Request, desk: Desk, viewer: Viewer, file: CaseFile, what: str, reason: str = ""
) -> None:
    await record_read(
        desk.parts.database,
        at=desk.parts.now(),
        viewer_id=viewer.person_id,
        subject_ids=[file.case.person_id],
        what=what,
        case_id=file.case.id,
        reason=reason or None,
        address=address_of(request),
    )


async def _sheet_page(
    request: Request,
    desk: Desk,
    file: CaseFile,
    sheet: Sheet,
    typed: str = "",
    errors: Sequence[FieldError] = (),
) -> Response:
    answers = Answers(
        action=request.url.path,
        values={"reason": typed},
        errors=field_words(desk.arrival.language).lines(list(errors)),
    )
    view = _view(desk, file, sheet)
    return await show(
        request,
        "hr/sheet.html",
        status=422 if errors else 200,
        place=Place.HR,
        sheet=view,
        answers=answers,
    )


def _view(desk: Desk, file: CaseFile, sheet: Sheet) -> HrSheet:
    return HrSheet(
        person=desk.person(file.case.person_id),
        case_href=case_path(file.case.id),
        step=sheet.step,
        act=sheet.act,
        author=desk.person(sheet.author_id),
        at=sheet.written_at,
    )
