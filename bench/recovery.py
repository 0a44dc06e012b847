"""``recovery``: kill -9 of worker, engine and pages under submissions 強制終了: how soon people are served again."""

import argparse
import asyncio
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from bench.aftermath import ask, lost, twice, until_all_answered
from bench.bed import CASES, DUTIES, PAGES, Bed, Plan, bed, kept_alive
from bench.http_people import AtTheButton, sit_down
from bench.launched import launch, open_tasks
from bench.record import Figures, run
from models.evaluation.steps import Step

PER_SECOND = 5.0
BEFORE, AFTER = 10, 50
"""Presses before a kill, and in all for one kill."""

APPLY_LIMIT = 60.0


@dataclass(frozen=True)
class Pressed:
    """One press: when it was made and when 受け付けました came, on the monotonic clock."""

    nonce: str
    made: float
    taken: float
    applied: float


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--presses", type=int, default=AFTER, help="for each of the three kills")
    return run("recovery", parser, measure, argv)


async def measure(given: argparse.Namespace) -> Figures:
    people = given.presses * 4 + 10
    async with bed(Plan(people=people, processes=(CASES, DUTIES, PAGES))) as stands:
        await launch(stands)
        tasks = await open_tasks(stands, Step.DRAFT_GOALS)
        sitting = await sit_down(stands, tasks[: given.presses * 3])
        figures: Figures = {}
        nonces: list[str] = []
        async with kept_alive(stands):
            for nth, name in enumerate((CASES, "engine", PAGES)):
                share = sitting[nth * given.presses : (nth + 1) * given.presses]
                figures[name], pressed = await _killed(stands, name, share)
                nonces += [it.nonce for it in pressed]
            await until_all_answered(stands.book, APPLY_LIMIT)
        return {
            "kills": figures,
            "receipt_again_s": max(it["receipt_again_s"] for it in figures.values()),
            "applied_again_s": max(it["applied_again_s"] for it in figures.values()),
            "submissions": len(nonces),
            "lost": lost(stands.book, nonces),
            "twice": twice(stands.book),
        }


async def _killed(
    stands: Bed, name: str, sitting: Sequence[AtTheButton]
) -> tuple[Figures, list[Pressed]]:
    """Presses come steadily; one process is killed among them."""
    begun = time.monotonic()
    killed = begun + min(BEFORE, len(sitting) // 3) / PER_SECOND

    async def kill() -> None:
        await asyncio.sleep(killed - time.monotonic())
        await asyncio.to_thread(stands.kill, name)

    killing = asyncio.create_task(kill())
    pressed = await asyncio.gather(
        *(_press(stands, one, begun + nth / PER_SECOND) for nth, one in enumerate(sitting))
    )
    await killing
    after = [it for it in pressed if it.made >= killed]
    return {
        "receipt_again_s": round(min(it.taken for it in after) - killed, 2),
        "longest_receipt_s": round(max(it.taken - it.made for it in after), 2),
        "applied_again_s": round(min(it.applied for it in after) - killed, 2),
        "longest_applied_s": round(max(it.applied - it.made for it in after), 2),
    }, list(pressed)


async def _press(stands: Bed, one: AtTheButton, moment: float) -> Pressed:
    await asyncio.sleep(max(moment - time.monotonic(), 0))
    made = time.monotonic()
    await one.press_until_answered()
    taken = time.monotonic()
    await one.browser.close()
    with suppress(TimeoutError):
        async with asyncio.timeout(APPLY_LIMIT):
            while not await asyncio.to_thread(_is_applied, stands, one.nonce):  # noqa: ASYNC110 -- another process
                await asyncio.sleep(0.1)
    return Pressed(one.nonce, made, taken, time.monotonic())


def _is_applied(stands: Bed, nonce: str) -> bool:
    return bool(
        ask(stands.book, "SELECT 1 FROM receipts WHERE nonce = ? AND state = 'applied'", nonce)
    )


if __name__ == "__main__":
    sys.exit(main())
