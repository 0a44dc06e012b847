"""``proof-restore``: a year is backed up at random moments, and each backup restored 復元 on an empty engine.

Workers run while the product's own backup is made, every second time in the middle of submissions. What
is restored is compared with its backup, and no letter leaves before it is released.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from ayumi.engine import EmbeddedEngine
from bench.bed import CASES, DUTIES, Bed, Plan, bed, kept_alive
from bench.drill import Drilled, drill
from bench.launched import launch
from bench.moments import Keeper, Kept, days_between
from bench.proof_years import MOST_FINDINGS
from bench.record import PROOFS, Figures, percentile, run
from bench.year import Residents, live

UNTIL = date(2027, 4, 15)
"""The last time in which people act begins here; moments after it would all be alike."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--until", type=date.fromisoformat, default=UNTIL)
    return run("proof-restore", parser, measure, argv, kept_in=PROOFS)


async def measure(given: argparse.Namespace) -> Figures:
    with tempfile.TemporaryDirectory(prefix="ayumi-restore-") as folder:
        begun = time.monotonic()
        kept, stood = await _backed_up(given, Path(folder))
        lived = time.monotonic() - begun
        async with _an_empty_engine(Path(folder)) as engine:
            drilled = await drill((it, _an_empty_place(stood, engine, it.file)) for it in kept)
    found = [
        f"{it.day}: {what}" for it, seen in zip(kept, drilled, strict=True) for what in _wrong(seen)
    ]
    if len(kept) < given.moments:
        found.append(f"only {len(kept)} of {given.moments} moments came")
    return {
        "seed": given.seed,
        "people": given.people,
        "seconds_lived": round(lived, 1),
        **_of_backups(kept),
        **_of_restores(drilled),
        "violations": len(found),
        "findings": found[:MOST_FINDINGS],
    }


async def _backed_up(given: argparse.Namespace, folder: Path) -> tuple[list[Kept], Bed]:
    """Lives the year and backs it up on the way; the backups, and the bed they are from."""
    rng = Random(given.seed)
    async with bed(Plan(given.people, seed=given.seed, processes=(CASES, DUTIES))) as stands:
        await launch(stands)
        people = Residents(stands, over_http=False)
        first = stands.installation.days.local_day(await stands.installation.time_machine().now())
        days = days_between(first, given.until, given.moments, rng)
        keeper = Keeper(stands, people, folder, days, rng)
        async with kept_alive(stands):
            await live(stands, people, given.until, keeper.each_day)
            await keeper.rest()
    return sorted(keeper.kept, key=lambda it: it.file), stands


@asynccontextmanager
async def _an_empty_engine(folder: Path) -> AsyncIterator[EmbeddedEngine]:
    """One process for all restores; each has a namespace in which nothing ever was."""
    engine = EmbeddedEngine(folder / "engine")
    try:
        await engine.start()
        yield engine
    finally:
        await engine.stop()


def _an_empty_place(stood: Bed, engine: EmbeddedEngine, file: Path) -> Bed:
    place = file.with_suffix("")
    settings = stood.settings.model_copy(
        update={
            "data_dir": place,
            "database_url": f"sqlite+aiosqlite:///{place / 'ayumi.sqlite3'}",
            "temporal_address": engine.address,
            "temporal_namespace": f"restored-{file.stem}",
        }
    )
    return replace(stood, settings=settings, engine=engine, children={})


def _wrong(seen: Drilled) -> list[str]:
    letters = [f"{seen.left_while_held} letters left while held"] if seen.left_while_held else []
    return [*(f"differs: {it}" for it in seen.differences), *seen.findings, *letters]


def _of_backups(kept: Sequence[Kept]) -> Figures:
    return {
        "moments": len(kept),
        "rpo_s": round(max((it.seconds for it in kept), default=0.0), 3),
        "acknowledged_meanwhile": sum(it.lacking for it in kept),
        "acknowledged_before": sum(len(it.said) for it in kept),
    }


def _of_restores(drilled: Sequence[Drilled]) -> Figures:
    took = [it.seconds for it in drilled]
    return {
        "cases": sum(it.cases for it in drilled),
        "among_submissions": sum(it.unheard > 0 for it in drilled),
        "differences": sum(len(it.differences) for it in drilled),
        "left_while_held": sum(it.left_while_held for it in drilled),
        "left_when_released": sum(it.left_when_released for it in drilled),
        "rto_p50_s": round(percentile(took, 0.5), 2),
        "rto_s": round(max(took, default=0.0), 2),
    }


if __name__ == "__main__":
    sys.exit(main())
