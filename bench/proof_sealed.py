"""``proof-sealed``: pairs of worlds 対の世界 that differ in one application; nobody else's byte may differ (T03, S15).

The worlds are those of ``tests/secrecy``: the real pages, letters and commands, and processes fed by hand. Nothing
leaves the machine, and no port is opened.
"""

import argparse
import asyncio
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

from bench.record import PROOFS, Figures, run
from tests.secrecy.pairs import Compared, the_pairs
from tests.secrecy.people import VIEWERS

MOST_FINDINGS: Final = 20


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1000, help="of the first pair")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return run("proof-sealed", parser, measure, argv, kept_in=PROOFS)


async def measure(given: argparse.Namespace) -> Figures:
    begun = time.monotonic()
    compared = await _compared(range(given.seed, given.seed + given.pairs), given.processes)
    differ = [f"{one.seed} {it}" for one in compared for it in (*one.differ, *one.faults)]
    return {
        "pairs": len(compared),
        "seed": given.seed,
        "processes": given.processes,
        "viewers": len(VIEWERS),
        "moments": dict(Counter(str(it.moment) for it in compared)),
        "withdrawn": dict(Counter(str(it.story.withdraws_at or "stays") for it in compared)),
        "compared": sum(it.looked for it in compared),
        "seconds": round(time.monotonic() - begun, 1),
        "violations": len(differ),
        "findings": differ[:MOST_FINDINGS],
    }


async def _compared(seeds: Sequence[int], processes: int) -> list[Compared]:
    """Each process has a city of its own and every n-th pair."""
    loop, shares = asyncio.get_running_loop(), [seeds[nth::processes] for nth in range(processes)]
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        found = [loop.run_in_executor(pool, _compare, share) for share in shares if share]
        return [one for part in await asyncio.gather(*found) for one in part]


def _compare(seeds: Sequence[int]) -> list[Compared]:
    async def one_after_another() -> list[Compared]:
        async with the_pairs(shares=True) as pairs:
            return [await pairs.compare(seed) for seed in seeds]

    return asyncio.run(one_after_another())


if __name__ == "__main__":
    sys.exit(main())
