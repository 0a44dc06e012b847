"""``proof-mentoring``: a programme's year メンター・OJTの一年 under kill -9 強制終了; every pair ends with a reason, no place twice.

Only the programme is opened, in a city with many new staff: decisions of one or two officers, refusals,
silence, talks, plans, changes and orders, drawn from the seed. Month by month, and at the end, the
book's file and all other bytes of the city are looked at from outside.
"""

import argparse
import asyncio
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlmodel import col

from bench.aftermath import ask
from bench.bed import Bed, Plan, bed, kept_alive
from bench.checks import findings
from bench.engine_truth import engine_findings
from bench.mentoring_changes import MentoringChanges
from bench.mentoring_people import MentoringPeople
from bench.mentoring_watcher import Watcher
from bench.proof_kills import Killer
from bench.proof_one_on_one import HOUR, TARGETS, Rest
from bench.proof_years import MOST_FINDINGS
from bench.record import PROOFS, Figures, run
from bench.talk_city import launch_only
from bench.talk_letters import forget_the_dead, until_all_left
from bench.talk_people import TalkPeople
from models.mentoring.year import programme_year
from models.tables.cycle import CycleRow

FIRST_DAY: Final = (4, 1)
BUSY: Final = (((4, 2), (5, 15)), ((4, 2), (5, 15)), ((5, 16), (3, 31)))
"""Two thirds of the kills fall into the weeks in which pairs come about, the others into the year."""
UNTIL: Final = date(2027, 6, 1)
"""The last surveys are over some weeks after the period's end."""
PEOPLE_PER_PAIR: Final = 5


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--city", default="kofu")
    parser.add_argument("--until", type=date.fromisoformat, default=UNTIL)
    return run("proof-mentoring", parser, measure, argv, kept_in=PROOFS)


@dataclass(frozen=True)
class Year:
    """Whoever acts in it, what happens to it, and who looks on."""

    people: MentoringPeople
    talks: TalkPeople
    changes: MentoringChanges
    killer: Killer
    watcher: Watcher


async def measure(given: argparse.Namespace) -> Figures:
    begun, people = time.monotonic(), PEOPLE_PER_PAIR * given.pairs
    async with bed(Plan(people, given.city, given.seed)) as stands:
        year = await _opened(stands, given)
        async with kept_alive(stands):
            rest = Rest(stands)
            days = await _live(rest, given.until, year)
            await year.killer.rest()
            await until_all_left(stands.installation)
            is_over = given.until >= UNTIL
            await year.watcher.look(is_over=is_over)
            said = [*year.people.voice.log.said, *year.talks.log.said]
            found = findings(stands.book, said, is_over=is_over)
            found += await engine_findings(stands)
        found += year.watcher.found
        if is_over and len(year.killer.done) < given.kills:
            found.append(f"only {len(year.killer.done)} of {given.kills} kills happened")
        refused = [*year.people.voice.log.refused, *year.talks.log.refused]
        return {
            "seed": given.seed,
            "city": given.city,
            "people": people,
            "days": days,
            "seconds": round(time.monotonic() - begun, 1),
            "kills": dict(Counter(year.killer.done)),
            "changes": dict(year.changes.done),
            **_left_behind(stands),
            "submissions": len(said),
            "refused": dict(Counter(it.rpartition(": ")[2] for it in refused)),
            "decisions": year.people.decisions,
            "notes": year.people.notes,
            "compared": year.watcher.looks,
            "slow": rest.slow,
            "violations": len(found),
            "findings": found[:MOST_FINDINGS],
        }


async def _opened(stands: Bed, given: argparse.Namespace) -> Year:
    programme = stands.installation.policy.programmes[0]
    await launch_only(stands, programme_year(programme), FIRST_DAY, newcomers=given.pairs)
    async with stands.installation.database.reading() as session:
        cycle_id = (await session.scalars(select(col(CycleRow.id)))).one()
    return Year(
        people=MentoringPeople(stands, cycle_id),
        talks=TalkPeople(stands.installation, given.seed),
        changes=MentoringChanges(stands, given.pairs),
        killer=Killer(stands, given.kills, targets=TARGETS, busy=BUSY),
        watcher=Watcher(stands, programme),
    )


async def _live(rest: Rest, until: date, year: Year) -> int:
    """Open day after open day until no case is open; returns the days lived."""
    stands, clock = rest.stands, rest.clock
    days, lived, month = stands.installation.days, 0, 0
    while (today := days.local_day(await clock.now())) < until and _is_open(stands):
        if today.month != month:
            month = today.month
            await clock.settle()
            await year.watcher.look()
        await forget_the_dead(stands.installation)
        await year.killer.each_day(today)
        await year.changes.of_day(today)
        await asyncio.gather(year.people.act(), year.talks.act(await clock.now()))
        await rest.advance_to(days.opening(days.after(today, 1)) + HOUR)
        lived += 1
    return lived


def _is_open(stands: Bed) -> bool:
    return bool(ask(stands.book, "SELECT 1 FROM cases WHERE state <> 'closed' LIMIT 1"))


def _left_behind(stands: Bed) -> Figures:
    """What became of the pairs, their talks and cases, and what was sent."""

    def counted(question: str) -> dict[str, int]:
        return {str(name): int(n) for name, n in ask(stands.book, question)}

    return {
        "cases": counted("SELECT process || ' ' || outcome, count(*) FROM cases GROUP BY 1"),
        "pairs": int(ask(stands.book, "SELECT count(*) FROM pairs")[0][0]),
        "started": int(
            ask(stands.book, "SELECT count(*) FROM pairs WHERE started_on IS NOT NULL")[0][0]
        ),
        "reasons": counted("SELECT end_reason, count(*) FROM pairs GROUP BY 1"),
        "sheets": counted("SELECT step, count(*) FROM pair_sheets GROUP BY 1"),
        "talks": counted("SELECT state, count(*) FROM talks GROUP BY 1"),
        "acts": counted("SELECT act, count(*) FROM messages GROUP BY 1"),
        "letters": counted("SELECT state, count(*) FROM letters GROUP BY 1"),
        "pages": int(ask(stands.book, "SELECT count(*) FROM pages")[0][0]),
    }


if __name__ == "__main__":
    sys.exit(main())
