"""A task of open posting at hand 手元の公募の作業: the task of a link, its campaign and rules, for whoever is asked now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from fastapi import Depends, Request

from api import addresses
from api.access import SignedIn
from api.parts import parts_of
from api.security.arrivals import arrival_of
from api.tasks.at_hand import Astray, MovedOn
from api.tasks.own_pages import TaskAtHand, found_for
from models.challenge_job.acts import PostingStep
from models.challenge_job.case import Entry
from models.challenge_job.steps import ApplicationStep
from models.errors import NotFound
from models.policy.challenge_job import ChallengeJobChapter
from models.processes import Process
from models.queries.campaigns import campaign_days
from models.steps import step_named

_OF_POSTING: Final = frozenset({Process.CAMPAIGN, Process.APPLICATION})


@dataclass(frozen=True)
class PostingAtHand(TaskAtHand):
    """A task of a campaign or of an application that the viewer may do now."""

    way = addresses.POSTING_TASK
    draft_way = addresses.POSTING_TASK_DRAFT

    campaign: Mapping[str, date]
    """The campaign's dates by name (``models.challenge_job.days``), as HR may have moved them."""

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


def posting_task_path(locator: str) -> str:
    """The page of a task of open posting: it says where, never who."""
    return addresses.POSTING_TASK.format(locator=locator)


async def _opened(request: Request, locator: str, viewer: SignedIn) -> PostingAtHand | Astray:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        found = await found_for(session, parts, arrival, viewer, locator, _OF_POSTING)
        if isinstance(found, Astray):
            return found
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
