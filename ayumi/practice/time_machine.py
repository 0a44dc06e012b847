"""Moving the business clock 業務時計を進める: from due instant to due instant, never past one unheard.

At each stop the cases whose instant has come are woken, the morning round of the day is written and
the letters leave; only then the clock moves on. So a year passes in minutes, and in its right order.
"""

import asyncio
from datetime import datetime, timedelta

from activities.newcomers import Newcomers
from activities.office_duties import OfficeDuties
from activities.order_desk import OrderDesk
from activities.receipt_desk import ReceiptDesk
from activities.watch import Watch
from activities.world import real_now
from models.queries.cases import nearest_wake
from models.queries.clock import business_now, set_offset
from models.queries.quiet import is_quiet, newest_stir
from models.tables.database import Database
from notifications.post_office import PostOffice

AFTER_AN_INSTANT = timedelta(seconds=3)
"""So that an expiry's grace has passed as well."""

PATIENCE = 120.0
LOOKS = 3
"""So often it is looked whether all is quiet before the seconds of grace are passed over."""


class TimeMachine:
    """Moves one installation's business clock; refused where the clock is locked."""

    def __init__(
        self,
        database: Database,
        watch: Watch,
        receipt_desk: ReceiptDesk,
        order_desk: OrderDesk,
        newcomers: Newcomers,
        office: OfficeDuties,
        post_office: PostOffice,
    ) -> None:
        self._database = database
        self._watch = watch
        self._receipt_desk = receipt_desk
        self._order_desk = order_desk
        self._newcomers = newcomers
        self._office = office
        self._post_office = post_office

    async def now(self) -> datetime:
        async with self._database.reading() as session:
            return await business_now(session, real_now())

    async def set(self, moment: datetime) -> None:
        """Puts the clock to a moment and settles; instants in between are told together."""
        async with self._database.writing() as session:
            await set_offset(session, (moment - real_now()).total_seconds())
        await self.settle()

    async def advance_to(self, moment: datetime) -> int:
        """Moves on to a moment, stopping at each instant and each morning round; returns the stops."""
        stops = 0
        while (stop := await self._next_stop()) is not None and stop <= moment:
            await self.set(max(stop, await self.now()))
            stops += 1
        if moment > await self.now():
            await self.set(moment)
        return stops

    async def advance_to_next_instant(self) -> datetime | None:
        """Moves to the nearest instant of any case; None when no case waits for one."""
        wake = await self._nearest_wake()
        if wake is not None:
            await self.advance_to(max(wake + AFTER_AN_INSTANT, await self.now()))
        return wake

    async def jump_to(self, moment: datetime) -> int:
        """Moves on to a moment, stopping at each instant but at no morning round; returns the stops."""
        stops = 0
        while (wake := await self._nearest_wake()) and wake + AFTER_AN_INSTANT <= moment:
            await self.set(max(wake + AFTER_AN_INSTANT, await self.now()))
            stops += 1
        if moment > await self.now():
            await self.set(moment)
        return stops

    async def settle(self) -> None:
        """Until nothing is due, unheard or ready to leave.

        What came about a moment ago has seconds of grace before it is carried out: they are passed
        over, and the clock stands so much later.

        Raises:
            TimeoutError: after two minutes.
        """
        looks = 0
        async with asyncio.timeout(PATIENCE):
            while await self._moves():
                looks += 1
                if looks % LOOKS == 0 and await self._passes_over_grace():
                    continue
                await asyncio.sleep(0.02)

    async def _passes_over_grace(self) -> bool:
        """Whether the clock was moved: nothing is waited for but the grace of what is new."""
        async with self._database.writing() as session:
            now = await business_now(session, real_now())
            newest = await newest_stir(session, now)
            if newest is None or not now - AFTER_AN_INSTANT < newest <= now:
                return False
            await set_offset(session, (newest + AFTER_AN_INSTANT - real_now()).total_seconds())
        return True

    async def _moves(self) -> bool:
        await self._watch.wake()
        await self._order_desk.look_round()
        await self._newcomers.look_round()
        await self._receipt_desk.look_round()
        await self._office.round_of_today()
        while await self._post_office.deliver_once():
            pass
        async with self._database.reading() as session:
            return not await is_quiet(session, await business_now(session, real_now()))

    async def _next_stop(self) -> datetime | None:
        now, wake = await self.now(), await self._nearest_wake()
        instant = wake + AFTER_AN_INSTANT if wake else None
        morning = self._office.next_round(now) + AFTER_AN_INSTANT
        return min(instant, morning) if instant else morning

    async def _nearest_wake(self) -> datetime | None:
        async with self._database.reading() as session:
            return await nearest_wake(session)
