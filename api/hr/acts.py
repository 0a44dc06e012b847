"""HR's acts on a case 人事課の操作: extend a date, reassign, hand over, end; each with its reason, on the timeline."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.case_view import handed_over
from api.hr.rows import Desk, can_be_extended, can_be_reassigned, case_path, desk_of
from api.hr.successors import successors
from api.i18n.fields import field_words
from api.show import show
from api.tasks.filling import typed_in
from api.views.answers import Answers, Choice
from api.views.frame import Place
from api.views.hr_cases import HrAct
from api.ways import see
from models.acts import Act
from models.case import Message, TaskState
from models.errors import BadDate, CaseClosed, ChangedMeanwhile, FieldError, NotAllowed, NotFound
from models.evaluation.steps import Step
from models.fiscal_year import FiscalYear
from models.ids import CaseId
from models.queries.access_hr import CaseFile, case_for_hr
from models.queries.messages import command
from models.rights import Viewer
from models.tables.case import CaseState
from models.tables.task import TaskRow
from models.wareki import parse_day

router = APIRouter()
Way = Literal["extend", "reassign", "hand-over", "end"]
WAY: Final = addresses.HR_CASES + "/{case_id}/{way}"
_ACTS: Final[dict[str, Act]] = {
    "extend": Act.EXTEND,
    "reassign": Act.REASSIGN,
    "hand-over": Act.REASSIGN,
    "end": Act.END,
}
_LONGEST_REASON: Final = 500
_GRACE_AFTER_THE_YEAR: Final = timedelta(days=90)


@dataclass(frozen=True)
class Asked:
    """An act HR is about to do: on which case, on which tasks of it."""

    desk: Desk
    viewer: Viewer
    file: CaseFile
    way: Way
    tasks: list[TaskRow]

    @property
    def latest(self) -> date:
        """An extension may reach into the summer after the year: the case ends some day."""
        return FiscalYear(self.file.case.fiscal_year).last + _GRACE_AFTER_THE_YEAR


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
    """Writes what the case must hear, commits, then tells the case."""
    typed = await typed_in(request)
    asked = await _asked(request, viewer, case_id, way, task)
    details, errors = _details(asked, typed)
    if errors:
        return await _page(request, asked, typed, errors)
    for message in await _commands(asked, details):
        await asked.desk.parts.cases.tell(CaseId(case_id), message)
    return see(case_path(case_id))


async def _asked(request: Request, viewer: Viewer, case_id: str, way: Way, key: str) -> Asked:
    """Raises NotFound, NotAllowed for one's own case, CaseClosed, and TooLate for a task that is over."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        file = await case_for_hr(session, viewer, case_id)
    if file.case.person_id == viewer.person_id:
        raise NotAllowed
    if file.case.state == CaseState.CLOSED:
        raise CaseClosed
    return Asked(desk, viewer, file, way, _tasks(file, way, key))


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


async def _commands(asked: Asked, details: dict[str, Any]) -> list[Message]:
    """One message per task, or one for the case as a whole, all in one transaction."""
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
            )
            for key in keys
        ]


def _details(asked: Asked, typed: dict[str, str]) -> tuple[dict[str, Any], list[FieldError]]:
    """What the case needs besides the act, and what is wrong with it."""
    errors: list[FieldError] = []
    details: dict[str, Any] = {}
    if asked.way == "extend":
        day = _due(asked, typed.get("due", ""), errors)
        details["until"] = day.isoformat() if day else ""
    elif asked.way in ("reassign", "hand-over"):
        person = typed.get("person", "")
        if person not in {choice.value for choice in _choices(asked)}:
            errors.append(FieldError("person", "choose"))
        details["person_id"] = person
    reason = typed.get("reason", "").strip()
    if not reason:
        errors.append(FieldError("reason", "required"))
    elif len(reason) > _LONGEST_REASON:
        errors.append(FieldError("reason", "too_long", _LONGEST_REASON))
    return details | {"reason": reason}, errors


def _due(asked: Asked, typed: str, errors: list[FieldError]) -> date | None:
    if not typed.strip():
        errors.append(FieldError("due", "required"))
        return None
    try:
        day = parse_day(typed)
    except BadDate:
        errors.append(FieldError("due", "not_a_day"))
        return None
    if day <= asked.desk.today:
        errors.append(FieldError("due", "day_in_past"))
    elif day > asked.latest:
        errors.append(FieldError("due", "day_too_late", asked.latest.isoformat()))
    return day


def _choices(asked: Asked) -> tuple[Choice, ...]:
    holding = {task.person_id for task in asked.tasks}
    return successors(asked.desk, asked.file.case.person_id, holding)


async def _page(
    request: Request, asked: Asked, typed: dict[str, str], errors: list[FieldError] | None = None
) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    answers = Answers(
        action=request.url.path + query,
        values={name: typed.get(name, "") for name in ("due", "person", "reason")},
        errors=field_words(asked.desk.arrival.language).lines(errors or []),
    )
    return await show(
        request,
        "hr/act.html",
        status=422 if errors else 200,
        place=Place.HR,
        it=_view(asked),
        answers=answers,
    )


def _view(asked: Asked) -> HrAct:
    task = asked.tasks[0] if asked.tasks else None
    due: datetime | None = task.due_at if task else None
    needs_person = asked.way in ("reassign", "hand-over")
    return HrAct(
        act=asked.way.replace("-", "_"),
        person=asked.desk.person(asked.file.case.person_id),
        case_href=case_path(asked.file.case.id),
        step=Step(task.step) if task else None,
        now_with=asked.desk.person(task.person_id) if task and task.person_id else None,
        now_due=due,
        people=_choices(asked) if needs_person else (),
        latest=asked.latest if asked.way == "extend" else None,
    )
