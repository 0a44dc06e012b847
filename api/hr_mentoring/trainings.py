"""Trainings for guiding others 研修の受講の記録: HR adds them, looks through them, and takes them out as CSV."""

from datetime import date
from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.noting import note_changes_for
from api.hr.rows import Desk, desk_of
from api.hr_mentoring.people_typed import people_typed
from api.i18n.catalogue import translations
from api.i18n.fields import field_words
from api.i18n.hr_mentoring_words import TRAINING_EXPORT
from api.paging import page_of
from api.security.arrivals import address_of
from api.show import show
from api.tasks.filling import typed_in
from api.tasks.step_way import Typed
from api.views.answers import Answers
from api.views.frame import Frame, Language, Place
from api.views.hr_mentoring import TrainingLine, Trainings
from api.ways import see
from models.audit import AuditAct
from models.csv_out import to_csv
from models.errors import BadDate, FieldError
from models.ids import PersonId, new_id
from models.queries.access_hr_mentoring_people import record_training, trainings
from models.queries.audit import append_audit, audit_values
from models.rights import Viewer
from models.tables.mentoring import MentorTrainingRow
from models.wareki import parse_day

router = APIRouter()
LABEL: Final = Frame.model_fields["confidentiality"].default
LONGEST_NAME: Final = 60
_UNPROCESSABLE: Final = 422


@router.get(addresses.HR_MENTORING_TRAININGS)
async def list_trainings(
    request: Request,
    viewer: AtTheHrDesk,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    done: int = 0,
) -> Response:
    """The latest first."""
    return await _page(request, await desk_of(request), viewer, {}, page=page, done=bool(done))


@router.post(addresses.HR_MENTORING_TRAININGS)
async def add_trainings(request: Request, viewer: AtTheHrDesk) -> Response:
    """記録する: one training for one or several people; pressed twice it is recorded once."""
    desk, typed = await desk_of(request), await typed_in(request)
    people, errors = people_typed(desk, typed, "numbers")
    name, held_on, wrong = _training(desk, typed)
    errors += wrong
    if errors or held_on is None:
        return await _page(request, desk, viewer, typed, errors)
    async with desk.parts.database.writing() as session:
        for who in people:
            await record_training(session, viewer, who, held_on, name, desk.arrival.now)
        await note_changes_for(request, session, desk, viewer, "mentoring.training", people)
    return see(f"{addresses.HR_MENTORING_TRAININGS}?done=1")


@router.get(addresses.HR_MENTORING_TRAININGS_EXPORT)
async def export(request: Request, viewer: AtTheHrDesk) -> Response:
    """All of them as CSV; that they were taken out is noted first."""
    desk = await desk_of(request)
    async with desk.parts.database.writing() as session:
        rows = await trainings(session, viewer)
        entry = audit_values(
            AuditAct.EXPORTED,
            "mentoring.trainings",
            at=desk.parts.now(),
            actor_id=viewer.person_id,
            address=address_of(request),
        )
        await append_audit(session, entry)
    say = translations(Language(desk.arrival.language)).gettext
    people = desk.arrival.organisation.people
    lines = [
        [
            people[PersonId(it.person_id)].number,
            person.name,
            person.section,
            str(it.held_on),
            it.name,
        ]
        for it in rows
        if (person := desk.person(it.person_id))
    ]
    name = quote(f"{say('研修の受講')}_{LABEL}.csv")
    return Response(
        to_csv([say(it) for it in TRAINING_EXPORT], lines).content,
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )


def _training(desk: Desk, typed: Typed) -> tuple[str, date | None, list[FieldError]]:
    """Its name and its day, no later than today."""
    name, errors = typed.get("training", "").strip(), []
    if not name:
        errors.append(FieldError("training", "required"))
    elif len(name) > LONGEST_NAME:
        errors.append(FieldError("training", "too_long", LONGEST_NAME))
    try:
        held_on = parse_day(typed.get("held_on", ""))
    except BadDate:
        return name, None, [*errors, FieldError("held_on", "not_a_day")]
    if held_on > desk.today:
        errors.append(FieldError("held_on", "day_in_future"))
    return name, held_on, errors


async def _page(
    request: Request,
    desk: Desk,
    viewer: Viewer,
    typed: Typed,
    errors: list[FieldError] | None = None,
    *,
    page: int = 1,
    done: bool = False,
) -> Response:
    async with desk.parts.database.reading() as session:
        rows = await trainings(session, viewer)
    shown, paging = page_of(rows, page, addresses.HR_MENTORING_TRAININGS)
    return await show(
        request,
        "hr_mentoring/trainings.html",
        status=_UNPROCESSABLE if errors else 200,
        place=Place.HR,
        trainings=Trainings(
            lines=tuple(_line(desk, it) for it in shown),
            total=len(rows),
            paging=paging,
            export_href=addresses.HR_MENTORING_TRAININGS_EXPORT,
            done=done,
        ),
        answers=Answers(
            action=addresses.HR_MENTORING_TRAININGS,
            nonce=new_id(),
            values=dict(typed),
            errors=field_words(desk.arrival.language).lines(errors or []),
        ),
    )


def _line(desk: Desk, row: MentorTrainingRow) -> TrainingLine:
    return TrainingLine(person=desk.person(row.person_id), held_on=row.held_on, name=row.name)
