"""``proof-sealed``: pairs of worlds 対の世界 that differ in one application; nobody else's byte may differ (T03, S15).

The worlds are those of ``tests/secrecy``: the real pages, letters and commands, and processes fed by hand. Nothing
leaves the machine, and no port is opened.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from typing import Final

from bench.record import PROOFS, Figures, run
from tests.secrecy.pairs import the_pairs
from tests.secrecy.people import VIEWERS

MOST_FINDINGS: Final = 20


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1000, help="of the first pair")
    return run("proof-sealed", parser, measure, argv, kept_in=PROOFS)


async def measure(given: argparse.Namespace) -> Figures:
    begun, moments, stories = time.monotonic(), Counter[str](), Counter[str]()
    looked, differ = 0, list[str]()
    async with the_pairs(shares=True) as pairs:
        for seed in range(given.seed, given.seed + given.pairs):
            compared = await pairs.compare(seed)
            moments[compared.moment] += 1
            stories[str(compared.story.withdraws_at or "stays")] += 1
            looked += compared.looked
            differ += [f"{seed} {it}" for it in (*compared.differ, *compared.faults)]
    return {
        "pairs": given.pairs,
        "seed": given.seed,
        "viewers": len(VIEWERS),
        "moments": dict(moments),
        "withdrawn": dict(stories),
        "compared": looked,
        "seconds": round(time.monotonic() - begun, 1),
        "violations": len(differ),
        "findings": differ[:MOST_FINDINGS],
    }


if __name__ == "__main__":
    sys.exit(main())
