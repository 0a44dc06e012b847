"""``proof-mentor-rules``: ten thousand invented organisations 無作為の組織, and no pair that breaks a hard rule.

A plan for each, orders half way through its year, and a plan for whoever lost a mentor by them.
"""

import argparse
import sys
from collections.abc import Sequence

from bench.mentors_cities import looked_at
from bench.record import PROOFS, Figures, run

MOST_FINDINGS = 20


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--organisations", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0, help="of the first; the others follow")
    return run("proof-mentor-rules", parser, measure, argv, kept_in=PROOFS)


async def measure(given: argparse.Namespace) -> Figures:
    pairs = ended = again = 0
    found: list[str] = []
    for seed in range(given.seed, given.seed + given.organisations):
        seen = looked_at(seed)
        pairs, ended, again = pairs + seen.pairs, ended + seen.ended, again + seen.again
        found += [f"{seed}: {it}" for it in seen.broken]
    return {
        "seed": given.seed,
        "organisations": given.organisations,
        "pairs": pairs,
        "ended_by_orders": ended,
        "made_again": again,
        "violations": len(found),
        "findings": found[:MOST_FINDINGS],
    }


if __name__ == "__main__":
    sys.exit(main())
