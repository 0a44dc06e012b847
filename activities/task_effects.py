"""What a page does to the task list 作業: closes, opens and amends tasks, and says so on the timeline."""

from datetime import date

from activities.deputies import acting, acting_after, nobodys, told_of
from activities.pair_dates import is_last_report, pair_dates
from activities.posting_dates import application_dates, campaign_dates
from activities.posting_people import asked_in_campaign
from activities.programme_dates import programme_dates
from activities.resolving import (
    Dates,
    dates_for,
    deputy_for,
    head_of_section,
    is_on_duty,
    open_task,
    person_for,
)
from activities.talk_dates import back_on, is_last_round, leads, talk_dates
from activities.turning import Turning
from models.acts import Act
from models.case import Ask, CauseKind, Instant, OpenTask, TaskState, Verdict
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.ids import new_id, new_locator
from models.mentoring.steps import PairStep, ProgrammeStep
from models.one_on_one.case import Attempt
from models.one_on_one.steps import PAUSED_BY_LEAVE, TalkStep
from models.queries.pages import Values
from models.rated_once import passed_over
from models.roles import Role
from models.steps import step_named
from models.tables.task import TaskRow


def change_tasks(turning: Turning) -> None:
    """Closes, opens and amends, in this order; what the case will be told is noted on the turning."""
    for closing in turning.page.closes:
        close(turning, turning.living[closing.key], closing.verdict)
    for ask in turning.page.opens:
        _open(turning, ask)
    for key in turning.page.amends:
        _amend(turning, turning.living[key])


def close(turning: Turning, task: TaskRow, verdict: Verdict) -> None:
    """Closes a living task; a window nobody used is closed without a word."""
    state = TaskState.EXPIRED if verdict is Verdict.EXPIRED else TaskState.DONE
    turning.task_changes.append(
        {
            "id": task.id,
            "state": TaskState.CANCELLED if verdict is Verdict.CANCELLED else state,
            "verdict": verdict,
            "closed_at": turning.at,
            "closed_by_page": turning.page.seq,
            "version": task.version + 1,
        }
    )
    turning.writes.undrafted_task_ids.append(task.id)
    if not (verdict is Verdict.EXPIRED and task.optional) and verdict is not Verdict.CANCELLED:
        actor = turning.actor or task.person_id
        turning.line(verdict, step=task.step, person_id=actor, **told_of(task, actor))


def _open(turning: Turning, ask: Ask) -> None:
    act = turning.page.cause.act
    until = turning.chosen_day if act is Act.EXTEND else None
    chosen = turning.chosen_person if act is Act.REASSIGN else None
    person_id = chosen or _of_role(turning, ask.role, ask.step, ask.key)
    dates = _dates(turning, ask.key, ask.step, until)
    task = open_task(ask.key, dates, turning.world.now)
    turning.answered.append(task)
    turning.new_tasks.append(
        {
            "id": new_id(),
            "case_id": turning.case.id,
            "key": ask.key,
            "step": ask.step,
            "role": ask.role,
            "about": ask.about,
            "person_id": person_id,
            "by_hand": chosen is not None,
            **(nobodys() if chosen else acting(turning, ask.role, person_id)),
            "subject_id": turning.case.person_id,
            "locator": new_locator(),
            "version": 1,
            "optional": dates.optional,
            "escalated": 0,
            "verdict": "",
            "opened_by_page": turning.page.seq,
            **_moments(turning, dates, task),
        }
    )


def _dates(turning: Turning, key: str, step: str, until: date | None = None) -> Dates:
    """The moments of a task opened now, by its process' rules; ``until`` is HR's own date."""
    if turning.has_talks and step in set(TalkStep):
        return talk_dates(turning, TalkStep(step), Attempt.of_key(key))
    if turning.is_campaign:
        return campaign_dates(turning, CampaignStep(step), key)
    if turning.is_application:
        return application_dates(turning, ApplicationStep(step), key)
    if turning.is_programme:
        return programme_dates(turning, ProgrammeStep(step), key)
    if turning.is_pair and step in set(PairStep):
        return pair_dates(turning, PairStep(step), key)
    return dates_for(step, turning.case, turning.world, extended_to=until)


def _moments(turning: Turning, dates: Dates, task: OpenTask) -> Values:
    return {
        "state": TaskState.PLANNED if task.planned else TaskState.OPEN,
        "opens_at": dates.table.opens_at,
        "due_at": dates.table.due_at,
        "expires_at": dates.table.expires_at,
        "opened_at": None if task.planned else turning.world.now,
        "goes_on": task.goes_on,
        "instants": [instant.model_dump(mode="json") for instant in task.instants],
    }


