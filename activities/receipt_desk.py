"""The receipt desk 受付係: tells cases what they have not heard, until each message is answered."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from temporalio import activity

from activities.case_line import CaseLine, Heard
from activities.standing import Rounds
from activities.world import real_now
from models.case import Message
from models.open_days import OpenDays
from models.queries.clock import business_now
from models.queries.messages import refuse_after_the_end, unheard
from models.tables.database import Database

YOUNG = timedelta(seconds=2)
"""A younger message is being told by whoever took it."""

AT_ONCE = 32
IDLE = timedelta(milliseconds=500)


class ReceiptDesk:
    """Looks for unheard messages and tells them again, under the same id."""

    def __init__(self, database: Database, line: CaseLine, days: OpenDays) -> None:
        self._database = database
        self._line = line
        self._days = days

    @activity.defn(name="receipt_desk")
    async def stand(self) -> None:
        """The duty; never returns by itself."""
        await Rounds(self._database).go("receipt_desk", self.look_round, IDLE)

    async def look_round(self) -> int:
        """Tells up to a few hundred messages once; returns how many were answered."""
        async with self._database.reading() as session:
            now = await business_now(session, real_now())
            waiting = await unheard(session, now - YOUNG, now, limit=AT_ONCE * 8)
        by_case: dict[str, list[Message]] = {}
        for case_id, message in waiting:
            by_case.setdefault(case_id, []).append(message)
        limit = asyncio.Semaphore(AT_ONCE)
        told = await asyncio.gather(
            *(self._tell_all(limit, case_id, of_case) for case_id, of_case in by_case.items())
        )
        return sum(told)

    async def _tell_all(
        self, limit: asyncio.Semaphore, case_id: str, messages: Sequence[Message]
    ) -> int:
        """One case hears its messages in the order received; the first that cannot be told ends it."""
        answered = 0
        async with limit:
            for message in messages:
                if not await self._tell(case_id, message):
                    break
                answered += 1
        return answered

    async def _tell(self, case_id: str, message: Message) -> bool:
        heard = await self._line.tell(case_id, message)
        if heard is not Heard.OVER:
            return heard is Heard.ANSWERED
        async with self._database.writing() as session:
            now = await business_now(session, real_now())
            return await refuse_after_the_end(session, message.id, now=now, days=self._days)
