"""The order desk 発令の伝達係: on its day, a personnel order is told to every case it touches.

A case is touched when its own person, the one it is with (a mentor メンター), or somebody who owes one
of its tasks is named in the order, or when the order fills or empties a seat so that another person
would owe the task today.
"""

import asyncio
from collections.abc import Iterable
from datetime import timedelta

from temporalio import activity

from activities.case_line import CaseLine
from activities.resolving import asked_today
from activities.standing import Rounds
from activities.world import World, WorldMaker
from models.case import Message, TaskState
from models.open_days import OpenDays
from models.policy.schema import Policy
from models.queries.orders_told import LivingCase, living_cases, orders_to_tell, tell_orders
from models.roles import DESKS
from models.tables.database import Database

EVERY = timedelta(seconds=5)
AT_ONCE = 32


class OrderDesk:
    """Looks for orders that have come into force."""

    def __init__(
        self, database: Database, line: CaseLine, world: WorldMaker, policy: Policy
    ) -> None:
        self._database = database
        self._line = line
        self._world = world
        self._days = OpenDays(policy.calendar.rules())

    @activity.defn(name="order_desk")
    async def stand(self) -> None:
        """The duty; never returns by itself."""
        await Rounds(self._database).go("order_desk", self.look_round, EVERY)

    async def look_round(self) -> int:
        """Tells what has come into force; returns how many cases heard of it.

        Twice is once: an order is marked as told in the transaction that writes the messages. A
        message that no case answered is told again by the receipt desk.
        """
        messages = await self._write()
        limit = asyncio.Semaphore(AT_ONCE)

        async def tell(case_id: str, message: Message) -> None:
            async with limit:
                await self._line.tell(case_id, message)

        await asyncio.gather(*(tell(case_id, message) for case_id, message in messages))
        return len(messages)

    async def _write(self) -> list[tuple[str, Message]]:
        """Whom it concerns is found before anything is locked: it takes seconds in a large city.

        What a case opens meanwhile is resolved by the new organisation already.
        """
        async with self._database.reading() as session:
            world = await self._world.now(session, [])
            found = await orders_to_tell(session, self._days.local_day(world.now))
            if not found:
                return []
            cases = await living_cases(session)
            world = await self._world.now(session, {case.row.pack_id for case in cases})
        people, known = {order.person_id for order in found}, {order.id for order in found}
        touched = await asyncio.to_thread(_touched, cases, people, world)
        async with self._database.writing() as session:
            still = await orders_to_tell(session, self._days.local_day(world.now))
            orders = [order for order in still if order.id in known]
            return await tell_orders(session, orders, touched, world.now) if orders else []


def _touched(cases: Iterable[LivingCase], people: set[str], world: World) -> list[str]:
    return [
        case.row.id
        for case in cases
        if not people.isdisjoint((case.row.person_id, case.row.partner_id))
        or any(task.person_id in people for task in case.tasks)
        or _would_be_anothers(case, world)
    ]


def _would_be_anothers(case: LivingCase, world: World) -> bool:
    """Whether an open task belongs to another person by today's organisation; HR's choice stays."""
    return any(
        task.person_id != asked_today(task, case.row, world)
        for task in case.tasks
        if task.state == TaskState.OPEN and not task.by_hand and task.role not in DESKS
    )
