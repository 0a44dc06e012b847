"""My tasks 自分の仕事: what I owe by date, what waits for others, what I have done today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.frames import person_on
from api.my_pair_news import news_lines
from api.parts import parts_of
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.tasks.at_hand import task_path
from api.tasks.submitting import receipt_path
from api.views.frame import Place
from api.views.my_tasks import AdviceLine, DoneLine, MyTasks, PlannedLine, TaskLine, WaitingLine
from api.views.person import Person
from api.ways import see
from models.acts import Act
from models.case import TaskState
from models.ids import PersonId
from models.mentoring.steps import PairStep, ProgrammeStep
from models.one_on_one.steps import BOTH_TALK, TalkStep
from models.open_days import OpenDays
from models.queries.access_advice import requests_i_owe
from models.queries.access_my_tasks import (
    drafted_tasks,
    my_living_tasks,
    my_receipts_since,
    waiting_for_others,
)
from models.queries.access_ojt import promotes_ojt
from models.queries.access_own_talks import talks_of_tasks
from models.queries.talk_names import programme_names
from models.roles import Role
from models.steps import step_named
from models.tables.advice import AdviceRequestRow
from models.tables.receipt import ReceiptRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow

router = APIRouter()
_SUNDAY = 6
_MAY_BE_OF_A_PROGRAMME = frozenset((*TalkStep, *PairStep, *ProgrammeStep))
_EACH_ALONE = frozenset(
    {
        PairStep.AGREE_AS_MENTOR,
        PairStep.AGREE_WORKING_TIME,
        PairStep.DECIDE_CHANGE,
        PairStep.CHECK_MIDTERM,
        PairStep.ANSWER_SURVEY,
    }
)
"""Asked of others in a pair 組 whose answer nobody waits for, or may learn of."""


@dataclass(frozen=True)
class Desk:
    """What stands in the book about one person's day."""

    arrival: Arrival
    days: OpenDays
    living: Sequence[TaskRow]
    others: Sequence[TaskRow]
    done: Sequence[tuple[ReceiptRow, TaskRow]]
    drafted: frozenset[str]
    talks: Mapping[str, TalkRow]
    """The talks that tasks of 1on1 are about, by task."""
    programmes: Mapping[str, str]
    """By which the talks of pairs 組 are called, by case."""
    advice: Sequence[AdviceRequestRow] = ()
    promoter_word: str = ""

    def person(self, person_id: str) -> Person:
        return person_on(self.arrival.organisation, PersonId(person_id), self.arrival.day)

    def about(self, task: TaskRow) -> Person | None:
        """Whom the task is about; nobody where that is oneself, or a campaign 庁内公募の回."""
        is_own = task.role == Role.EMPLOYEE or not task.subject_id
        return None if is_own else self.person(task.subject_id)

    def with_whom(self, task: TaskRow) -> Person | None:
        """Whom the task is about, or with whom the 1on1 is; nobody where it is about oneself."""
        if task.role != Role.EMPLOYEE:
            return self.about(task)
        talk = self.talks.get(task.id)
        return self.person(talk.partner_id) if talk and talk.partner_id else None

    def programme(self, task: TaskRow) -> str:
        """Whose talk the task is about, where that is no 1on1."""
        return self.programmes.get(task.case_id, "")

    def talk_at(self, task: TaskRow) -> datetime | None:
        """When the task's 1on1 takes place, if that is fixed."""
        talk = self.talks.get(task.id)
        return talk.starts_at if talk and task.step in BOTH_TALK else None

    def is_to_come(self, task: TaskRow) -> bool:
        at = self.talk_at(task)
        return at is not None and at > self.arrival.now


@router.get("/")
async def home(_viewer: SignedIn) -> Response:
    return see(addresses.MY_TASKS)


