"""``proof-rebuild``: the engine's store is deleted in mid-year 再建; the book alone brings every case back.

Afterwards the year is lived to its end, so that what came back is shown to work.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from activities.launch import CASES_QUEUE
from ayumi.installation import open_installation
from ayumi.reaching import ready_client
from bench.aftermath import ask
from bench.bed import CASES, DUTIES, Bed, Plan, bed, kept_alive, until_polled
from bench.checks import findings
from bench.engine_truth import engine_findings
from bench.launched import launch
from bench.proof_years import MOST_FINDINGS, UNTIL, left_behind
from bench.record import PROOFS, Figures, run
from bench.year import Residents, live

MID_YEAR = date(2026, 10, 20)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--lost-on", type=date.fromisoformat, default=MID_YEAR)
    parser.add_argument("--until", type=date.fromisoformat, default=UNTIL)
    return run("proof-rebuild", parser, measure, argv, kept_in=PROOFS)


async def measure(given: argparse.Namespace) -> Figures:
    async with bed(Plan(given.people, seed=given.seed, processes=(CASES, DUTIES))) as stands:
        await launch(stands)
        people = Residents(stands, over_http=False)
        await live(stands, people, given.lost_on)
        before = whole(stands)
        async with kept_alive(stands):
            renewed = await _lose_the_store(stands)
            begun = time.monotonic()
            brought = await renewed.installation.rebuilder.all()
            seconds = time.monotonic() - begun
            await renewed.installation.time_machine().settle()
            after = whole(renewed)
            found = [f"differs: {it}" for it in before ^ after]
            found += await engine_findings(renewed)
            resumed = Residents(renewed, over_http=False)
            resumed.log = people.log
            days = await live(renewed, resumed, given.until)
            found += findings(renewed.book, people.log.said, is_over=given.until >= UNTIL)
            await renewed.installation.database.close()
        return {
            "seed": given.seed,
            "people": given.people,
            "cases": brought,
            "seconds": round(seconds, 2),
            "seconds_per_1000": round(seconds / max(brought, 1) * 1000, 1),
            "differences": len(before ^ after),
            "days_lived_after": days,
            **left_behind(renewed),
            "violations": len(found),
            "findings": found[:MOST_FINDINGS],
        }


def whole(stands: Bed) -> set[tuple[object, ...]]:
    """Every case and living task with its person and dates: what must come back unchanged."""
    cases = ask(stands.book, "SELECT 'case', id, seq, state, phase, wake_at FROM cases")
    tasks = ask(
        stands.book,
        "SELECT 'task', id, key, state, person_id, opens_at, due_at, expires_at, version"
        " FROM tasks WHERE state IN ('open', 'planned')",
    )
    return {*cases, *tasks}


async def _lose_the_store(stands: Bed) -> Bed:
    """Kills the engine, deletes its file and starts an empty one; the bed with a client of that."""
    stands.engine.kill()
    for file in stands.engine.folder.glob("engine.db*"):
        file.unlink()
    await stands.engine.start()
    client = await ready_client(stands.settings, timedelta(seconds=60))
    await until_polled(client, CASES_QUEUE)
    return replace(stands, installation=open_installation(stands.settings, client))


if __name__ == "__main__":
    sys.exit(main())
