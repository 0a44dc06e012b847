"""A 1on1 task at hand 手元の1on1: the task of a link, its case and its talk, for whoever is asked now."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Request

from api import addresses
from api.access import SignedIn
from api.parts import parts_of
from api.security.arrivals import arrival_of
from api.tasks.at_hand import Astray, MovedOn
from api.tasks.own_pages import TaskAtHand, found_for
from api.views.person import Person
from models.errors import NotFound
from models.ids import PersonId
from models.one_on_one.chosen_time import TalkBounds
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span
from models.one_on_one.talk_rules import TalkRules, talk_rules_of
from models.processes import TALKING
from models.queries.access_own_talks import talk_of_task
from models.queries.partners import partner_in
from models.roles import Role
from models.tables.talk import TalkRow


@dataclass(frozen=True)
class TalkAtHand(TaskAtHand):
    """A task about a talk that the viewer may do now. ``row`` is None for the window for wishes."""

    way = addresses.TALK_TASK

    row: TalkRow | None

    @property
    def step(self) -> TalkStep:
        return TalkStep(self.task.step)

    @property
    def talk(self) -> TalkRow:
        """The talk the task is about. Raises NotFound for a task that is about none."""
        if self.row is None:
            raise NotFound(what="talk")
        return self.row

    @cached_property
    def rules(self) -> TalkRules:
        """What holds for the talks of the case."""
        return talk_rules_of(self.policy, self.case.shape)

    @property
    def is_partner(self) -> bool:
        return self.task.role == Role.PARTNER

    @property
    def employee_id(self) -> PersonId:
        return PersonId(self.case.person_id)

    @property
    def partner_id(self) -> PersonId | None:
        """Who talks with the employee: whoever is asked as partner, else of the talk, else of today."""
        if self.is_partner:
            return self.viewer.person_id
        if self.row is not None and self.row.partner_id:
            return PersonId(self.row.partner_id)
        return partner_in(self.case, self.organisation, self.policy, self.today)

    @property
    def other(self) -> Person | None:
        who = self.employee_id if self.is_partner else self.partner_id
        return self.person(who) if who else None

    @property
    def time(self) -> Span | None:
        """The time that is fixed."""
        if self.row is None or self.row.starts_at is None:
            return None
        return Span.of(self.row.starts_at, self.row.minutes)

    @property
    def has_begun(self) -> bool:
        return self.time is not None and self.time.start <= self.now

    @property
    def purpose(self) -> str:
        """What its times are reserved for."""
        return f"{self.case.id}/{self.talk.name}"

    @property
    def bounds(self) -> TalkBounds:
        """Where a talk may lie by the pack: within its window, or as long as the task may take."""
        days = self.parts.days
        within = days.after(self.today, self.rules.arrange_within_open_days)
        expires = self.task.expires_at
        until = days.local_day(expires) if expires and not self.time else within
        last_day = min(max(self.talk.last_day, until), self.rules.last_day(self.year))
        return TalkBounds(self.rules.hours, days, last_day)

    @property
    def ends_round(self) -> bool:
        """Whether one more move is one too many, so that the round ends by the pack's rule."""
        at_most = int(self.case.shape.get("moves_at_most", 0))
        return 0 < at_most <= self.talk.moves


async def _opened(request: Request, locator: str, viewer: SignedIn) -> TalkAtHand | Astray:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        found = await found_for(session, parts, arrival, viewer, locator, TALKING)
        if isinstance(found, Astray):
            return found
        if found.task.step not in set(TalkStep):
            raise NotFound  # what else is asked of a pair 組 has pages of its own
        policy = await parts.policies.policy(session, found.case.pack_id)
        row = await talk_of_task(session, found.task)
        return TalkAtHand(parts, viewer, arrival, found, policy, row)


WhereTheLinkLeads = Annotated[TalkAtHand | Astray, Depends(_opened)]
"""The 1on1 task of mine, or, for whoever had a part in it, the matter it belonged to. Strangers: 404."""


async def _of_mine(where: WhereTheLinkLeads) -> TalkAtHand:
    if isinstance(where, Astray):
        raise MovedOn(where)
    return where


TalkOfMine = Annotated[TalkAtHand, Depends(_of_mine)]
"""A 1on1 task that is the viewer's to do now; otherwise the page of a healed link, or 404."""
