"""The restore drill 復元訓練: one backup goes back into an empty place on an empty engine, and is looked at."""

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from ayumi.backup import release, restore
from ayumi.cycles import launch_cycles
from ayumi.installation import Installation, open_installation
from ayumi.reaching import ready_client
from ayumi.working import workers_of
from bench.aftermath import ask, unanswered
from bench.bed import Bed
from bench.book_compared import moved, not_copied, not_kept
from bench.checks import findings
from bench.engine_truth import engine_findings
from bench.moments import Kept
from bench.year import HOUR
from models.queries.audit_chain import verify

ENGINE_SECONDS = timedelta(seconds=60)
RECEIVED = "SELECT count(*) FROM practice_letters"


@dataclass(frozen=True)
class Drilled:
    """What one restore showed. ``seconds``: from the file until every case was back and at rest."""

    seconds: float
    cases: int
    unheard: int
    """Messages that waited for their page in the backup: it was taken among submissions."""
    left_while_held: int
    left_when_released: int
    differences: list[str]
    findings: list[str]


async def drill(pairs: Iterable[tuple[Kept, Bed]]) -> list[Drilled]:
    """Restores each backup into its empty place, one after another.

    A place that has been looked at closes while the next is filled: its workers take two seconds.
    """
    seen = []
    async with asyncio.TaskGroup() as closing:
        for kept, place in pairs:
            told: asyncio.Future[Drilled] = asyncio.get_running_loop().create_future()
            closing.create_task(_one(kept, place, told))
            seen.append(await told)
    return seen


async def _one(kept: Kept, place: Bed, told: asyncio.Future[Drilled]) -> None:
    """Restores, rebuilds, works, looks; a day later it releases the letters."""
    begun = time.monotonic()
    await restore(place.settings.database, kept.file)
    took = time.monotonic() - begun
    differences = not_copied(kept.file, place.book)
    begun = time.monotonic()
    installation = open_installation(
        place.settings, await ready_client(place.settings, ENGINE_SECONDS)
    )
    stands = replace(place, installation=installation)
    try:
        cases = await installation.rebuilder.all()
        await launch_cycles(installation)
        async with workers_of(installation):
            await installation.time_machine().settle()
            took += time.monotonic() - begun
            found = await _looked_at(kept, stands)
            differences += await _compared(kept, stands)
            held, released = await _letters(kept, stands)
            unheard = unanswered(kept.file)
            told.set_result(Drilled(took, cases, unheard, held, released, differences, found))
    finally:
        await installation.database.close()


async def _looked_at(kept: Kept, stands: Bed) -> list[str]:
    """The invariants, each case's run and the audit chain, all letters being held."""
    over = [it[0] for it in ask(kept.file, "SELECT id FROM cases WHERE state = 'closed'")]
    found = await asyncio.to_thread(findings, stands.book, kept.said, is_over=False)
    on_their_way = {
        it[0] for it in ask(kept.file, "SELECT id FROM letters WHERE state = 'claimed'")
    }
    found = [it for it in found if not _is_on_its_way(it, on_their_way)]
    found += await engine_findings(stands, without_run=over)
    async with stands.installation.database.reading() as session:
        verdict = await verify(session)
    if not verdict.is_sound:
        found.append(f"I6: the audit chain breaks at {verdict.at_seq}: {verdict.finding}")
    return found


def _is_on_its_way(finding: str, letters: set[str]) -> bool:
    """A letter handed over when the backup was taken is there and not yet noted as sent, and stays so held."""
    return any(finding.startswith(f"I4: letter {it} is sent and not there") for it in letters)


async def _compared(kept: Kept, stands: Bed) -> list[str]:
    now = (await stands.installation.time_machine().now()).strftime("%Y-%m-%d %H:%M:%S")
    return not_kept(kept.file, stands.book) + moved(kept.file, stands.book, f"{now}.999999")


async def _letters(kept: Kept, stands: Bed) -> tuple[int, int]:
    """How many letters left while held, a whole day long, and how many when they were released."""
    installation, before = stands.installation, ask(kept.file, RECEIVED)[0][0]
    await _until_next_morning(installation)
    held = ask(stands.book, RECEIVED)[0][0] - before
    await release(installation.database)
    while await installation.post_office.deliver_once():
        pass
    return held, ask(stands.book, RECEIVED)[0][0] - before - held


async def _until_next_morning(installation: Installation) -> None:
    """A day goes by under the hold, so that letters want to leave: rounds, reminders, what cases write."""
    days, clock = installation.days, installation.time_machine()
    today = days.local_day(await clock.now())
    await clock.advance_to(days.opening(days.after(today, 1)) + HOUR)
