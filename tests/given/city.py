"""A city of the tests' own 試験の市: real engine, real database, people who act, and a clock that can be moved."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import col, select
from temporalio.client import Client

from activities.cycle_line import DUTIES_QUEUE
from ayumi.engine_ready import ready
from ayumi.installation import Installation, open_installation
from ayumi.settings import load_settings
from ayumi.worker import case_worker, duty_worker
from models.acts import Act
from models.case import Message, TaskState
from models.evaluation.steps import Step
from models.fiscal_year import FiscalYear
from models.ids import CaseId, new_id
from models.personnel_orders import OrderId, OrderKind, PersonnelOrder
from models.queries.clock import business_now, clock_offset, set_offset
from models.queries.cycles import open_cycle
from models.queries.messages import command
from models.queries.personnel_orders import record_orders
from models.queries.policies import store_policy
from models.queries.receipts import Submission, Taken, take
from models.steps import AnyStep
from models.tables.all import METADATA
from models.tables.audit_freeze import install_triggers
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow
from models.tables.database import Database
from models.tables.task import TaskRow
from tests.given.case import CaseInTheCity
from tests.given.hall import HALL, PEOPLE, write_hall
from tests.given.people import Someone
from tests.given.post import Post
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


@dataclass
class City:
    """One city with its workers in this process; nobody in it is rated but those it ``hires``."""

    parts: Installation
    hr: Someone
    complaint_desk: Someone

    def __post_init__(self) -> None:
        self.post = Post(self.database)
        self.clock = self.parts.time_machine()

    @property
    def database(self) -> Database:
        return self.parts.database

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

    async def now(self) -> datetime:
        return await self.clock.now()

    async def offset(self) -> float:
        async with self.database.reading() as session:
            return await clock_offset(session)

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

    # What is asked.

    async def case_of(self, someone: Someone) -> CaseInTheCity:
        async with self.database.reading() as session:
            row = (
                await session.scalars(select(CaseRow).where(col(CaseRow.person_id) == someone.id))
            ).one()
        return CaseInTheCity(self.database, CaseId(row.id))

    def case_at(self, case_id: str) -> CaseInTheCity:
        return CaseInTheCity(self.database, CaseId(case_id))

    async def cases(self) -> list[CaseInTheCity]:
        async with self.database.reading() as session:
            ids = await session.scalars(select(CaseRow.id).order_by(col(CaseRow.id)))
            return [self.case_at(case_id) for case_id in ids]

    async def task_of(self, who: Someone, step: AnyStep) -> TaskRow:
        """The open task of this step that is the person's or a desk's."""
        async with self.database.reading() as session:
            return (
                await session.scalars(
                    select(TaskRow).where(
                        col(TaskRow.state) == TaskState.OPEN,
                        col(TaskRow.step) == step,
                        (col(TaskRow.person_id) == who.id) | col(TaskRow.person_id).is_(None),
                    )
                )
            ).one()

    async def owed(self) -> list[TaskRow]:
        """Every open task but the windows."""
        async with self.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow)
                .where(col(TaskRow.state) == TaskState.OPEN, col(TaskRow.optional).is_(False))
                .order_by(col(TaskRow.case_id), col(TaskRow.key))
            )
            return list(rows)

    async def _is_open(self) -> bool:
        async with self.database.reading() as session:
            states = set(await session.scalars(select(CaseRow.state)))
            cycle = (await session.scalars(select(CycleRow.state))).one()
        return CaseState.LAUNCHING not in states and cycle == "open"

    def _actor(self, task: TaskRow) -> Someone:
        if task.person_id is None:
            return self.hr if task.role == "hr" else self.complaint_desk
        return PEOPLE[task.person_id]


@asynccontextmanager
async def a_city(engine: str, url: str, folder: Path) -> AsyncIterator[City]:
    """A city in its own namespace of the engine, on an empty database; 10:00 on a Friday in April."""
    client = await ready(engine, namespace=f"city-{new_id()[:12]}")
    async with (
        a_city_hall(client, url, folder) as city,
        case_worker(city.parts),
        duty_worker(city.parts),
    ):
        yield city


@asynccontextmanager
async def a_city_hall(client: Client, url: str, folder: Path) -> AsyncIterator[City]:
    """The city's book with its heads and HR, and nobody at work yet: no worker runs."""
    settings = load_settings(data_dir=folder, database_url=url, city="kofu", workflow_sandbox=True)
    parts = open_installation(settings, client)
    try:
        async with parts.database.engine.begin() as connection:
            await connection.run_sync(METADATA.create_all)
            await connection.run_sync(install_triggers)
        heads = HALL.staffed()
        await write_hall(parts.database, HALL, heads.everybody)
        async with parts.database.writing() as session:
            await set_offset(session, (FRIDAY_MORNING - datetime.now(UTC)).total_seconds())
        yield City(parts, heads.hr, heads.complaint_desk)
    finally:
        await parts.database.close()
