"""Until every letter has left 発送を待つ: a year of minutes has no five minutes of real time for a dead sender's claim."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlmodel import col

from activities.world import real_now
from ayumi.installation import Installation
from models.letters import TALKS_GATHER_FOR, LetterState
from models.queries.clock import business_now
from models.tables.letter import LetterRow

OLD = timedelta(minutes=4, seconds=40)
"""A claim with less than this of its five minutes left is a dead sender's: a batch takes seconds."""
PATIENCE = 120.0


async def until_all_left(installation: Installation) -> datetime:
    """Lets talk letters gather and everything leave that may; returns the business moment of rest.

    Raises TimeoutError.
    """
    clock = installation.time_machine()
    await clock.advance_to(await clock.now() + 2 * TALKS_GATHER_FOR)
    async with asyncio.timeout(PATIENCE):
        while await _on_their_way(installation):
            await forget_the_dead(installation)
            await clock.settle()
            await asyncio.sleep(0.2)
    return await clock.now()


async def forget_the_dead(installation: Installation) -> None:
    """Old claims are over, and pauses too: the real minutes they would last are let pass."""
    now = real_now()
    async with installation.database.writing() as session:
        await session.execute(
            update(LetterRow)
            .where(
                col(LetterRow.state) == LetterState.CLAIMED,
                col(LetterRow.claimed_until) < now + OLD,
            )
            .values(claimed_until=now)
        )
        await session.execute(
            update(LetterRow)
            .where(col(LetterRow.state) == LetterState.WAITING, col(LetterRow.retry_at) > now)
            .values(retry_at=None)
        )


async def _on_their_way(installation: Installation) -> int:
    async with installation.database.reading() as session:
        now = await business_now(session, real_now())
        waits = (col(LetterRow.state) == LetterState.WAITING) & (col(LetterRow.not_before) <= now)
        count = await session.scalar(
            select(func.count()).where(or_(waits, col(LetterRow.state) == LetterState.CLAIMED))
        )
        return count or 0
