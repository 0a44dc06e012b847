"""Paper 紙 at the desk of a clerk 庶務 or HR: the list of what goes on paper, and the empty form on A4."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.hr.paper_form import paper_form
from api.hr.paper_hand import ENTER, AtThePaperDesk, hand_of, note, place_of
from api.hr.rows import Desk, desk_of
from api.i18n.catalogue import translations
from api.i18n.words import Words
from api.show import show
from api.tasks.submitting import receipt_path
from api.views.frame import Language
from api.views.hr_desk import PaperDesk, PaperTask
from api.views.person import Link
from models.audit import AuditAct
from models.evaluation.steps import Step
from models.paper import may_enter_for, may_print_for
from models.queries.access_hr_paper import entered_by, tasks_on_paper
from models.rights import Viewer
from models.tables.task import TaskRow

router = APIRouter()


@router.get(addresses.HR_PAPER)
async def paper_desk(request: Request, viewer: AtThePaperDesk) -> Response:
    """Open tasks of staff without a mailbox, and what this clerk has entered lately."""
    desk = await desk_of(request)
    organisation = desk.arrival.organisation
    people = [
        person.id
        for person in organisation.people_on(desk.today)
        if not person.has_mailbox and may_print_for(viewer, organisation, person.id)
    ]
    async with desk.parts.database.reading() as session:
        tasks = await tasks_on_paper(session, people)
        done = await entered_by(session, viewer)
    words = _words(desk)
    view = PaperDesk(
        tasks=tuple(_line(desk, viewer, task) for task in tasks),
        done=tuple(
            Link(
                words=f"{desk.person(task.subject_id).name} {words.step(task.step)}",
                href=receipt_path(receipt.id),
            )
            for receipt, task in done
        ),
        in_hr=viewer.is_hr,
    )
    return await show(request, "hr/paper_entry.html", place=place_of(viewer), desk=view)


@router.get(ENTER + "/print")
async def print_form(request: Request, viewer: AtThePaperDesk, locator: str) -> Response:
    """The empty form on A4; goals that stand on it are content, so the printing is noted first."""
    hand = await hand_of(request, viewer, locator, to_print=True)
    await note(request, hand, AuditAct.PRINTED)
    return await show(
        request,
        "print/form.html",
        place=place_of(viewer),
        back=Link(words=hand.person(str(hand.task.person_id)).name, href=addresses.HR_PAPER),
        form=paper_form(hand),
    )


def _line(desk: Desk, viewer: Viewer, task: TaskRow) -> PaperTask:
    path = ENTER.format(locator=task.locator)
    may = may_enter_for(viewer, desk.arrival.organisation, str(task.person_id))
    return PaperTask(
        person=desk.person(str(task.person_id)),
        step=Step(task.step),
        due_at=task.due_at or task.expires_at,
        enter_href=path if may else "",
        print_href=f"{path}/print",
    )


def _words(desk: Desk) -> Words:
    language = Language(desk.arrival.language)
    return Words(language, translations(language))
