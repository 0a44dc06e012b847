"""One case 案件 for HR: every step with its state, who is blocking, and what HR can do about it."""

from collections.abc import Iterator, Sequence

from api import addresses
from api.dates import DateWords
from api.deputies import acting_for
from api.hr.overview import cycle_name
from api.hr.refused import refused_line
from api.hr.rows import Desk, act_path, can_be_extended, can_be_reassigned, case_path
from api.hr.timeline import timeline_for_hr
from api.views.frame import Language
from api.views.hr_cases import HrCase, StepLine
from api.views.person import Link, Person
from models.acts import Act
from models.case import TaskState
from models.case.verdict import CLOSING
from models.evaluation.steps import Phase, Step
from models.evaluators import CHAIN_ROLES, evaluators
from models.ids import PersonId
from models.letters import LetterState
from models.policy.schema import Policy
from models.queries.access_hr import CaseFile
from models.queries.access_hr_refusals import Refusal
from models.rights import Viewer
from models.roles import Role
from models.tables.case import CaseState
from models.tables.task import TaskRow

_ACTS = {verdict.value: act for act, verdict in CLOSING.items()}
_SHOWN = frozenset({LetterState.SENT, LetterState.PAPER, LetterState.FAILED})


def case_view(
    desk: Desk, viewer: Viewer, file: CaseFile, policy: Policy, refusals: Sequence[Refusal] = ()
) -> HrCase:
    """The page; one's own case is shown without any act."""
    case, is_over = file.case, file.case.state == CaseState.CLOSED
    may_act = not is_over and case.person_id != viewer.person_id
    lines = [_line(desk, file, task, may_act=may_act) for task in file.tasks if _is_shown(task)]
    blocking = next((line for line in lines if line.state in ("must", "late")), None)
    path = case_path(case.id)
    return HrCase(
        person=desk.person(case.person_id),
        cycle=cycle_name(file.cycle),
        phase=Phase.ENDED if is_over else Phase(case.phase),
        policy=f"{policy.city.name} {policy.year}-{policy.version}",
        ended_for=case.outcome,
        refused=tuple(refused_line(desk, viewer, one) for one in refusals),
        evaluators=tuple(_evaluators(desk, file, policy)),
        blocking=blocking,
        steps=tuple(lines),
        timeline=timeline_for_hr(desk, file, policy),
        letters=tuple(_letters(desk, file)),
        parked=case.state == CaseState.PARKED,
        end_href=f"{path}/end" if may_act else "",
        hand_over_href=f"{path}/hand-over" if may_act and handed_over(file) else "",
        remind_action=f"{path}/remind" if may_act and reminded(file) else "",
    )


def _is_shown(task: TaskRow) -> bool:
    """A window nobody used is no step."""
    return not (task.optional and task.state in (TaskState.EXPIRED, TaskState.CANCELLED))


def _line(desk: Desk, file: CaseFile, task: TaskRow, *, may_act: bool) -> StepLine:
    late = _days_late(desk, task)
    sheet = file.sheets.get(task.key)
    return StepLine(
        step=Step(task.step),
        role=Role(task.role),
        state=_state(task, late),
        person=desk.person(task.person_id) if task.person_id else None,
        acting_for=acting_for(task, desk.arrival),
        due_at=task.due_at or task.expires_at,
        closed_at=task.closed_at,
        verdict=_ACTS.get(task.verdict),
        days_late=late,
        href=f"{case_path(file.case.id)}/sheets/{sheet}" if sheet is not None else "",
        acts=tuple(_acts(file, task)) if may_act else (),
    )


def _state(task: TaskRow, late: int) -> str:
    if task.state == TaskState.OPEN:
        return "late" if late else "window" if task.optional else "must"
    if task.state == TaskState.PLANNED:
        return "later"
    return "done" if task.state == TaskState.DONE else "none"


def _days_late(desk: Desk, task: TaskRow) -> int:
    if task.state != TaskState.OPEN or task.due_at is None or task.due_at >= desk.arrival.now:
        return 0
    return max((desk.today - desk.days.local_day(task.due_at)).days, 1)


def _acts(file: CaseFile, task: TaskRow) -> Iterator[tuple[Act, str]]:
    if task.state != TaskState.OPEN or task.optional:
        return
    if can_be_extended(task.role, task.due_at):
        yield Act.EXTEND, act_path(file.case.id, "extend", task.key)
    if can_be_reassigned(task.role):
        yield Act.REASSIGN, act_path(file.case.id, "reassign", task.key)


def handed_over(file: CaseFile) -> list[TaskRow]:
    """The tasks that move when the case gets another evaluator: open ones of the evaluators."""
    return [
        task for task in file.tasks if task.state == TaskState.OPEN and can_be_reassigned(task.role)
    ]


def reminded(file: CaseFile) -> list[TaskRow]:
    """The tasks whose people a reminder would reach."""
    return [
        task
        for task in file.tasks
        if task.state == TaskState.OPEN and task.person_id and not task.optional
    ]


def _evaluators(desk: Desk, file: CaseFile, policy: Policy) -> Iterator[tuple[Role, Person]]:
    chain = evaluators(
        desk.arrival.organisation,
        PersonId(file.case.person_id),
        desk.today,
        policy.evaluation.chain.value,
    )
    for role in CHAIN_ROLES:
        if holder := chain.holder(role):
            yield role, desk.person(holder)


def _letters(desk: Desk, file: CaseFile) -> Iterator[Link]:
    """Letters that left, by the day and whom they went to."""
    dates = DateWords(Language(desk.arrival.language))
    for row in file.letters:
        if row.state in _SHOWN:
            at = dates.moment(row.sent_at or row.created_at)
            yield Link(
                words=f"{at} {desk.person(row.person_id).name}",
                href=f"{addresses.HR_LETTERS}/{row.id}/print",
            )
