"""Whom HR reminds of talks to be arranged 催促の相手: partners whose dates have passed, once a day and person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncSession

from api.hr.remindees import AT_ONCE
from api.hr.rows import Desk, late_by
from api.views.hr_reminders import Remindee
from api.views.person import Person
from models.ids import PersonId
from models.one_on_one.steps import TalkStep
from models.queries.access_hr_talks import Arranging
from models.queries.reminders import reminded_on
from models.reminders import Owed


@dataclass(frozen=True)
class Partners:
    """Who is late with arranging, without those told today."""

    desk: Desk
    late: Sequence[Arranging]
    told: frozenset[str] = frozenset()

    @cached_property
    def waiting(self) -> dict[str, list[Arranging]]:
        """Person id -> what waits for them, the longest overdue first."""
        found: dict[str, list[Arranging]] = {}
        for one in self.late:
            found.setdefault(one.owed.person_id, []).append(one)
        return found

    @property
    def people(self) -> list[str]:
        return [who for who in self.waiting if who not in self.told]

    @property
    def told_today(self) -> tuple[Person, ...]:
        return tuple(self.desk.person(who) for who in self.waiting if who in self.told)

    def owed_by(self, people: Iterable[str]) -> list[Owed]:
        return [one.owed for who in people for one in self.waiting[who]]

    def row(self, person_id: str) -> Remindee:
        """One line of the page."""
        due_at = self.waiting[person_id][0].due_at
        person = self.desk.arrival.organisation.person(PersonId(person_id))
        return Remindee(
            id=person_id,
            person=self.desk.person(person_id),
            owed=((TalkStep.ARRANGE_TALK, len(self.waiting[person_id])),),
            due_at=due_at,
            days_late=late_by(self.desk, due_at),
            on_paper=person is not None and not person.has_mailbox,
        )


async def partners(session: AsyncSession, desk: Desk, late: Sequence[Arranging]) -> Partners:
    told = await reminded_on(session, desk.today, desk.days) if late else set()
    return Partners(desk, late, frozenset(told))


async def count_of(session: AsyncSession, desk: Desk, late: Sequence[Arranging]) -> int:
    """How many people the button would reach; 0 when all of them were told today."""
    return min(len((await partners(session, desk, late)).people), AT_ONCE)
