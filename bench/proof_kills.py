"""``proof-kills``: a year under kill -9 強制終了 of pages, workers, duties and engine; I1–I9 hold afterwards.

People use the pages over HTTP and press again when no page comes. Which process dies on which day is
drawn from the seed, each as often as the others, most on days on which many people act.
"""

import argparse
import asyncio
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import Random

from ayumi.installation import PACK_YEAR
from bench.bed import CASES, DUTIES, PAGES, Bed, Plan, bed, kept_alive
from bench.checks import findings
from bench.engine_truth import engine_findings
from bench.launched import launch
from bench.proof_years import MOST_FINDINGS, UNTIL, left_behind
from bench.record import PROOFS, Figures, run
from bench.year import Residents, live
from models.fiscal_year import FiscalYear

TARGETS = (PAGES, CASES, "engine", DUTIES)
Days = tuple[tuple[int, int], tuple[int, int]]
BUSY: Sequence[Days] = (((4, 24), (6, 1)), ((9, 25), (11, 15)), ((1, 15), (4, 15)))
"""Months and days between which people act: goals, the middle of the year, rating and disclosure."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--city", default="kofu")
    parser.add_argument("--until", type=date.fromisoformat, default=UNTIL)
    return run("proof-kills", parser, measure, argv, kept_in=PROOFS)


class Killer:
    """Kills one process after another, each on its day, some moments after people have begun."""

    def __init__(
        self,
        stands: Bed,
        kills: int,
        *,
        targets: Sequence[str] = TARGETS,
        busy: Sequence[Days] = BUSY,
    ) -> None:
        self._stands, self._busy = stands, busy
        self._rng = Random(stands.plan.seed)
        names = [targets[nth % len(targets)] for nth in range(kills)]
        self._rng.shuffle(names)
        self._waiting = list(zip(sorted(self._days(kills)), names, strict=True))
        self._going: list[asyncio.Task[None]] = []
        self.done: list[str] = []

    def _days(self, kills: int) -> list[date]:
        year = FiscalYear(PACK_YEAR)
        chosen = []
        for _ in range(kills):
            first, last = (year.day(*it) for it in self._rng.choice(self._busy))
            last = last if last > first else last.replace(year=last.year + 1)
            chosen.append(date.fromordinal(self._rng.randint(first.toordinal(), last.toordinal())))
        return chosen

    async def each_day(self, today: date) -> None:
        """Kills whatever is due, while the day goes on."""
        while self._waiting and self._waiting[0][0] <= today:
            _, name = self._waiting.pop(0)
            self._going.append(asyncio.create_task(self._kill(name, self._rng.random())))

    async def _kill(self, name: str, after: float) -> None:
        await asyncio.sleep(after)
        while not await asyncio.to_thread(self._stands.kill, name):  # noqa: ASYNC110 -- a process
            await asyncio.sleep(0.1)  # it is just being started again after the last kill
        self.done.append(name)

    async def rest(self) -> None:
        await asyncio.gather(*self._going)


async def measure(given: argparse.Namespace) -> Figures:
    begun = time.monotonic()
    plan = Plan(given.people, given.city, given.seed, processes=(CASES, DUTIES, PAGES))
    async with bed(plan) as stands:
        cases, _ = await launch(stands)
        people, killer = Residents(stands, over_http=True), Killer(stands, given.kills)
        async with kept_alive(stands):
            days = await live(stands, people, given.until, killer.each_day)
            await killer.rest()
            await stands.installation.time_machine().settle()
            found = findings(stands.book, people.log.said, is_over=given.until >= UNTIL)
            found += await engine_findings(stands)
        await people.close()
        found += [f"I1: no answer to {it}" for it in people.log.unanswered]
        if given.until >= UNTIL and len(killer.done) < given.kills:
            found.append(f"only {len(killer.done)} of {given.kills} kills happened")
        return {
            "seed": given.seed,
            "people": given.people,
            "cases": cases,
            "days": days,
            "seconds": round(time.monotonic() - begun, 1),
            "kills": dict(Counter(killer.done)),
            "submissions": len(people.log.said),
            "pressed_again": people.log.pressed_again,
            "refused": people.log.refused[:MOST_FINDINGS],
            **left_behind(stands),
            "violations": len(found),
            "findings": found[:MOST_FINDINGS],
        }


if __name__ == "__main__":
    sys.exit(main())
