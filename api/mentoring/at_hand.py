"""A task of a programme at hand 手元のメンター・OJTの作業: of its year or of one pair 組, for whoever is asked now."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Final

from fastapi import Depends, Request

from api import addresses
from api.access import SignedIn
from api.parts import parts_of
from api.security.arrivals import arrival_of
from api.tasks.at_hand import Astray, MovedOn
from api.tasks.own_pages import TaskAtHand, found_for
from api.views.person import Person
from models.errors import NotFound
from models.mentoring.acts import MentoringStep
from models.mentoring.case import About
from models.mentoring.steps import PairStep, ProgrammeStep, Side
from models.policy.programme import Programme
from models.processes import Process
from models.queries.access_mentoring import pair_of_task
from models.roles import Role
from models.steps import step_named
from models.tables.mentoring import PairRow

OF_PROGRAMMES: Final = frozenset({Process.MENTORING, Process.PAIR})


@dataclass(frozen=True)
class PairAtHand(TaskAtHand):
    """A task of a programme that the viewer may do now.

    ``row`` is the pair it is about: None for a task of the programme's year, and before the first pair.
    """

    way = addresses.MENTORING_TASK
    draft_way = addresses.MENTORING_TASK_DRAFT

    row: PairRow | None

    @property
    def step(self) -> MentoringStep:
        step = step_named(self.task.step)
        if not isinstance(step, ProgrammeStep | PairStep):
            raise NotFound(what="task")
        return step

    @cached_property
    def programme(self) -> Programme:
        """By the pack the case began with. Raises NotFound for a programme that pack has not."""
        programme = self.policy.programme(self.case.shape.get("programme", ""))
        if programme is None:
            raise NotFound(what="programme")
        return programme

    @property
    def about(self) -> About:
        """What a task of a pair is about. Raises NotFound for one of the programme's year."""
        if not isinstance(self.step, PairStep):
            raise NotFound(what="pair")
        return About.of_key(self.task.key)

    @property
    def pair(self) -> PairRow:
        """The pair the task is about. Raises NotFound where there is none."""
        if self.row is None:
            raise NotFound(what="pair")
        return self.row

    @property
    def side(self) -> Side:
        """On which side of the pair the viewer is asked; HR and the superior count as the mentor's."""
        if self.row is not None and self.row.mentee_id == self.viewer.person_id:
            return Side.MENTEE
        return Side.MENTEE if self.task.role == Role.EMPLOYEE else Side.MENTOR

    @property
    def is_mentor(self) -> bool:
        """The viewer is the mentor of the pair."""
        return self.row is not None and self.row.mentor_id == self.viewer.person_id

    @property
    def mentee(self) -> Person | None:
        return self.person(self.case.person_id) if self.case.person_id else None

    @property
    def mentor(self) -> Person | None:
        return self.person(self.row.mentor_id) if self.row else None

    @property
    def other(self) -> Person | None:
        """Of the pair, as the viewer sees it; for whoever is neither, the mentee."""
        return self.mentor if self.side is Side.MENTEE else self.mentee


def mentoring_task_path(locator: str) -> str:
    """The page of a task of a programme: it says where, never who."""
    return addresses.MENTORING_TASK.format(locator=locator)


async def _opened(request: Request, locator: str, viewer: SignedIn) -> PairAtHand | Astray:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        found = await found_for(session, parts, arrival, viewer, locator, OF_PROGRAMMES)
        if isinstance(found, Astray):
            return found
        policy = await parts.policies.policy(session, found.case.pack_id)
        row = await pair_of_task(session, viewer, found.task)
        return PairAtHand(parts, viewer, arrival, found, policy, row)


WhereTheLinkLeads = Annotated[PairAtHand | Astray, Depends(_opened)]
"""The task of mine, or, for whoever had a part in it, the matter it belonged to. Strangers: 404."""


async def _of_mine(where: WhereTheLinkLeads) -> PairAtHand:
    if isinstance(where, Astray):
        raise MovedOn(where)
    return where


MentoringTaskOfMine = Annotated[PairAtHand, Depends(_of_mine)]
"""A task of a programme that is the viewer's to do now; otherwise the page of a healed link, or 404."""
