"""Entry from paper 紙の代行入力: the list of a clerk, the empty form on A4, and the same task form as everybody's."""

from datetime import date
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.hr.paper_form import paper_form
from api.hr.paper_task import OnPaper, paper_answers, paper_check, paper_day_of, paper_head
from api.hr.rows import Desk, desk_of
from api.i18n.catalogue import translations
from api.i18n.words import Words
from api.security.arrivals import address_of
from api.show import show
from api.tasks.at_hand import AtHand, may_be_tied_to
from api.tasks.filling import FilledForm, filled, typed_in
from api.tasks.sheets import sheet_of
from api.tasks.submitting import receipt_path, said_in, told
from api.views.frame import Language, Place
from api.views.hr_desk import PaperDesk, PaperTask
from api.views.person import Link
from api.ways import see
from models.audit import AuditAct
from models.errors import FieldError, NotFound, SameKeyOtherContent
from models.evaluation.steps import Step
from models.paper import may_enter_for, may_print_for
from models.queries.access_hr_paper import entered_by, paper_task, tasks_on_paper
from models.queries.access_tasks import dossier_for_task
from models.queries.audit import append_audit, audit_values, record_read
from models.queries.receipts import Submission, take
from models.rights import Viewer
from models.roles import Office
from models.tables.task import TaskRow

router = APIRouter()
ENTER: Final = addresses.HR_PAPER + "/{locator}"
_UNPROCESSABLE: Final = 422


async def _at_the_paper_desk(viewer: SignedIn) -> Viewer:
    if not (viewer.holds(Office.CLERK) or viewer.is_hr):
        raise NotFound
    return viewer


AtThePaperDesk = Annotated[Viewer, Depends(_at_the_paper_desk)]
"""庶務 (紙の代行入力), or HR, who prints."""


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
    return await show(request, "hr/paper_entry.html", place=_place(viewer), desk=view)


@router.get(ENTER + "/print")
async def print_form(request: Request, viewer: AtThePaperDesk, locator: str) -> Response:
    """The empty form on A4; goals that stand on it are content, so the printing is noted first."""
    hand = await _hand(request, viewer, locator, to_print=True)
    await _note(request, hand, AuditAct.PRINTED)
    return await show(
        request,
        "print/form.html",
        place=_place(viewer),
        back=Link(words=hand.person(str(hand.task.person_id)).name, href=addresses.HR_PAPER),
        form=paper_form(hand),
    )


@router.get(ENTER)
async def enter(request: Request, viewer: AtThePaperDesk, locator: str) -> Response:
    """The task's own form, with the day of the paper."""
    return await _page(request, await _hand(request, viewer, locator))


@router.post(ENTER)
async def check_entry(request: Request, viewer: AtThePaperDesk, locator: str) -> Response:
    """内容の確認, or the form again with what is to be mended."""
    hand, typed = await _hand(request, viewer, locator), await typed_in(request)
    form, day = _filled(hand, typed)
    if form.errors or day is None:
        return await _page(request, hand, typed, form)
    return await show(
        request,
        "tasks/check.html",
        place=_place(viewer),
        head=paper_head(hand),
        check=paper_check(hand, form, day),
    )


@router.post(ENTER + "/submit")
async def submit_entry(request: Request, viewer: AtThePaperDesk, locator: str) -> Response:
    """X for Y from the paper of that day: the receipt names all three, and both are in the trail."""
    hand, typed = await _hand(request, viewer, locator), await typed_in(request)
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
        nonce=typed.get("nonce", ""),
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
    return await told(hand, taken)


async def _hand(
    request: Request, viewer: Viewer, locator: str, *, to_print: bool = False
) -> AtHand:
    """The person's task in the clerk's hands. Raises NotFound."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        found = await paper_task(
            session, viewer, desk.arrival.organisation, locator, to_print=to_print
        )
        return OnPaper(
            parts=desk.parts,
            viewer=viewer,
            arrival=desk.arrival,
            task=found.task,
            case=found.case,
            cycle=found.cycle,
            policy=await desk.parts.policies.policy(session, found.case.pack_id),
            dossier=await dossier_for_task(session, found.task),
            draft=None,
            section_goals=await may_be_tied_to(session, found, desk.arrival),
        )


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
    await _note(request, hand, AuditAct.READ)
    words_only = hand.step in (Step.ACKNOWLEDGE, Step.COMPLAIN)
    answers = paper_answers(hand, typed, form)
    return await show(
        request,
        "hr/paper_words.html" if words_only else f"tasks/{hand.step}.html",
        status=_UNPROCESSABLE if form else 200,
        place=_place(hand.viewer),
        head=paper_head(hand),
        answers=answers,
        sheet={} if words_only else await sheet_of(hand, answers.values),
        paper=hand.person(str(hand.task.person_id)),
    )


async def _note(request: Request, hand: AtHand, act: AuditAct) -> None:
    await record_read(
        hand.parts.database,
        at=hand.parts.now(),
        viewer_id=hand.viewer.person_id,
        subject_ids=[str(hand.task.person_id)],
        what=f"paper.{hand.step}",
        case_id=hand.case.id,
        address=address_of(request),
        act=act,
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


def _place(viewer: Viewer) -> Place:
    return Place.HR if viewer.is_hr else Place.MY_PEOPLE
