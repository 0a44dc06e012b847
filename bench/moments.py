"""Moments of a running year 控えの時点: days drawn from a seed, on which the book is backed up while work goes on."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from ayumi.backup import backup
from bench.aftermath import ask
from bench.bed import Bed
from bench.checks import Said
from bench.year import Residents

NONCES = "SELECT nonce FROM receipts"
LOOK_SECONDS = 0.01
MOST_WAITED_FOR = 12
"""Submissions that are let pass at most before a backup among them begins."""


@dataclass(frozen=True)
class Kept:
    """One backup: all that people had been told by the time it began must stand in it.

    ``seconds`` is therefore how far it may be behind the last commit when it is whole; ``lacking``
    counts the submissions that were acknowledged meanwhile and are not in it.
    """

    file: Path
    day: date
    said: tuple[Said, ...]
    seconds: float
    lacking: int


def days_between(first: date, last: date, count: int, rng: Random) -> list[date]:
    """One random day of each of ``count`` equal parts of the time, in order."""
    span = (last - first).days / count
    return [
        date.fromordinal(first.toordinal() + int(span * (nth + rng.random())))
        for nth in range(count)
    ]


class Keeper:
    """Backs the book up on its days: by turns some moments into the day, and among submissions."""

    def __init__(
        self, stands: Bed, people: Residents, folder: Path, days: Sequence[date], rng: Random
    ) -> None:
        self._stands = stands
        self._people = people
        self._folder = folder
        self._waiting = list(enumerate(days))
        self._rng = rng
        self._going: list[asyncio.Task[None]] = []
        self._is_over = False
        self.kept: list[Kept] = []

    async def each_day(self, today: date) -> None:
        """Begins what is due, while the day goes on."""
        while self._waiting and self._waiting[0][1] <= today:
            nth, day = self._waiting.pop(0)
            keep = self._among_submissions if nth % 2 else self._in_the_day
            self._going.append(asyncio.create_task(keep(nth, day)))

    async def rest(self) -> None:
        """The year is over: whoever still waits for a submission waits no longer."""
        self._is_over = True
        await asyncio.gather(*self._going)

    async def _in_the_day(self, nth: int, day: date) -> None:
        await asyncio.sleep(self._rng.random())
        await self._keep(nth, day)

    async def _among_submissions(self, nth: int, day: date) -> None:
        said = self._people.log.said
        enough = len(said) + self._rng.randint(1, MOST_WAITED_FOR)
        while len(said) < enough and not self._is_over:  # noqa: ASYNC110 -- a plain list
            await asyncio.sleep(LOOK_SECONDS)
        await self._keep(nth, day)

    async def _keep(self, nth: int, day: date) -> None:
        log, file = self._people.log, self._folder / f"{nth:03}.book"
        said, begun = tuple(log.said), time.monotonic()
        await backup(self._stands.settings.database, file)
        seconds = time.monotonic() - begun
        lacking = {it.nonce for it in log.said} - {*(it for (it,) in ask(file, NONCES))}
        self.kept.append(Kept(file, day, said, seconds, len(lacking)))