@router.get(addresses.MY_TASKS)
async def my_tasks(request: Request, viewer: SignedIn) -> Response:
    """The list; nothing here asks the engine."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        promoted = await promotes_ojt(session, viewer, arrival.organisation, parts.policies)
        living = await my_living_tasks(session, viewer)
        others = await waiting_for_others(session, viewer)
        done = await my_receipts_since(session, viewer, _morning(arrival, parts.days))
        desk = Desk(
            arrival=arrival,
            days=parts.days,
            living=living,
            talks=await talks_of_tasks(session, living),
            programmes=await programme_names(
                session, parts.policies, _of_programmes([*living, *others, *(it for _, it in done)])
            ),
            others=others,
            done=done,
            drafted=await drafted_tasks(session, viewer),
            advice=await requests_i_owe(session, viewer, arrival.now),
            promoter_word=promoted[0].policy.ojt.promoters.word.value if promoted else "",
        )
        news = await news_lines(session, viewer, arrival, parts.days)
    mine = _mine(desk).model_copy(update={"news": news})
    return await show(request, "my_tasks/page.html", place=Place.MY_TASKS, tasks=mine)


def _of_programmes(tasks: Iterable[TaskRow]) -> set[str]:
    """The cases of those that may be of a programme メンター・OJTの制度, talks of two among them."""
    return {task.case_id for task in tasks if task.step in _MAY_BE_OF_A_PROGRAMME}


def _morning(arrival: Arrival, days: OpenDays) -> datetime:
    return days.opening(arrival.day) - timedelta(hours=8)


def _mine(desk: Desk) -> MyTasks:
    owed = [task for task in desk.living if _is_owed(task)]
    lines = [_line(desk, task) for task in owed if not desk.is_to_come(task)]
    today = desk.arrival.day
    sunday = today + timedelta(days=_SUNDAY - today.weekday())
    soon = [line for line in lines if line.due_at and desk.days.local_day(line.due_at) <= sunday]
    late = [line for line in soon if line.due_at and line.due_at < desk.arrival.now]
    return MyTasks(
        late=tuple(late),
        this_week=tuple(line for line in soon if line not in late),
        later=tuple(line for line in lines if line not in soon),
        talks=tuple(_talks(desk, owed)),
        optional=tuple(
            _line(desk, task) for task in desk.living if _is_open(task) and task.optional
        ),
        planned=tuple(_planned(desk)),
        waiting=tuple(_waiting(desk, task) for task in desk.others if _is_waited_for(task)),
        done_today=tuple(_done(desk, receipt, task) for receipt, task in desk.done),
        advice=tuple(_asked(desk, it, sunday) for it in desk.advice),
        promoter_word=desk.promoter_word,
    )


def _asked(desk: Desk, request: AdviceRequestRow, sunday: date) -> AdviceLine:
    due = desk.days.local_day(request.due_at)
    return AdviceLine(
        asker=desk.person(request.asker_id),
        href=addresses.ADVICE_REQUEST.format(request_id=request.id),
        due_at=request.due_at,
        days_late=max((desk.arrival.day - due).days, 0),
        is_soon=due <= sunday,
    )


def _is_open(task: TaskRow) -> bool:
    return task.state == TaskState.OPEN


def _is_owed(task: TaskRow) -> bool:
    return _is_open(task) and not task.optional


def _is_waited_for(task: TaskRow) -> bool:
    """Both meet at a 1on1: that the partner has to be there too is no waiting."""
    return not task.optional and task.step not in BOTH_TALK and task.step not in _EACH_ALONE


def _talks(desk: Desk, owed: Iterable[TaskRow]) -> list[TaskLine]:
    """The next first."""
    lines = [_line(desk, task) for task in owed if desk.is_to_come(task)]
    return sorted(lines, key=lambda line: line.talk_at or desk.arrival.now)


def _line(desk: Desk, task: TaskRow) -> TaskLine:
    due = task.due_at or (task.expires_at if task.optional else None)
    late = desk.arrival.day - desk.days.local_day(due) if due else timedelta(0)
    return TaskLine(
        step=step_named(task.step),
        href=task_path(task),
        due_at=due,
        subject=desk.with_whom(task),
        talk_at=desk.talk_at(task),
        drafted=task.id in desk.drafted,
        days_late=max(late.days, 0),
        programme=desk.programme(task),
    )


def _planned(desk: Desk) -> Iterable[PlannedLine]:
    """One line per step: a duty for twelve people is one line, not twelve."""
    steps: dict[tuple[str, str], list[TaskRow]] = {}
    for task in desk.living:
        if not _is_open(task) and not task.optional:
            steps.setdefault((task.step, desk.programme(task)), []).append(task)
    for (step, programme), tasks in steps.items():
        first = min(tasks, key=lambda task: task.opens_at)
        yield PlannedLine(
            step=step_named(step),
            around=desk.days.local_day(first.opens_at),
            count=len(tasks) if first.role != Role.EMPLOYEE else 0,
            programme=programme,
        )


def _waiting(desk: Desk, task: TaskRow) -> WaitingLine:
    return WaitingLine(
        step=step_named(task.step),
        person=desk.person(task.person_id) if task.person_id else None,
        due_at=task.due_at,
        desk=_desk(task),
        programme=desk.programme(task),
    )


def _desk(task: TaskRow) -> str:
    """The desk a task waits at; a 1on1 without a partner waits at none."""
    if task.person_id or task.role == Role.PARTNER:
        return ""
    return task.role if task.role == Role.COMPLAINT_DESK else Role.HR


def _done(desk: Desk, receipt: ReceiptRow, task: TaskRow) -> DoneLine:
    return DoneLine(
        step=step_named(task.step),
        act=Act(receipt.act),
        at=receipt.received_at,
        href=receipt_path(receipt.id),
        subject=desk.about(task),
        programme=desk.programme(task),
    )
