"""``tick``: so many cases due at one instant 一斉の期限, until all their rows have changed."""

import argparse
import asyncio
import sys
import time
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, select
from sqlmodel import col

from activities.watch import AT_ONCE
from activities.world import real_now
from ayumi.practice.time_machine import AFTER_AN_INSTANT
from bench.bare import QUEUE, bare_worker, start_bare, update_bare
from bench.bed import Bed, Plan, bed, until_polled
from bench.launched import launch
from bench.record import Figures, run
from models.queries.cases import nearest_wake
from models.queries.clock import business_now, set_offset
from models.tables.case import CaseRow, CaseState


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=1000)
    return run("tick", parser, measure, argv)


async def measure(given: argparse.Namespace) -> Figures:
    async with bed(Plan(people=given.cases)) as stands:
        await launch(stands)
        due = await _move_past_the_nearest(stands)
        begun = time.monotonic()
        while await _due(stands):
            await stands.installation.watch.wake()
            await asyncio.sleep(0)
        seconds = time.monotonic() - begun
        bare = await _bare_first_updates(stands, due)
        return {
            "cases": due,
            "seconds": round(seconds, 2),
            "cases_per_s": round(due / seconds, 1),
            "bare_per_s": round(bare, 1),
            "ratio": round(due / seconds / bare, 2),
        }


async def _bare_first_updates(stands: Bed, count: int) -> float:
    """Bare runs per second, each woken by its first update as a due case is."""
    names = [str(nth) for nth in range(count)]
    await start_bare(stands.installation.client, names)
    async with bare_worker(stands.engine.address):
        await until_polled(stands.installation.client, QUEUE)
        begun = time.monotonic()
        await update_bare(stands.installation.client, names, AT_ONCE)
        return count / (time.monotonic() - begun)


async def _move_past_the_nearest(stands: Bed) -> int:
    """Moves the business clock just past the instant that most cases share; returns how many."""
    async with stands.installation.database.writing() as session:
        wake = await nearest_wake(session)
        assert wake is not None
        moment = wake + AFTER_AN_INSTANT
        await set_offset(session, (moment - real_now()).total_seconds())
    return await _due(stands)


async def _due(stands: Bed) -> int:
    async with stands.installation.database.reading() as session:
        now = await business_now(session, real_now()) - timedelta(seconds=1)
        count = await session.scalar(
            select(func.count()).where(
                col(CaseRow.state) == CaseState.OPEN, col(CaseRow.wake_at) <= now
            )
        )
    return count or 0


if __name__ == "__main__":
    sys.exit(main())
