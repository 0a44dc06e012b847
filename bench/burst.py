"""``burst``: the last minutes before a deadline 締切間際: so many presses over HTTP within 15 s, whatever the answers take."""

import argparse
import asyncio
import sys
import time
from collections.abc import Sequence

from bench.aftermath import lost, twice, until_all_answered
from bench.bed import CASES, DUTIES, MANY_PAGES, Plan, bed
from bench.browser import Unreachable
from bench.http_people import AtTheButton, sit_down
from bench.launched import launch, open_tasks
from bench.record import Figures, ms, percentile, run
from models.evaluation.steps import Step

ACCEPTED = 303
APPLY_LIMIT = 600.0


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--submissions", type=int, default=3000)
    parser.add_argument("--within", type=float, default=15.0, help="seconds")
    return run("burst", parser, measure, argv)


async def measure(given: argparse.Namespace) -> Figures:
    people = given.submissions * 115 // 100  # some people are outside the evaluation
    async with bed(Plan(people=people, processes=(CASES, DUTIES, MANY_PAGES))) as stands:
        await launch(stands)
        tasks = (await open_tasks(stands, Step.DRAFT_GOALS))[: given.submissions]
        sitting = await sit_down(stands, tasks)
        begun = time.monotonic()
        pressed = await asyncio.gather(
            *(
                _press_at(one, begun + given.within * nth / len(sitting))
                for nth, one in enumerate(sitting)
            )
        )
        accepted_in = time.monotonic() - begun
        applied_after = await until_all_answered(stands.book, APPLY_LIMIT)
        taken = [(one, took) for one, took in zip(sitting, pressed, strict=True) if took >= 0]
        return {
            "submissions": len(sitting),
            "offered_per_s": round(len(sitting) / given.within, 1),
            "accepted": len(taken),
            "receipts_per_s": round(len(taken) / accepted_in, 1),
            "p50_ms": ms(percentile([took for _, took in taken], 0.5)),
            "p99_ms": ms(percentile([took for _, took in taken], 0.99)),
            "seconds": round(accepted_in, 2),
            "applied_seconds": None
            if applied_after is None
            else round(accepted_in + applied_after, 1),
            "lost": lost(stands.book, (one.nonce for one, _ in taken)),
            "twice": twice(stands.book),
        }


async def _press_at(one: AtTheButton, moment: float) -> float:
    """Presses at its own moment; seconds from that moment until 受け付けました, or -1."""
    await asyncio.sleep(max(moment - time.monotonic(), 0))
    try:
        answer = await one.press()
    except Unreachable:
        return -1.0
    finally:
        await one.browser.close()
    took = time.monotonic() - moment
    return took if answer.status == ACCEPTED and "other=1" not in answer.location else -1.0


if __name__ == "__main__":
    sys.exit(main())
