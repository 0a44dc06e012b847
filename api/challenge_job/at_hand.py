"""A task of open posting at hand 手元の公募の作業: the task of a link, its campaign and rules, for whoever is asked now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from fastapi import Depends, Request

from api import addresses
from api.access import SignedIn
from api.on_the_day import OnTheDay
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, arrival_of
from api.tasks.at_hand import Astray, MovedOn, can_be_done
from models.challenge_job.acts import PostingStep
from models.challenge_job.case import Entry
from models.challenge_job.steps import ApplicationStep
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.open_days import OpenDays
from models.policy.challenge_job import ChallengeJobChapter
from models.policy.schema import Policy
from models.processes import Process
from models.queries.access_tasks import TaskInCase, had_a_part, is_turn_of, task_at
from models.queries.campaigns import campaign_days
from models.rights import Viewer
from models.steps import step_named
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.task import TaskRow

_OF_POSTING: Final = frozenset({Process.CAMPAIGN, Process.APPLICATION})


@dataclass(frozen=True)
class PostingAtHand(OnTheDay):
    """A task of a campaign or of an application that the viewer may do now."""

    parts: AppParts
    viewer: Viewer
    arrival: Arrival
    found: TaskInCase
    policy: Policy
    campaign: Mapping[str, date]
    """The campaign's dates by name (``models.challenge_job.days``), as HR may have moved them."""

    @property
    def task(self) -> TaskRow:
        return self.found.task

    @property
    def case(self) -> CaseRow:
        return self.found.case

    @property
    def cycle(self) -> CycleRow:
        return self.found.cycle

    @property
    def step(self) -> PostingStep:
        step = step_named(self.task.step)
        if not isinstance(step, PostingStep):
            raise NotFound(what="task")
        return step

    @property
    def entry(self) -> Entry:
        """Which call an application's task belongs to. Raises NotFound for a task of the campaign."""
        if not isinstance(self.step, ApplicationStep):
            raise NotFound(what="application")
        return Entry.of_key(self.task.key)

    @property
    def chapter(self) -> ChallengeJobChapter:
        return self.policy.challenge_job

    @property
    def days(self) -> OpenDays:
        return self.parts.days

    @property
    def year(self) -> FiscalYear:
        return FiscalYear(self.cycle.fiscal_year)

    @property
    def href(self) -> str:
        return posting_task_path(self.task.locator)

    @property
    def draft_href(self) -> str:
        """Where the page of a form saves what is typed."""
        return addresses.POSTING_TASK_DRAFT.format(locator=self.task.locator)

    def astray(self) -> Astray:
        """The same task, now that it cannot be done any more."""
        return Astray(self.parts, self.viewer, self.found, self.arrival)


def posting_task_path(locator: str) -> str:
    """The page of a task of open posting: it says where, never who."""
    return addresses.POSTING_TASK.format(locator=locator)


async def _opened(request: Request, locator: str, viewer: SignedIn) -> PostingAtHand | Astray:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        found = await task_at(session, locator)
        if found is None or found.case.process not in _OF_POSTING:
            raise NotFound
        if not (is_turn_of(viewer, found.task) and can_be_done(found.task, arrival.now)):
            if not await had_a_part(session, viewer, found):
                raise NotFound
            return Astray(parts, viewer, found, arrival)
        policy = await parts.policies.policy(session, found.case.pack_id)
        campaign = await campaign_days(session, found.cycle.id)
        return PostingAtHand(parts, viewer, arrival, found, policy, campaign)


WhereTheLinkLeads = Annotated[PostingAtHand | Astray, Depends(_opened)]
"""The task of mine, or, for whoever had a part in it, the matter it belonged to. Strangers: 404."""


async def _of_mine(where: WhereTheLinkLeads) -> PostingAtHand:
    if isinstance(where, Astray):
        raise MovedOn(where)
    return where


PostingTaskOfMine = Annotated[PostingAtHand, Depends(_of_mine)]
"""A task of open posting that is the viewer's to do now; otherwise the page of a healed link, or 404."""
