"""``proof-one-on-one``: a year of 1on1 under kill -9 強制終了; nobody twice, nothing lost, no orphan in any calendar.

Only the year of 1on1 is opened. Letters leave as mails to a server of the proof's own, where a calendar
of each person takes them in as they come; month by month, and at the end, all of it is compared with
the book from outside.
"""

import argparse
import asyncio
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from bench.aftermath import ask
from bench.bed import CASES, DUTIES, Bed, Plan, bed, kept_alive
from bench.checks import findings
from bench.engine_truth import engine_findings
from bench.mail_sink import MailSink
from bench.proof_kills import Killer
from bench.proof_years import MOST_FINDINGS
from bench.record import PROOFS, Figures, run
from bench.talk_changes import Changes
from bench.talk_city import launch_series
from bench.talk_letters import forget_the_dead
from bench.talk_people import TalkPeople
from bench.talk_watcher import Watcher, restless

UNTIL: Final = date(2027, 4, 20)
TARGETS: Final = (CASES, "engine", DUTIES)
ALL_YEAR: Final = (((4, 10), (3, 20)),)
HOUR: Final = timedelta(hours=1)
MOST_DELAYS, MOST_NAMED = 10, 5


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--until", type=date.fromisoformat, default=UNTIL)
    return run("proof-one-on-one", parser, measure, argv, kept_in=PROOFS)


class Rest:
    """Moves the clock on, however long processes take to come back on a busy machine; notes each delay."""

    def __init__(self, stands: Bed) -> None:
        self.stands = stands
        self.clock = stands.installation.time_machine()
        self.slow: list[str] = []

    async def advance_to(self, moment: datetime) -> None:
        """Raises TimeoutError, with what the city waits for, after ten times two minutes."""
        for _ in range(MOST_DELAYS):
            try:
                await self.clock.advance_to(moment)
            except TimeoutError:
                waits = await asyncio.to_thread(restless, self.stands.book)
                self.slow.append(f"{moment:%m-%d}: {'; '.join(waits[:MOST_NAMED])}")
            else:
                return
        raise TimeoutError(self.slow[-1])


async def measure(given: argparse.Namespace) -> Figures:
    begun, sink = time.monotonic(), MailSink()
    sink.start()
    try:
        return await _lived(given, sink, begun)
    finally:
        sink.stop()


async def _lived(given: argparse.Namespace, sink: MailSink, begun: float) -> Figures:
    plan = Plan(given.people, "kofu", given.seed, smtp_port=sink.port)
    async with bed(plan) as stands:
        series = await launch_series(stands)
        people = TalkPeople(stands.installation, given.seed)
        changes = Changes(stands, people)
        killer = Killer(stands, given.kills, targets=TARGETS, busy=ALL_YEAR)
        watcher = Watcher(stands.installation, stands.book, sink, changes.aways)
        async with kept_alive(stands):
            rest = Rest(stands)
            days = await _live(rest, given.until, people, changes, killer, watcher)
            await killer.rest()
            is_over = given.until >= UNTIL
            await watcher.look(is_over=is_over)
            found = findings(stands.book, people.log.said, is_over=is_over, has_mailbox=False)
            found += await engine_findings(stands)
        found += watcher.found
        if is_over and len(killer.done) < given.kills:
            found.append(f"only {len(killer.done)} of {given.kills} kills happened")
        return {
            "seed": given.seed,
            "people": given.people,
            "series": series,
            "days": days,
            "seconds": round(time.monotonic() - begun, 1),
            "kills": dict(Counter(killer.done)),
            "changes": dict(changes.done),
            **_left_behind(stands),
            "submissions": len(people.log.said),
            "refused": dict(Counter(it.partition(": ")[2] for it in people.log.refused)),
            "mails": watcher.mails,
            "compared": watcher.looks,
            "slow": rest.slow,
            "violations": len(found),
            "findings": found[:MOST_FINDINGS],
        }


async def _live(
    rest: Rest,
    until: date,
    people: TalkPeople,
    changes: Changes,
    killer: Killer,
    watcher: Watcher,
) -> int:
    """Open day after open day until no series is open; returns the days lived."""
    stands, clock = rest.stands, rest.clock
    days, lived, month = stands.installation.days, 0, 0
    while (today := days.local_day(await clock.now())) < until and _open(stands):
        if today.month != month:
            month = today.month
            await watcher.look()
        await forget_the_dead(stands.installation)
        await killer.each_day(today)
        await asyncio.gather(people.act(await clock.now()), changes.of_day(today))
        await rest.advance_to(days.opening(days.after(today, 1)) + HOUR)
        lived += 1
    return lived


def _open(stands: Bed) -> bool:
    return bool(ask(stands.book, "SELECT 1 FROM cases WHERE state <> 'closed' LIMIT 1"))


def _left_behind(stands: Bed) -> Figures:
    """What became of the talks, how often times moved, and what was sent."""

    def counted(question: str) -> dict[str, int]:
        return {str(name): int(n) for name, n in ask(stands.book, question)}

    return {
        "outcomes": counted("SELECT outcome, count(*) FROM cases GROUP BY 1"),
        "talks": counted("SELECT state, count(*) FROM talks GROUP BY 1"),
        "moved": int(ask(stands.book, "SELECT coalesce(sum(moves), 0) FROM talks")[0][0]),
        "acts": counted("SELECT act, count(*) FROM messages GROUP BY 1"),
        "letters": counted("SELECT state, count(*) FROM letters GROUP BY 1"),
        "pages": int(ask(stands.book, "SELECT count(*) FROM pages")[0][0]),
    }


if __name__ == "__main__":
    sys.exit(main())
