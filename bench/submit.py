"""``submit``: a submission 提出 until the next task and its letter stand, beside bare updates of the engine.

``first`` is the first thing a case hears since its launch (its run begins then); ``next`` finds it awake.
"""

import argparse
import sys
import time
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import col

from bench.bare import QUEUE, bare_worker, start_bare, update_bare
from bench.bed import Bed, Plan, bed, until_polled
from bench.launched import launch, open_tasks
from bench.people import submit_all
from bench.record import Figures, ms, percentile, run
from models.evaluation.steps import Step
from models.tables.letter import LetterRow
from models.tables.task import TaskRow


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--concurrency", default="1,8,32")
    return run("submit", parser, measure, argv)


async def measure(given: argparse.Namespace) -> Figures:
    levels = [int(level) for level in given.concurrency.split(",")]
    async with bed(Plan(people=given.cases)) as stands:
        cases, _ = await launch(stands)
        each = max(cases // len(levels), 1)
        await start_bare(
            stands.installation.client, [str(nth) for nth in range(each * len(levels))]
        )
        figures: Figures = {"cases": cases, "at": {}}
        async with bare_worker(stands.engine.address):
            await until_polled(stands.installation.client, QUEUE)
            for nth, level in enumerate(levels):
                figures["at"][str(level)] = await _at(stands, level, nth * each, each)
        figures["without_letter"] = await _without_letter(stands)
        return figures | _whole(figures["at"])


async def _at(stands: Bed, level: int, first: int, count: int) -> Figures:
    """One level of concurrency on cases of its own: bare and real, first and next."""
    tasks = (await open_tasks(stands, Step.DRAFT_GOALS))[:count]
    names = [str(first + nth) for nth in range(len(tasks))]
    bare_first = await _bare(stands, names, level)
    of_first = await _real(stands, tasks, level)
    theirs = {task.case_id for task in tasks}
    reviews = [it for it in await open_tasks(stands, Step.REVIEW_GOALS) if it.case_id in theirs]
    of_next = await _real(stands, reviews, level)
    bare_next = await _bare(stands, names, level)
    return {
        "first": _beside(of_first, bare_first),
        "next": _beside(of_next, bare_next),
    }


async def _real(stands: Bed, tasks: Sequence[TaskRow], level: int) -> Figures:
    took, seconds = await submit_all(stands, tasks, level)
    return _figures(took, seconds)


async def _bare(stands: Bed, names: Sequence[str], level: int) -> Figures:
    begun = time.monotonic()
    took = await update_bare(stands.installation.client, names, level)
    return _figures(took, time.monotonic() - begun)


def _figures(took: Sequence[float], seconds: float) -> Figures:
    return {
        "completions_per_s": round(len(took) / seconds, 1),
        "p50_ms": ms(percentile(took, 0.5)),
        "p99_ms": ms(percentile(took, 0.99)),
    }


def _beside(real: Figures, bare: Figures) -> Figures:
    return real | {
        "bare_per_s": bare["completions_per_s"],
        "bare_p50_ms": bare["p50_ms"],
        "ratio": round(real["completions_per_s"] / bare["completions_per_s"], 2),
        "p50_ratio": round(real["p50_ms"] / bare["p50_ms"], 2),
    }


def _whole(at: dict[str, Figures]) -> Figures:
    """The figures of the table: one at a time, and at the highest concurrency, of cases awake."""
    lowest, highest = min(at, key=int), max(at, key=int)
    return {
        "p50_ms": at[lowest]["next"]["p50_ms"],
        "p50_ratio": at[lowest]["next"]["p50_ratio"],
        "p99_ms": at[highest]["next"]["p99_ms"],
        "completions_per_s": at[highest]["next"]["completions_per_s"],
        "ratio": at[highest]["next"]["ratio"],
    }


async def _without_letter(stands: Bed) -> int:
    """Tasks owed by a person and open, for which no letter stands; 0 is right."""
    async with stands.installation.database.reading() as session:
        letters = select(col(LetterRow.task_id)).where(col(LetterRow.task_id).is_not(None))
        owed = select(func.count()).where(
            col(TaskRow.state) == "open",
            col(TaskRow.optional).is_(False),
            col(TaskRow.person_id).is_not(None),
            col(TaskRow.id).not_in(letters),
        )
        return await session.scalar(owed) or 0


if __name__ == "__main__":
    sys.exit(main())
