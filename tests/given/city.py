"""A city of the tests' own 試験の市: real engine, real database, people who act, and a clock that can be moved."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import select

from activities.cycle_line import DUTIES_QUEUE
from models.acts import Act
from models.case import Message
from models.evaluation.steps import Step
from models.fiscal_year import FiscalYear
from models.ids import new_id
from models.personnel_orders import OrderId, OrderKind, PersonnelOrder
from models.queries.clock import business_now
from models.queries.cycles import open_cycle
from models.queries.messages import command
from models.queries.personnel_orders import record_orders
from models.queries.policies import store_policy
from models.queries.receipts import Submission, Taken, take
from models.steps import AnyStep
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow
from models.tables.task import TaskRow
from tests.given.case import CaseInTheCity
from tests.given.city_asked import CityAsked
from tests.given.hall import HALL, PEOPLE, write_hall
from tests.given.people import Someone
from tests.given.waiting import until

FRIDAY_MORNING = datetime(2026, 4, 24, 1, 0, tzinfo=UTC)  # 10:00 in Japan
YEAR = FiscalYear(2026)
USUAL: Mapping[str, Act] = {
    Step.REVIEW_GOALS: Act.AGREE,
    Step.REVIEW_CHANGE: Act.AGREE,
    Step.CONFIRM: Act.CONFIRM,
    Step.ACKNOWLEDGE: Act.ACKNOWLEDGE,
    Step.HEAR_COMPLAINT: Act.ANSWER,
    Step.HR_DECIDES: Act.GO_ON,
    Step.CHANGE_GOALS: Act.CHANGE,
    Step.COMPLAIN: Act.COMPLAIN,
}
"""What people usually do at a step; everything else is submitted."""
RATED: Mapping[str, str] = {"overall": "A"}


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, 0, tzinfo=UTC)


class City(CityAsked):
    """One city with its workers in this process; nobody in it is rated but those it ``hires``."""

    # What happens in the city.

    async def hires(self, *people: Someone) -> Someone:
        """Writes people into their posts; returns the first."""
        await write_hall(self.database, HALL, people)
        return people[0]

    async def opens_evaluation(self, someone: Someone) -> CaseInTheCity:
        """Opens the year's cycle and waits until every case is open; returns this person's case."""
        await self.opens_cycle()
        return await self.case_of(someone)

    async def opens_cycle(self) -> str:
        policy = self.parts.policy
        async with self.database.writing() as session:
            pack = await store_policy(session, policy, FRIDAY_MORNING)
            now = await business_now(session, datetime.now(UTC))
            rule = policy.evaluation.cycles.value[0]
            cycle = await open_cycle(session, rule, YEAR, pack, now=now, by=self.hr.id)
        await self.parts.client.start_workflow(
            "Cycle", cycle.id, id=f"cycle:{cycle.id}", task_queue=DUTIES_QUEUE
        )
        await until(self._is_open, "the cycle is open", seconds=60)
        return cycle.id

    async def receives_order(
        self, someone: Someone, kind: OrderKind, on: date, **more: Any
    ) -> PersonnelOrder:
        """Records a personnel order 発令; its day may be today, to come, or past."""
        given = {"id": OrderId(new_id()), "person_id": someone.id, "kind": kind, "effective_on": on}
        order = PersonnelOrder.model_validate({**given, "recorded_at": await self.now(), **more})
        async with self.database.writing() as session:
            await record_orders(session, [order])
        return order

    # What people do.

    async def acts(
        self,
        who: Someone,
        step: AnyStep,
        act: Act | None = None,
        content: Mapping[str, Any] = RATED,
        **details: Any,
    ) -> Taken:
        """Submits at the person's open task of this step, and waits for the case's page."""
        task = await self.task_of(who, step)
        taken = await self.submits(task, who, act, content, details=details)
        await self.tells(taken)
        return taken

    async def submits(
        self,
        task: TaskRow,
        who: Someone,
        act: Act | None = None,
        content: Mapping[str, Any] = RATED,
        *,
        nonce: str = "",
        at: datetime | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> Taken:
        """Only the receipt: 受け付けました. The case has not been told."""
        chosen = act or USUAL.get(task.step, Act.SUBMIT)
        async with self.database.writing() as session:
            return await take(
                session,
                Submission(
                    task_id=task.id,
                    version=task.version,
                    nonce=nonce or new_id(),
                    person_id=who.id,
                    act=chosen,
                    content=content,
                    received_at=at or await business_now(session, datetime.now(UTC)),
                    details=details,
                ),
            )

    async def tells(self, taken: Taken) -> None:
        heard = await self.parts.line.tell(taken.receipt.case_id, taken.message)
        assert heard == "answered", heard

    async def commands(self, case: CaseInTheCity, act: Act, step: str = "", **details: Any) -> None:
        """HR speaks to the case, about its living task of this step or about the whole."""
        task_key = (await case.living(step)).key if step else ""
        async with self.database.writing() as session:
            message = await command(
                session,
                case_id=case.id,
                act=act,
                by=self.hr.id,
                at=await business_now(session, datetime.now(UTC)),
                task_key=task_key,
                details=details,
            )
        await self.hears(case, message)

    async def lets_hr_close(self, case: CaseInTheCity, task: TaskRow) -> datetime:
        """The case hears a refusal to do the task, dated a minute ago; returns that moment."""
        at = await self.now() - timedelta(minutes=1)
        async with self.database.writing() as session:
            message = await command(
                session, case_id=case.id, act=Act.CANNOT, by=self.hr.id, at=at, task_key=task.key
            )
        await self.hears(case, message)
        return at

    async def hears(self, case: CaseInTheCity, message: Message) -> None:
        heard = await self.parts.line.tell(case.id, message)
        assert heard == "answered", heard

    async def everybody_acts(self) -> int:
        """Whoever owes something now does the usual, again and again until nobody owes; returns how much."""
        done = 0
        while tasks := await self.owed():
            await asyncio.gather(*(self._does_the_usual(task) for task in tasks))
            done += len(tasks)
        return done

    async def _does_the_usual(self, task: TaskRow) -> None:
        await self.tells(await self.submits(task, self._actor(task)))

    # Time.

    async def lets_pass(self, open_days: int) -> None:
        """So many open days go by, with every instant and every morning round of them."""
        days = self.parts.days
        await self.clock.advance_to(
            days.closing(days.after(days.local_day(await self.now()), open_days))
        )

    async def moves_to(self, day: date) -> None:
        """To noon of a day, with every instant and every morning round on the way."""
        await self.clock.advance_to(_noon(day))

    async def jumps_to(self, day: date) -> None:
        """To noon of a day with every instant on the way; morning rounds are left out."""
        await self.clock.jump_to(_noon(day))

    async def _is_open(self) -> bool:
        async with self.database.reading() as session:
            states = set(await session.scalars(select(CaseRow.state)))
            cycle = (await session.scalars(select(CycleRow.state))).one()
        return CaseState.LAUNCHING not in states and cycle == "open"

    def _actor(self, task: TaskRow) -> Someone:
        if task.person_id is None:
            return self.hr if task.role == "hr" else self.complaint_desk
        return PEOPLE[task.person_id]
