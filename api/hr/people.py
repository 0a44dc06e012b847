"""People 職員 on the HR desk: the roster of the day, imports with a preview, and single personnel orders."""

from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.narrowing import matching
from api.hr.rows import Desk, desk_of
from api.paging import page_of
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from api.views.hr_desk import ImportPreview, People, PersonRow
from models.people import LEAVE_WORDS, Person
from models.rights import Viewer

router = APIRouter()
IMPORT: Final = addresses.HR_PEOPLE + "/import"
ORDER: Final = addresses.HR_PEOPLE + "/{person_id}/order"


@router.get(addresses.HR_PEOPLE)
async def people(
    request: Request,
    viewer: AtTheHrDesk,
    q: Annotated[str, Query(max_length=100)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """Everybody employed today, in the order of names."""
    desk = await desk_of(request)
    return await people_page(request, desk, viewer, query=q.strip(), nth=page)


async def people_page(
    request: Request,
    desk: Desk,
    viewer: Viewer,
    *,
    query: str = "",
    nth: int = 1,
    preview: ImportPreview | None = None,
    answers: Answers | None = None,
) -> Response:
    """The page, also with the preview of an import or with what is wrong in its form."""
    wrong = answers is not None or (preview is not None and bool(preview.errors))
    return await show(
        request,
        "hr/people.html",
        status=422 if wrong else 200,
        place=Place.HR,
        people=_people(desk, viewer, query, nth, preview),
        answers=answers or Answers(action=IMPORT),
    )


def _people(
    desk: Desk, viewer: Viewer, query: str, nth: int, preview: ImportPreview | None
) -> People:
    organisation, today = desk.arrival.organisation, desk.today
    found = matching(organisation, query) if query else list(organisation.people.values())
    here = [person for person in found if person.is_employed_on(today)]
    here.sort(key=lambda person: person.name.sort_key)
    address = f"{addresses.HR_PEOPLE}?{urlencode({'q': query})}" if query else addresses.HR_PEOPLE
    shown, paging = page_of(here, nth, address)
    return People(
        query=query,
        day=today,
        total=len(here),
        rows=tuple(_row(desk, viewer, it) for it in shown),
        paging=paging,
        import_action=IMPORT if viewer.is_hr_admin else "",
        preview=preview,
    )


def _row(desk: Desk, viewer: Viewer, person: Person) -> PersonRow:
    organisation, today = desk.arrival.organisation, desk.today
    leave = organisation.on_leave(person.id, today)
    grade = organisation.grade(person.id, today)
    href = ORDER.format(person_id=person.id) if viewer.is_hr_admin else ""
    return PersonRow(
        person=desk.person(person.id).model_copy(update={"href": href}),
        grade=str(grade) if grade else "",
        leave=LEAVE_WORDS[leave.kind] if leave else "",
        has_mailbox=person.has_mailbox,
    )
