"""A city without an engine 手で進める市: its cases hear, its days pass, its letters leave, all when told to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import col, select

from activities.launch import Launch
from activities.office_duties import OfficeDuties
from activities.world import WorldMaker
from models.acts import Act
from models.case import Cause, Message
from models.fiscal_year import FiscalYear
from models.ids import CaseId, new_id
from models.policy.schema import Policy
from models.queries.cycles import CycleToOpen, launching, mark_launched, mark_started, open_cycle
from models.queries.letters import release
from models.queries.messages import unheard
from models.queries.policies import store_policy
from models.queries.receipts import Submission, Taken, take
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow
from models.tables.task import TaskRow
from notifications.links import Links
from notifications.post_office import PostOffice
from notifications.rendering import Contact, Renderer
from tests.given.app import BASE_URL, TheApp
from tests.given.hall import ONO
from tests.given.people import Someone
from tests.secrecy.lots import drawn_at
from tests.secrecy.mails import KeepingCarrier
from tests.secrecy.process_by_hand import CaseByHand

_MANY = 1000


@dataclass
class HandClock:
    """Real and business time are one here."""

    app: TheApp

    def real(self) -> datetime:
        return self.app.clock()

    async def business(self) -> datetime:
        return self.app.clock()


@dataclass
class CityByHand:
    """What a story asks of a city (``tests.given.city``), of an app whose clock a test holds."""

    app: TheApp
    policy: Policy
    cases: dict[str, CaseByHand] = field(default_factory=dict)
    hr: Someone = ONO

    def __post_init__(self) -> None:
        parts = self.app.parts
        self.database, self.parts = parts.database, parts
        self.world = WorldMaker(self.app.clock, parts.seals)
        self.mails = KeepingCarrier(self.database)
        contact = Contact(city=parts.house.city, line=parts.house.contact)
        self._post = PostOffice(
            self.database,
            self.mails,
            Renderer(contact),
            Links(BASE_URL),
            parts.days,
            HandClock(self.app),
        )
        self._office = OfficeDuties(self.database, self.world, self._post, self.policy)

    # What people do.

    async def submits(
        self,
        task: TaskRow,
        who: Someone,
        act: Act,
        content: Mapping[str, Any],
        *,
        at: datetime | None = None,
    ) -> Taken:
        async with self.database.writing() as session:
            return await take(
                session,
                Submission(
                    task_id=task.id,
                    version=task.version,
                    nonce=new_id(),
                    person_id=who.id,
                    act=act,
                    content=content,
                    received_at=at or self.app.clock(),
                ),
            )

    async def tells(self, taken: Taken) -> None:
        await self.tell(CaseId(taken.receipt.case_id), taken.message)

    async def tell(self, case_id: CaseId, message: Message) -> None:
        """The line to the cases, also of the pages."""
        await (await self._case(case_id)).hears(Cause.heard(message))
        await self._tells_the_others()

    async def _tells_the_others(self) -> None:
        """What one case's page has told another."""
        while True:
            async with self.database.reading() as session:
                now = self.app.clock()
                waiting = await unheard(session, now, now, _MANY)
            if not waiting:
                return
            for case_id, message in waiting:
                await (await self._case(case_id)).hears(Cause.heard(message))

    async def _case(self, case_id: str) -> CaseByHand:
        if case_id not in self.cases:
            async with self.database.reading() as session:
                row = await session.get_one(CaseRow, case_id)
            self.cases[case_id] = CaseByHand(self.database, self.world, row)
        return self.cases[case_id]

    # Time.

    async def jumps_to(self, day: date) -> None:
        """To noon of a day, with every instant on the way, and what the office does that day."""
        await self.passes_to(datetime(day.year, day.month, day.day, 3, tzinfo=UTC))

    async def passes_to(self, moment: datetime) -> None:
        while (late := await self._earliest(moment)) is not None:
            case, at = late
            self.app.clock.moment = max(self.app.clock.moment, at)
            while cause := await case.due(self.app.clock()):
                await case.hears(cause)
            await self._tells_the_others()
        self.app.clock.moment = moment
        with drawn_at(f"office/{moment}"):
            await self._office.round_of_today()
        await self._post_leaves()

    async def _earliest(self, moment: datetime) -> tuple[CaseByHand, datetime] | None:
        async with self.database.reading() as session:
            rows = await session.scalars(
                select(CaseRow)
                .where(col(CaseRow.state) == CaseState.OPEN, col(CaseRow.wake_at) <= moment)
                .order_by(col(CaseRow.wake_at), col(CaseRow.id))
                .limit(1)
            )
            row = rows.first()
        if row is None or row.wake_at is None:
            return None
        return await self._case(row.id), row.wake_at

    async def _post_leaves(self) -> None:
        while await self._post.deliver_once():
            pass

    # Cycles.

    async def opens(self, rule: CycleToOpen) -> CycleRow:
        """A cycle with page 0 of all its cases."""
        async with self.database.writing() as session:
            now = self.app.clock()
            pack = await store_policy(session, self.policy, now)
            year = FiscalYear(self.policy.year)
            cycle = await open_cycle(session, rule, year, pack, now=now, by=self.hr.id)
        await self.launches(cycle)
        return cycle

    async def launches(self, cycle: CycleRow) -> None:
        """Also whoever has come into the cycle since."""
        launch = Launch(self.database, None, self.world)  # type: ignore[arg-type]  # no engine
        async for _ in launch._written(cycle.id):
            pass
        async with self.database.writing() as session:
            cases = [case.id for case in await launching(session, cycle.id)]
            await mark_started(session, cases)
            await mark_launched(session, cycle.id)
            await release(session, cycle.id)

    async def is_put_away(self) -> None:
        for case in self.cases.values():
            await case.is_put_away()
