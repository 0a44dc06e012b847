"""``idle``: what so many waiting cases 待っている案件 cost in memory and on disk."""

import argparse
import asyncio
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.bed import WORK, Bed, Plan, bed
from bench.launched import launch, open_tasks
from bench.people import submit_all
from bench.record import Figures, run
from models.evaluation.steps import Step

REST_SECONDS = 5.0
"""Caches settle; a figure taken in the middle of the launch would be the launch's."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--awake", type=int, default=0, help="so many have submitted once")
    return run("idle", parser, measure, argv)


async def measure(given: argparse.Namespace) -> Figures:
    async with bed(Plan(people=given.cases, processes=(WORK,))) as stands:
        empty = _disk_kb(stands)
        cases, _ = await launch(stands)
        awake = (await open_tasks(stands, Step.DRAFT_GOALS))[: given.awake]
        await submit_all(stands, awake, 32)
        await asyncio.sleep(REST_SECONDS)
        disk = _disk_kb(stands)
        return {
            "cases": cases,
            "awake": len(awake),
            "rss_mb": {"worker": stands.rss_mb(WORK), "engine": stands.rss_mb("engine")},
            "disk_kb_per_case": {
                name: round((disk[name] - empty[name]) / cases, 1) for name in disk
            },
        }


def _disk_kb(stands: Bed) -> dict[str, float]:
    """Kilobytes of the book and of the engine's store, with their write-ahead logs."""
    folder = stands.settings.data_dir
    return {
        "book": _size(folder.glob("ayumi.sqlite3*")),
        "engine": _size((folder / "engine").glob("engine.db*")),
    }


def _size(files: Iterable[Path]) -> float:
    return sum(file.stat().st_size for file in files) / 1024


if __name__ == "__main__":
    sys.exit(main())
