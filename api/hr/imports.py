"""Imports at the HR desk 取込み: a file or a single order is previewed, then all of it is written or nothing."""

from asyncio import to_thread
from typing import Annotated, Final

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import Response

from api import addresses
from api.access import HrAdmin
from api.hr.order_form import ORDER_FIELDS, as_file, order_view
from api.hr.people import IMPORT, ORDER, people_page
from api.hr.rows import Desk, desk_of
from api.i18n.fields import field_words
from api.security.arrivals import address_of
from api.show import show
from api.tasks.filling import typed_in
from api.views.answers import Answers, ErrorLine
from api.views.frame import Place
from api.views.hr_desk import Change, ImportFault, ImportPreview
from api.ways import see
from models.audit import AuditAct
from models.errors import BadImport, FieldError, NotFound
from models.ids import PersonId
from models.imports.kinds import ImportKind
from models.imports.parsed import parse
from models.imports.preview import Change as Difference
from models.imports.preview import Preview
from models.imports.sheet import Problem
from models.queries import imports, uploads
from models.queries.audit import append_audit, audit_values
from models.rights import Viewer

router = APIRouter()
SHOWN: Final = 200


@router.post(IMPORT)
async def look_at_file(
    request: Request,
    viewer: HrAdmin,
    kind: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Shows what a file would change; nothing is written."""
    desk = await desk_of(request)
    content = await file.read() if file is not None else b""
    if file is None or not content or kind not in set(ImportKind):
        errors = field_words(desk.arrival.language).lines([FieldError("file", "choose")])
        answers = Answers(action=IMPORT, errors=errors)
        return await people_page(request, desk, viewer, answers=answers)
    shown = await _previewed(desk, viewer, ImportKind(kind), content, file.filename or kind)
    return await people_page(request, desk, viewer, preview=shown)


@router.post(IMPORT + "/agreed")
async def write_it(
    request: Request, viewer: HrAdmin, token: Annotated[str, Form()] = ""
) -> Response:
    """Writes what was shown, all of it or nothing. Raises ChangedMeanwhile when the book moved on."""
    desk = await desk_of(request)
    async with desk.parts.database.writing() as session:
        kept = await uploads.take(session, token, viewer.person_id, desk.parts.now())
        await imports.apply(session, kept)
        is_order = kept.kind is ImportKind.ORDERS
        entry = audit_values(
            AuditAct.ORDERED if is_order else AuditAct.IMPORTED,
            f"import.{kept.kind}",
            at=desk.parts.now(),
            actor_id=viewer.person_id,
            address=address_of(request),
        )
        await append_audit(session, entry)
    return see(addresses.HR_PEOPLE)


@router.get(ORDER)
async def write_order(request: Request, _viewer: HrAdmin, person_id: str) -> Response:
    """The form of one personnel order 発令."""
    return await _order_page(request, await desk_of(request), person_id, {})


@router.post(ORDER)
async def look_at_order(request: Request, viewer: HrAdmin, person_id: str) -> Response:
    """The same way as a file with one line: what it would change, then consent."""
    desk, typed = await desk_of(request), await typed_in(request)
    person = desk.arrival.organisation.person(PersonId(person_id))
    if person is None:
        raise NotFound
    content, name = as_file(person.number, typed)
    shown = await _previewed(desk, viewer, ImportKind.ORDERS, content, name)
    if shown.errors:
        return await _order_page(request, desk, person_id, typed, shown.errors)
    return await people_page(request, desk, viewer, query=person.number, preview=shown)


async def _previewed(
    desk: Desk, viewer: Viewer, kind: ImportKind, content: bytes, name: str
) -> ImportPreview:
    try:
        parsed = await to_thread(parse, kind, content, name)
    except BadImport as wrong:
        return _faulty(kind, name, wrong.data["problems"])
    async with desk.parts.database.reading() as session:
        found = await imports.preview(session, parsed, now=desk.arrival.now, as_of=desk.today)
    if found.problems:
        return _faulty(kind, name, found.problems)
    async with desk.parts.database.writing() as session:
        token = await uploads.keep(session, viewer.person_id, found, desk.parts.now())
    return _shown(found, name, len(parsed.lines), token)


def _shown(found: Preview, name: str, rows: int, token: str) -> ImportPreview:
    new = [_change("new", it) for it in found.added]
    changed = [_change("changed", it) for it in found.changed]
    return ImportPreview(
        file=name,
        kind=found.kind,
        rows=rows,
        changes=tuple([*changed, *new][:SHOWN]),
        total=len(new) + len(changed),
        missing=len(found.missing),
        token=token,
    )


def _change(kind: str, it: Difference) -> Change:
    said = (f"{heading}: {before} → {after}" for heading, before, after in it.details)
    return Change(kind=kind, name=it.about, words="、".join(said))


def _faulty(kind: ImportKind, name: str, problems: list[Problem]) -> ImportPreview:
    return ImportPreview(
        file=name,
        kind=kind,
        rows=0,
        errors=tuple(
            ImportFault(
                row=it.row,
                column=it.column,
                found="" if it.what.startswith("<") else it.what,
                words=it.allowed,
            )
            for it in problems[:SHOWN]
        ),
    )


async def _order_page(
    request: Request,
    desk: Desk,
    person_id: str,
    typed: dict[str, str],
    faults: tuple[ImportFault, ...] = (),
) -> Response:
    if desk.arrival.organisation.person(PersonId(person_id)) is None:
        raise NotFound
    answers = Answers(
        action=request.url.path,
        values={name: typed.get(name, "") for name in ORDER_FIELDS},
        errors=tuple(_line(fault) for fault in faults),
    )
    return await show(
        request,
        "hr/order.html",
        status=422 if faults else 200,
        place=Place.HR,
        order=order_view(desk, person_id),
        answers=answers,
    )


def _line(fault: ImportFault) -> ErrorLine:
    """The field of the column at fault; the words are those of the import."""
    field = next((key for key, heading in ORDER_FIELDS.items() if heading == fault.column), "kind")
    found = f"「{fault.found}」 " if fault.found else ""
    return ErrorLine(field=field, words=f"{fault.column}: {found}{fault.words}")
