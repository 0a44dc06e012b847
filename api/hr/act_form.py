"""The forms of HR's acts 人事課の操作の用紙: what each needs besides the act, and what is wrong with what was typed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal

from api.hr.reasons import wrong_with
from api.hr.rows import Desk, case_path
from api.hr.successors import successors
from api.views.answers import Choice
from api.views.hr_cases import HrAct
from api.views.person import Person
from models.errors import BadDate, FieldError
from models.evaluation.steps import Step
from models.fiscal_year import FiscalYear
from models.policy.schema import Policy
from models.queries.access_hr import CaseFile
from models.rights import Viewer
from models.tables.task import TaskRow
from models.wareki import parse_day

Way = Literal["extend", "reassign", "hand-over", "end"]
_GRACE_AFTER_THE_YEAR: Final = timedelta(days=90)


@dataclass(frozen=True)
class Asked:
    """An act HR is about to do: on which case, on which tasks of it."""

    desk: Desk
    viewer: Viewer
    file: CaseFile
    policy: Policy
    way: Way
    tasks: list[TaskRow]

    @property
    def latest(self) -> date:
        """An extension may reach into the summer after the year: the case ends some day."""
        return FiscalYear(self.file.case.fiscal_year).last + _GRACE_AFTER_THE_YEAR


def details_of(asked: Asked, typed: dict[str, str]) -> tuple[dict[str, Any], list[FieldError]]:
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
    return details | {"reason": reason}, [*errors, *wrong_with(reason)]


def view_of(asked: Asked) -> HrAct:
    moves_all = asked.way == "hand-over"
    task = asked.tasks[0] if asked.tasks and not moves_all else None
    due: datetime | None = task.due_at if task else None
    needs_person = asked.way in ("reassign", "hand-over")
    return HrAct(
        act=asked.way.replace("-", "_"),
        person=asked.desk.person(asked.file.case.person_id),
        case_href=case_path(asked.file.case.id),
        step=Step(task.step) if task else None,
        now_with=asked.desk.person(task.person_id) if task and task.person_id else None,
        now_due=due,
        moved=tuple(_held(asked.desk, one) for one in asked.tasks) if moves_all else (),
        people=_choices(asked) if needs_person else (),
        latest=asked.latest if asked.way == "extend" else None,
    )


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
    return successors(asked.desk, asked.file, asked.policy, asked.tasks)


def _held(desk: Desk, task: TaskRow) -> tuple[Step, Person | None]:
    return Step(task.step), desk.person(task.person_id) if task.person_id else None
