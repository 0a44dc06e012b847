"""The task at hand 手元の作業: what a link leads to, whose turn it is, and what its page needs to know."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, Final

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from api import addresses
from api.access import SignedIn
from api.on_the_day import OnTheDay
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, arrival_of
from models.acts import Act
from models.case import TaskState
from models.errors import NotFound
from models.evaluation.context import FormContext
from models.evaluation.dossier import Dossier
from models.evaluation.steps import Step
from models.evaluation.subject import Subject, subject_of
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.one_on_one.steps import TalkStep
from models.open_days import OpenDays
from models.policy.schema import Policy
from models.processes import Process
from models.queries.access_tasks import (
    TaskInCase,
    dossier_for_task,
    draft_of,
    had_a_part,
    is_turn_of,
    task_at,
)
from models.rights import Viewer
from models.roles import Role
from models.section_goals import OfferedGoal
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.receipt import DraftRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class AtHand(OnTheDay):
    """A task the viewer may do now, and everything its pages are made from."""

    parts: AppParts
    viewer: Viewer
    arrival: Arrival
    task: TaskRow
    case: CaseRow
    cycle: CycleRow
    policy: Policy
    dossier: Dossier
    draft: DraftRow | None = None
    """Read by ``with_draft`` for the page alone; a submission brings its own words."""
    section_goals: tuple[OfferedGoal, ...] = ()
    """What the person may tie a goal to today; only where goals are written."""

    @property
    def step(self) -> Step:
        return Step(self.task.step)

    @property
    def days(self) -> OpenDays:
        return self.parts.days

    @property
    def is_about_oneself(self) -> bool:
        return self.task.role == Role.EMPLOYEE

    @property
    def href(self) -> str:
        return task_path(self.task)

    @property
    def period(self) -> str:
        return FiscalYear(self.cycle.fiscal_year).label

    def astray(self) -> "Astray":
        """The same task, now that it cannot be done any more."""
        found = TaskInCase(self.task, self.case, self.cycle)
        return Astray(self.parts, self.viewer, found, self.arrival)

    def subject(self) -> Subject:
        """What the evaluated person is rated on, with the goals agreed."""
        who = PersonId(self.case.person_id)
        return subject_of(
            self.policy.evaluation,
            self.organisation.grade(who, self.today),
            self.organisation.job_family(who, self.today),
            self.dossier.goals,
        )

    def context(self, act: Act) -> FormContext:
        """What a submission with this act is checked against."""
        last = self.dossier.last_rating
        return FormContext(
            chapter=self.policy.evaluation,
            act=act,
            subject=self.subject(),
            today=self.today,
            overall_before=last[1].overall if last else "",
            points_before=last[1].points if last else "",
            section_goals=self.section_goals,
        )


@dataclass(frozen=True)
class Astray:
    """A link whose task is not the viewer's to do now; the matter itself may be known to them."""

    parts: AppParts
    viewer: Viewer
    found: TaskInCase
    arrival: Arrival


def task_path(task: TaskRow) -> str:
    """The page of a task: it says where, never who."""
    return f"/t/{task.locator}"


async def with_draft(hand: AtHand) -> AtHand:
    """The same with what the viewer has typed so far."""
    async with hand.parts.database.reading() as session:
        return replace(hand, draft=await draft_of(session, hand.task.id, hand.viewer.person_id))


async def may_be_tied_to(
    session: AsyncSession, parts: AppParts, found: TaskInCase, arrival: Arrival
) -> tuple[OfferedGoal, ...]:
    """The goals of the person's section and those above it, as of today, where goals are written."""
    if found.task.step not in (Step.DRAFT_GOALS, Step.CHANGE_GOALS):
        return ()
    who, year = PersonId(found.case.person_id), FiscalYear(found.cycle.fiscal_year)
    return await parts.section_goals.offered(session, arrival.organisation, who, year, arrival.day)


def can_be_done(task: TaskRow, now: datetime) -> bool:
    """Open, and its last moment has not passed: nobody writes what could not be taken."""
    return task.state == TaskState.OPEN and not (task.expires_at and now > task.expires_at)


async def _opened(request: Request, locator: str, viewer: SignedIn) -> AtHand | Astray:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        found = await task_at(session, locator)
        if found is None:
            raise NotFound
        if not (is_turn_of(viewer, found.task) and can_be_done(found.task, arrival.now)):
            if not await had_a_part(session, viewer, found):
                raise NotFound
            return Astray(parts, viewer, found, arrival)
        if own := _own_page(found):
            raise LeadsToOwnPage(own.format(locator=locator))
        return AtHand(
            parts=parts,
            viewer=viewer,
            arrival=arrival,
            task=found.task,
            case=found.case,
            cycle=found.cycle,
            policy=await parts.policies.policy(session, found.case.pack_id),
            dossier=await dossier_for_task(session, found.task),
            section_goals=await may_be_tied_to(session, parts, found, arrival),
        )


WhereTheLinkLeads = Annotated[AtHand | Astray, Depends(_opened)]
"""The task of mine, or, for whoever had a part in it, the matter it belonged to. Strangers: 404."""


class LeadsToOwnPage(Exception):
    """The task is of a process that has pages of its own, such as a 1on1."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


def _own_page(found: TaskInCase) -> str:
    """Where the task is done, if not on the pages of the evaluation; a talk wherever it belongs."""
    if found.task.step in set(TalkStep):
        return addresses.TALK_TASK
    return _OWN_PAGES.get(Process(found.case.process), "")


_OWN_PAGES: Final = {
    Process.CAMPAIGN: addresses.POSTING_TASK,
    Process.APPLICATION: addresses.POSTING_TASK,
    Process.MENTORING: addresses.MENTORING_TASK,
    Process.PAIR: addresses.MENTORING_TASK,
}


class MovedOn(Exception):
    """The task was open when the form was made and is not any more: show where the matter stands."""

    def __init__(self, astray: Astray) -> None:
        super().__init__()
        self.astray = astray


async def _of_mine(where: WhereTheLinkLeads) -> AtHand:
    if isinstance(where, Astray):
        raise MovedOn(where)
    return where


OpenTaskOfMine = Annotated[AtHand, Depends(_of_mine)]
"""A task that is the viewer's to do now; otherwise the page of a healed link, or 404."""


def calendar_days(first: datetime, last: datetime, days: OpenDays) -> int:
    """Calendar days in the city from one moment to another; negative when it has passed."""
    gone: timedelta = days.local_day(last) - days.local_day(first)
    return gone.days