def _amend(turning: Turning, task: TaskRow) -> None:
    """A living task's instant has come, or somebody changed its person or its dates."""
    cause = turning.page.cause
    if cause.kind is CauseKind.ESCALATES:
        _escalate(turning, task, cause.level)
    elif cause.kind is CauseKind.OPENS or (cause.act is Act.EXTEND and turning.is_application):
        _begin(turning, task)
    elif cause.act is Act.EXTEND:
        _redate(turning, task)
    elif cause.act is Act.ORDER and _pauses(turning, task):
        _begin(turning, task)
    else:
        _hand_to(turning, task, _new_person(turning, task))


def _pauses(turning: Turning, task: TaskRow) -> bool:
    """Whether a leave 休業 that begins or ends moves the task's dates: a talk waits for the return."""
    is_paused = task.state == TaskState.PLANNED
    return task.step in PAUSED_BY_LEAVE and (is_paused or back_on(turning) is not None)


def _escalate(turning: Turning, task: TaskRow, level: int) -> None:
    later = tuple(instant for instant in _instants(task) if instant.level != level)
    turning.answered.append(_told(turning, task, later))
    turning.task_changes.append(
        {
            "id": task.id,
            "escalated": level,
            "instants": [instant.model_dump(mode="json") for instant in later],
        }
    )
    turning.line("escalated", step=task.step, level=str(level))


def _begin(turning: Turning, task: TaskRow) -> None:
    """A planned task opens: who it is for, and until when, is settled on this day."""
    dates = _dates(turning, task.key, task.step)
    opened = open_task(task.key, dates, turning.world.now)
    turning.answered.append(opened)
    person_id = _of_role(turning, Role(task.role), task.step, task.key)
    turning.task_changes.append(
        {
            "id": task.id,
            "person_id": person_id,
            **acting(turning, Role(task.role), person_id),
            "version": task.version + 1,
            **_moments(turning, dates, opened),
        }
    )


def _redate(turning: Turning, task: TaskRow) -> None:
    until = turning.chosen_day
    dates = _dates(turning, task.key, task.step, until)
    moved = open_task(task.key, dates, turning.world.now)
    turning.answered.append(moved)
    turning.task_changes.append(
        {
            "id": task.id,
            "due_at": dates.table.due_at,
            "expires_at": dates.table.expires_at,
            "escalated": 0,
            "version": task.version + 1,
            "instants": [instant.model_dump(mode="json") for instant in moved.instants],
        }
    )
    turning.line("extended", step=task.step, until=until.isoformat() if until else "")


def _new_person(turning: Turning, task: TaskRow) -> str | None:
    act = turning.page.cause.act
    if act is Act.REASSIGN:
        return turning.chosen_person or task.person_id
    if act is Act.HAND_UP:
        return deputy_for(task, turning.case, turning.world, turning.rated_by_now)
    if task.by_hand and task.person_id and is_on_duty(task.person_id, turning.case, turning.world):
        return task.person_id
    return _of_role(turning, Role(task.role), task.step, task.key)


def _of_role(turning: Turning, role: Role, step: str, key: str) -> str | None:
    """The person of a role today, passing over who has rated this person in another.

    A talk whose time is fixed stays with whom it was fixed with: that one knows whether it was held.
    """
    if step == TalkStep.LEAD_TALK:
        return leads(turning, key)
    if turning.is_campaign:
        return asked_in_campaign(turning, role, key)
    if role is Role.SECTION_HEAD:
        return head_of_section(key, turning.case, turning.world)
    barred = passed_over(step_named(step), turning.rated_by_now)
    return person_for(role, turning.case, turning.world, barred)


def _hand_to(turning: Turning, task: TaskRow, person_id: str | None) -> None:
    """Same dates, another person; after an order the person may well be the same."""
    turning.answered.append(_told(turning, task, _instants(task)))
    if person_id == task.person_id:
        return
    turning.task_changes.append(
        {
            "id": task.id,
            "person_id": person_id,
            "by_hand": turning.page.cause.act is not Act.ORDER,
            **acting_after(turning, task, person_id),
            "version": task.version + 1,
        }
    )
    turning.writes.undrafted_task_ids.append(task.id)
    is_asked = turning.page.cause.act is Act.HAND_UP and task.person_id
    asked = {"asked_by": str(task.person_id)} if is_asked else {}
    turning.line("handed_over", step=task.step, person_id=person_id, **asked)


def _instants(task: TaskRow) -> tuple[Instant, ...]:
    return tuple(Instant.model_validate(instant) for instant in task.instants)


def _told(turning: Turning, task: TaskRow, instants: tuple[Instant, ...]) -> OpenTask:
    return OpenTask(
        key=task.key,
        planned=task.state == TaskState.PLANNED,
        instants=instants,
        goes_on=task.goes_on,
        last=_is_last(turning, task),
    )


def _is_last(turning: Turning, task: TaskRow) -> bool:
    """Whether the case asks for no other of its kind once this one is answered."""
    if turning.has_talks and task.step in set(TalkStep):
        return is_last_round(turning, Attempt.of_key(task.key))
    return task.step == PairStep.REPORT_PROGRESS and is_last_report(turning, task.key)
