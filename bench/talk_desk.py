"""Where a partner arranges talks 相手の机: times for one pair, or for a whole round, by the product's own proposals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ayumi.installation import Installation
from models.fiscal_year import FiscalYear
from models.one_on_one.case import Attempt
from models.one_on_one.proposals import propose
from models.one_on_one.round_plan import plan_round
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span
from models.queries.organisation import OrganisationCache
from models.queries.talk_sides import Sides, ToPlace, sides_of
from models.tables.talk import TalkRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class Asked:
    """An open task about a talk: ``number`` is the employee's, the same in each city of a seed."""

    task: TaskRow
    number: str
    talk: TalkRow | None

    @property
    def talk_name(self) -> str:
        return Attempt.of_key(self.task.key).talk

    @property
    def employee_id(self) -> str:
        return self.task.subject_id

    @property
    def opened_at(self) -> datetime:
        return max(self.task.opens_at, self.task.opened_at or self.task.opens_at)

    @property
    def starts_at(self) -> datetime | None:
        return self.talk.starts_at if self.talk else None

    @property
    def minutes(self) -> int:
        return self.talk.minutes if self.talk else 0

    @property
    def time(self) -> Span:
        """Only of a talk whose time is fixed."""
        if self.starts_at is None:
            raise ValueError(self.task.key)
        return Span.of(self.starts_at, self.minutes)

    @property
    def offered(self) -> list[datetime]:
        return [datetime.fromisoformat(it) for it in self.talk.offered] if self.talk else []


class Partners:
    """Reads what both sides have free and asks the product for times."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._organisations = OrganisationCache()

    async def planned(
        self, who: str, its: Sequence[Asked], now: datetime
    ) -> list[tuple[Asked, datetime]]:
        """A time for each talk that has one; the others wait for another day."""
        sides = await self._sides(who, its, now)
        plan = plan_round(sides.partner, sides.people, self._installation.days)
        by_task = {it.task.id: it for it in its}
        return [(by_task[placed.person_id], placed.start) for placed in plan.placed]

    async def proposed(self, it: Asked, now: datetime) -> tuple[datetime, ...]:
        """Up to three times for one pair; none if the two have none in common."""
        sides = await self._sides(it.task.person_id or "", [it], now)
        if not sides.people:
            return ()
        found = propose(sides.people[0], sides.partner, it.minutes, self._installation.days)
        return tuple(one.start for one in found.times)

    async def _sides(self, who: str, its: Sequence[Asked], now: datetime) -> Sides:
        days = self._installation.days
        async with self._installation.database.reading() as session:
            organisation = await self._organisations.get(session)
            return await sides_of(
                session,
                organisation,
                who,
                [self._place(it, now) for it in its],
                days,
                not_before=now,
            )

    def _place(self, it: Asked, now: datetime) -> ToPlace:
        """The days left for it, as the page of a round has them."""
        if it.talk is None:
            raise ValueError(it.task.key)
        days, chapter = self._installation.days, self._installation.policy.one_on_one
        today, last = days.local_day(now), it.talk.last_day
        if it.task.step == TalkStep.ARRANGE_TALK and it.task.expires_at:
            last = max(last, days.local_day(it.task.expires_at))
        else:
            last = max(last, days.after(today, chapter.arrange_within_open_days.value))
        last = min(last, FiscalYear(it.talk.fiscal_year).last)
        return ToPlace(
            id=it.task.id,
            person_id=it.employee_id,
            minutes=it.minutes,
            first=max(it.talk.first_day, _soonest(days.after(today, 1), last, today)),
            last=last,
            hours=chapter.hours.value,
        )


def _soonest(following: date, last: date, today: date) -> date:
    return following if following <= last else today
