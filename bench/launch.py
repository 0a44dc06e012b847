"""``launch``: a cycle 一斉開始 of so many cases with rows and letters, until everything is quiet."""

import argparse
import sys
from collections.abc import Sequence

from bench.bare import start_bare
from bench.bed import Bed, Plan, bed
from bench.launched import launch
from bench.record import Figures, run


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=1000)
    return run("launch", parser, measure, argv)


async def measure(given: argparse.Namespace) -> Figures:
    async with bed(Plan(people=given.cases)) as stands:
        bare = await _bare_starts(stands, given.cases, "before")
        cases, seconds = await launch(stands)
        bare = (bare + await _bare_starts(stands, given.cases, "after")) / 2
        return {
            "cases": cases,
            "seconds": round(seconds, 2),
            "cases_per_s": round(cases / seconds, 1),
            "bare_per_s": round(bare, 1),
            "ratio": round(cases / seconds / bare, 2),
        }


async def _bare_starts(stands: Bed, count: int, name: str) -> float:
    """Bare starts per second, half before and half after, so that a growing store is fair to both."""
    names = [f"{name}-{nth}" for nth in range(max(count // 2, 1))]
    return len(names) / await start_bare(stands.installation.client, names)


if __name__ == "__main__":
    sys.exit(main())
