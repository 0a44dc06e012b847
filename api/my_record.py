"""My record 自分の記録: my goals, what I declared, the result since its disclosure, the timeline, my notes."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.i18n.fields import field_words
from api.looks import looked_lately, looks_of
from api.parts import parts_of
from api.record_case import RecordPage
from api.security.arrivals import arrival_of
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from api.views.my_record import MyRecord, Note
from api.views.person import Link
from api.ways import see
from models.errors import FieldError, NotFound
from models.fiscal_year import FiscalYear
from models.ids import form_key, new_id
from models.queries.access_records import add_note, my_cases, my_notes, own_case
from models.queries.advice_rules import advice_rules
from models.queries.audit import who_looked
from models.rights import Viewer
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow
from models.tables.note import NoteRow

router = APIRouter()
_UNPROCESSABLE = 422
_LONGEST = 2000
"""Characters of a note."""
Own = tuple[CaseRow, CycleRow]


@router.get(addresses.MY_RECORD)
async def my_record(request: Request, viewer: SignedIn) -> Response:
    """The case that runs, else the one that ended last."""
    return await _page(request, viewer, _blank())


@router.get(addresses.RECORD_CASE)
async def earlier_case(request: Request, viewer: SignedIn, case_id: str) -> Response:
    """The same page about another case of mine; anybody else's is 404."""
    return await _page(request, viewer, _blank(), case_id)


@router.get(addresses.WHO_LOOKED)
async def who_has_looked(request: Request, viewer: SignedIn) -> Response:
    """私の記録を見た人: from the audit trail, real time shown as the city's (P09)."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        rows = await who_looked(session, viewer.person_id)
    return await show(
        request,
        "my_record/who_looked.html",
        place=Place.MY_RECORD,
        looked=looks_of(rows, arrival, parts.now()),
    )


@router.post(addresses.MY_NOTES)
async def keep_note(
    request: Request,
    viewer: SignedIn,
    words: Annotated[str, Form()] = "",
    nonce: Annotated[str, Form()] = "",
) -> Response:
    """Keeps a note for the person alone: nobody else's page reads it, the audit trail not either."""
    parts, arrival = parts_of(request), await arrival_of(request)
    text = words.replace("\r\n", "\n").strip()
    if errors := _wrong(text):
        lines = field_words(arrival.language).lines(errors)
        answers = _blank().model_copy(update={"values": {"words": words}, "errors": lines})
        return await _page(request, viewer, answers)
    row = NoteRow(
        id=form_key(nonce, viewer.person_id),
        person_id=viewer.person_id,
        text=text,
        written_at=arrival.now,
    )
    async with parts.database.writing() as session:
        await add_note(session, row)
    return see(f"{addresses.MY_RECORD}#notes")


def _wrong(text: str) -> list[FieldError]:
    if not text:
        return [FieldError("words", "required")]
    return [FieldError("words", "too_long", _LONGEST)] if len(text) > _LONGEST else []


def _blank() -> Answers:
    return Answers(action=addresses.MY_NOTES, nonce=new_id())


async def _page(request: Request, viewer: Viewer, answers: Answers, case_id: str = "") -> Response:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        cases = await my_cases(session, viewer)
        chosen = _chosen(cases, case_id)
        own = await own_case(session, *chosen, arrival.now) if chosen else None
        policy = await parts.policies.policy(session, own.case.pack_id) if own else None
        notes = await my_notes(session, viewer)
        looked = await who_looked(session, viewer.person_id)
        advice = await advice_rules(session, parts.policies)
    page = RecordPage(own, policy, arrival, parts.days) if own and policy else None
    return await show(
        request,
        "my_record/page.html",
        status=_UNPROCESSABLE if answers.errors else 200,
        place=Place.MY_RECORD,
        answers=answers,
        record=MyRecord(
            current=page.view() if page else None,
            earlier=tuple(_link(one) for one in cases if one is not chosen),
            notes=tuple(Note(at=row.written_at, words=row.text) for row in notes),
            note_action=addresses.MY_NOTES,
            looked=looked_lately(looked, parts.now()),
            advice_name=advice.name.value if advice else "",
        ),
    )


def _chosen(cases: Sequence[Own], case_id: str) -> Own | None:
    if case_id:
        found = next((own for own in cases if own[0].id == case_id), None)
        if found is None:
            raise NotFound
        return found
    running = (own for own in cases if own[0].state != CaseState.CLOSED)
    return next(running, cases[0] if cases else None)


def _link(own: Own) -> Link:
    case, cycle = own
    year = FiscalYear(case.fiscal_year).label
    return Link(words=f"{year} {cycle.name}", href=addresses.RECORD_CASE.format(case_id=case.id))
