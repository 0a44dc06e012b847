"""``proof-outage``: the engine is away over a deadline 停止中の締切: all is taken, timed by its receipt, applied later.

The business clock passes from half an hour before the deadline of the goals to half an hour after it
while the engine is down. Who presses before the deadline is in time, whenever the engine comes back.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from activities.world import real_now
from bench.aftermath import ask, twice, until_all_answered
from bench.bed import CASES, DUTIES, PAGES, Bed, Plan, bed
from bench.browser import Unreachable
from bench.http_people import AtTheButton, sit_down
from bench.launched import launch, open_tasks
from bench.proof_years import MOST_FINDINGS
from bench.record import PROOFS, Figures, ms, percentile, run
from models.evaluation.steps import Step
from models.queries.clock import set_offset
from models.tables.task import TaskRow

HALF_AN_HOUR = timedelta(minutes=30)
APPLY_LIMIT = 300.0
AT_ONCE = 8


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--submissions", type=int, default=500)
    parser.add_argument("--seed", type=int, default=2026)
    return run("proof-outage", parser, measure, argv, kept_in=PROOFS)


async def measure(given: argparse.Namespace) -> Figures:
    people = given.submissions * 115 // 100 + 5
    plan = Plan(people, seed=given.seed, processes=(CASES, DUTIES, PAGES))
    async with bed(plan) as stands:
        await launch(stands)
        tasks = (await open_tasks(stands, Step.DRAFT_GOALS))[: given.submissions]
        deadline = min(moment for it in tasks if (moment := it.expires_at or it.due_at))
        await stands.installation.time_machine().advance_to(deadline - HALF_AN_HOUR)
        sitting = await sit_down(stands, await _as_they_are(stands, [it.id for it in tasks]))
        await stands.engine.stop()
        answers, took = await _press_all(sitting)
        await _move_to(stands, deadline + HALF_AN_HOUR)
        back = time.monotonic()
        await stands.engine.start()
        applied = await until_all_answered(stands.book, APPLY_LIMIT)
        settled = time.monotonic() - back
        found = _violations(stands, sitting, answers, deadline)
        if applied is None:
            found.append("not everything was applied within five minutes of the engine's return")
        return {
            "seed": given.seed,
            "submissions": len(sitting),
            "taken": sum(answers),
            "p50_ms": ms(percentile(took, 0.5)),
            "p99_ms": ms(percentile(took, 0.99)),
            "applied_after_return_s": round(settled, 1),
            "twice": twice(stands.book),
            "violations": len(found),
            "findings": found[:MOST_FINDINGS],
        }


async def _as_they_are(stands: Bed, ids: Sequence[str]) -> Sequence[TaskRow]:
    wanted = set(ids)
    return [it for it in await open_tasks(stands, Step.DRAFT_GOALS) if it.id in wanted]


async def _press_all(sitting: Sequence[AtTheButton]) -> tuple[list[bool], list[float]]:
    """Everybody presses once, with the engine away."""
    limit, took = asyncio.Semaphore(AT_ONCE), []

    async def one(it: AtTheButton) -> bool:
        async with limit:
            begun = time.monotonic()
            try:
                answer = await it.press()
            except Unreachable:
                return False
            finally:
                await it.browser.close()
            took.append(time.monotonic() - begun)
            return answer.status == 303 and "/receipts/" in answer.location

    return list(await asyncio.gather(*(one(it) for it in sitting))), took


async def _move_to(stands: Bed, moment: datetime) -> None:
    """Only the clock moves: nobody is there to be woken."""
    async with stands.installation.database.writing() as session:
        await set_offset(session, (moment - real_now()).total_seconds())


def _violations(
    stands: Bed, sitting: Sequence[AtTheButton], answers: Sequence[bool], deadline: datetime
) -> list[str]:
    found = [f"not taken: {it.task.id}" for it, ok in zip(sitting, answers, strict=True) if not ok]
    for it in sitting:
        rows = ask(
            stands.book,
            "SELECT r.state, r.received_at, t.verdict FROM receipts r JOIN tasks t"
            " ON t.id = r.task_id WHERE r.nonce = ?",
            it.nonce,
        )
        if len(rows) != 1:
            found.append(f"lost: {it.task.id}")
            continue
        state, received_at, verdict = rows[0]
        if state != "applied" or verdict == "expired":
            found.append(f"late: {it.task.id} is {state}, its task {verdict}")
        if received_at[:19] > deadline.isoformat(sep=" ")[:19]:
            found.append(f"timed after the deadline: {it.task.id}")
    return found


if __name__ == "__main__":
    sys.exit(main())
