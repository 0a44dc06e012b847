"""What happens to people in mid-campaign 募集の途中の出来事: transfers, leaves, retirements, hires; also of who has a seat."""

from collections import Counter
from datetime import date
from random import Random
from typing import Final

from sqlalchemy import select
from sqlmodel import col

from ayumi.installation import PACK_YEAR
from bench.bed import Bed
from bench.talk_changes import OF_A_HUNDRED, Changes, What
from models.challenge_job.posting import ApplicationState
from models.fiscal_year import FiscalYear
from models.ids import PersonId, new_id
from models.organisation import Organisation
from models.personnel_orders import OrderId, OrderKind, PersonnelOrder
from models.queries.personnel_orders import record_orders
from models.tables.application import ApplicationRow

KINDS: Final = (What.TRANSFER, What.HEAD_MOVES, What.LEAVE, What.RETIREMENT, What.HIRE)
FIRST, LAST = (9, 1), (3, 10)
WITH_A_SEAT: Final = (ApplicationState.PLACED, ApplicationState.ACCEPTED)
"""On one day after the results one of each retires."""


class PostingChanges:
    """Orders of a campaign's months; ``done`` how many of each kind happened."""

    def __init__(self, stands: Bed) -> None:
        self._stands = stands
        self._orders = _Orders(stands)
        self._rng = Random(f"{stands.plan.seed}/seats")
        self._leaving = list(WITH_A_SEAT)

    @property
    def done(self) -> Counter[str]:
        return self._orders.done

    async def of_day(self, today: date) -> None:
        """Everything due by today."""
        await self._orders.of_day(today)
        for state in list(self._leaving):
            if await self._leaves(state, today):
                self._leaving.remove(state)
                self.done[f"{state}_leaves"] += 1

    async def _leaves(self, state: ApplicationState, today: date) -> bool:
        """Who is offered, or has accepted, a seat leaves the service."""
        installation = self._stands.installation
        async with installation.database.writing() as session:
            rows = await session.scalars(
                select(col(ApplicationRow.person_id))
                .where(col(ApplicationRow.state) == state)
                .order_by(col(ApplicationRow.person_id))
            )
            people = rows.all()
            if not people:
                return False
            order = PersonnelOrder(
                id=OrderId(new_id()),
                person_id=PersonId(self._rng.choice(people)),
                kind=OrderKind.RETIREMENT,
                effective_on=today,
                recorded_at=await installation.time_machine().now(),
            )
            return bool(await record_orders(session, [order]))


class _Orders(Changes):
    """The kinds that touch an organisation; nobody of an office, so that each desk stays manned."""

    def __init__(self, stands: Bed) -> None:
        super().__init__(stands, None)

    def _drawn(self, people: int) -> list[tuple[date, What]]:
        year = FiscalYear(PACK_YEAR)
        first, last = year.day(*FIRST).toordinal(), year.day(*LAST).toordinal()
        return sorted(
            (date.fromordinal(self._rng.randint(first, last)), what)
            for what in KINDS
            for _ in range(max(1, OF_A_HUNDRED[what] * people // 200))
        )

    def _somebody(self, organisation: Organisation, today: date, *, heads: bool) -> PersonId:
        while True:
            who = super()._somebody(organisation, today, heads=heads)
            if not organisation.offices_of(who, today):
                return who
