"""Standing duties 常設当番: each one long activity that looks round again and again, and says it is there.

The engine decides who does the duty and hands it to another worker when one dies. Correctness never
rests on there being one: whatever a duty does is claimed by rows, or harmless twice.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from temporalio import activity

from activities.world import real_now
from models.tables.database import Database
from models.tables.duty import DutyRow

BUSY = timedelta(milliseconds=50)
SEEN_EVERY = timedelta(seconds=10)
"""How often the duty notes in the book that it was here."""
SAID_EVERY = timedelta(seconds=5)
"""How often the engine hears of a duty whose round lasts."""
LONGEST_ROUND = timedelta(minutes=10)
"""A round that lasts longer hangs: the duty is begun anew."""


class Rounds:
    """Runs one look-round after another until the worker stops; after a fault the engine begins anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def go(
        self, name: str, look_round: Callable[[], Awaitable[int]], idle: timedelta
    ) -> None:
        """``look_round`` returns how much it did: after some work the next round comes at once."""
        seen_at = real_now() - SEEN_EVERY
        while True:
            async with _heard_of():
                done = await look_round()
            if real_now() - seen_at >= SEEN_EVERY:
                seen_at = real_now()
                await self._note(name)
            await asyncio.sleep((BUSY if done else idle).total_seconds())

    async def _note(self, name: str) -> None:
        async with self._database.writing() as session:
            await session.merge(DutyRow(name=name, seen_at=real_now()))


@asynccontextmanager
async def _heard_of() -> AsyncIterator[None]:
    """Tells the engine that the duty is being done while a round lasts.

    Behind a slow mail server, or with the messages of 1 April, a round takes minutes; nobody else
    shall begin the same meanwhile.
    """
    activity.heartbeat()
    saying = asyncio.create_task(_go_on_saying())
    try:
        async with asyncio.timeout(LONGEST_ROUND.total_seconds()):
            yield
    finally:
        saying.cancel()


async def _go_on_saying() -> None:
    while True:
        await asyncio.sleep(SAID_EVERY.total_seconds())
        activity.heartbeat()
