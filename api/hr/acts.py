"""HR's acts on a case 人事課の操作: extend a date, reassign, hand over, end; each with its reason, on the timeline."""

from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.act_form import Asked, Way, details_of, view_of
from api.hr.case_view import handed_over
from api.hr.rows import can_be_extended, can_be_reassigned, case_path, desk_of
from api.i18n.fields import field_words
from api.parts import parts_of
from api.show import show
from api.tasks.filling import typed_in
from api.views.answers import Answers
from api.views.frame import Place
from api.ways import see
from models.acts import Act
from models.case import Message, TaskState
from models.errors import CaseClosed, ChangedMeanwhile, FieldError, NotAllowed, NotFound
from models.ids import CaseId, form_key, new_id
from models.queries.access_hr import CaseFile, case_for_hr
from models.queries.messages import command, is_written
from models.rights import Viewer
from models.tables.case import CaseState
from models.tables.task import TaskRow

router = APIRouter()
WAY: Final = addresses.HR_CASES + "/{case_id}/{way}"
_ACTS: Final[dict[str, Act]] = {
    "extend": Act.EXTEND,
    "reassign": Act.REASSIGN,
    "hand-over": Act.REASSIGN,
    "end": Act.END,
}
_FIELDS: Final = ("due", "person", "reason")


@router.get(WAY)
async def ask(
    request: Request, viewer: AtTheHrDesk, case_id: str, way: Way, task: str = ""
) -> Response:
    """The form of the act."""
    return await _page(request, await _asked(request, viewer, case_id, way, task), {})


@router.post(WAY)
async def act(
    request: Request, viewer: AtTheHrDesk, case_id: str, way: Way, task: str = ""
) -> Response:
    """Writes what the case must hear, commits, then tells the case; pressed twice it is one act."""
    typed, done = await typed_in(request), see(f"{case_path(case_id)}?done=1")
    form = _key(viewer, (case_id, way, task), typed)
    if await _is_done(request, form):
        return done
    asked = await _asked(request, viewer, case_id, way, task)
    details, errors = details_of(asked, typed)
    if errors:
        return await _page(request, asked, typed, errors)
    for message in await _commands(asked, details, form):
        await asked.desk.parts.cases.tell(CaseId(case_id), message)
    return done


def _key(viewer: Viewer, about: tuple[str, ...], typed: dict[str, str]) -> str:
    """The key of this form with these words: other words, sent after going back, are another act."""
    nonce = typed.get("nonce", "")
    said = "\n".join((nonce, *about, *(typed.get(name, "") for name in _FIELDS)))
    return form_key(said if nonce else "", viewer.person_id)


async def _is_done(request: Request, form: str) -> bool:
    async with parts_of(request).database.reading() as session:
        return await is_written(session, form)


async def _asked(request: Request, viewer: Viewer, case_id: str, way: Way, key: str) -> Asked:
    """Raises NotFound, NotAllowed for one's own case, CaseClosed, and TooLate for a task that is over."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        file = await case_for_hr(session, viewer, case_id)
        policy = await desk.parts.policies.policy(session, file.case.pack_id)
    if file.case.person_id == viewer.person_id:
        raise NotAllowed
    if file.case.state == CaseState.CLOSED:
        raise CaseClosed
    return Asked(desk, viewer, file, policy, way, _tasks(file, way, key))


def _tasks(file: CaseFile, way: Way, key: str) -> list[TaskRow]:
    if way == "end":
        return []
    if way == "hand-over":
        if not (open_ones := handed_over(file)):
            raise ChangedMeanwhile(step="")
        return open_ones
    task = file.task(key)
    fits = task is not None and (
        can_be_extended(task.role, task.due_at) if way == "extend" else can_be_reassigned(task.role)
    )
    if task is None or not fits:
        raise NotFound
    if task.state != TaskState.OPEN:
        raise ChangedMeanwhile(step=task.step)
    return [task]


async def _commands(asked: Asked, details: dict[str, Any], form: str) -> list[Message]:
    """One message per task, or one for the case as a whole, all in one transaction.

    The first has the form's key, the others keys made from it.
    """
    keys = [task.key for task in asked.tasks] or [""]
    async with asked.desk.parts.database.writing() as session:
        return [
            await command(
                session,
                case_id=asked.file.case.id,
                act=_ACTS[asked.way],
                by=asked.viewer.person_id,
                at=asked.desk.arrival.now,
                task_key=key,
                details=details,
                key=form_key(f"{form}/{key}", asked.viewer.person_id) if nth else form,
            )
            for nth, key in enumerate(keys)
        ]


async def _page(
    request: Request, asked: Asked, typed: dict[str, str], errors: list[FieldError] | None = None
) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    answers = Answers(
        action=request.url.path + query,
        values={name: typed.get(name, "") for name in _FIELDS},
        nonce=new_id(),
        errors=field_words(asked.desk.arrival.language).lines(errors or []),
    )
    return await show(
        request,
        "hr/act.html",
        status=422 if errors else 200,
        place=Place.HR,
        it=view_of(asked),
        answers=answers,
    )
