"""``proof-challenge-job``: a whole campaign 庁内公募の一年 under kill -9 強制終了; nobody twice, nothing lost, nothing told.

Only the campaign is opened: postings, panels, applications, two calls, answers, transfers. What each
means to do is drawn from the seed. At every stage, and at the end, the book's file and all other bytes
of the city are looked at from outside.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlmodel import col

from bench.aftermath import ask
from bench.bed import Bed, Plan, bed, kept_alive
from bench.checks import findings
from bench.engine_truth import engine_findings
from bench.posting_changes import PostingChanges
from bench.posting_people import PostingPeople
from bench.posting_watcher import Watcher
from bench.proof_kills import Killer
from bench.proof_one_on_one import HOUR, TARGETS, Rest
from bench.proof_years import MOST_FINDINGS
from bench.record import PROOFS, Figures, run
from bench.talk_city import launch_only
from bench.talk_letters import forget_the_dead, until_all_left
from models.challenge_job.days import Stage
from models.challenge_job.year import CAMPAIGN_YEAR
from models.queries.campaigns import campaign_days
from models.tables.cycle import CycleRow

FIRST_DAY: Final = (8, 20)
BUSY: Final = (
    ((8, 24), (9, 10)),
    ((10, 1), (11, 5)),
    ((12, 14), (12, 21)),
    ((1, 20), (2, 26)),
    ((3, 1), (3, 12)),
)
"""When most happens: postings, applications, orders of panels, results and answers of both calls."""
UNTIL: Final = date(2027, 4, 5)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=2026)
    return run("proof-challenge-job", parser, measure, argv, kept_in=PROOFS)


async def measure(given: argparse.Namespace) -> Figures:
    begun = time.monotonic()
    async with bed(Plan(given.people, "kofu", given.seed)) as stands:
        await launch_only(stands, CAMPAIGN_YEAR, FIRST_DAY)
        cycle_id = await _cycle(stands)
        people, changes = PostingPeople(stands, cycle_id), PostingChanges(stands)
        killer = Killer(stands, given.kills, targets=TARGETS, busy=BUSY)
        watcher = Watcher(stands, cycle_id)
        async with kept_alive(stands):
            rest = Rest(stands)
            days = await _live(rest, cycle_id, people, changes, killer, watcher)
            await killer.rest()
            await until_all_left(stands.installation)
            await watcher.look()
            found = findings(stands.book, people.voice.log.said)
            found += await engine_findings(stands)
        found += [*watcher.found, *people.found]
        if len(killer.done) < given.kills:
            found.append(f"only {len(killer.done)} of {given.kills} kills happened")
        if watcher.calls < len(("first", "second")):
            found.append(f"P4: results of {watcher.calls} calls alone were reckoned anew")
        return {
            "seed": given.seed,
            "people": given.people,
            "days": days,
            "seconds": round(time.monotonic() - begun, 1),
            "kills": dict(Counter(killer.done)),
            "changes": dict(changes.done),
            **_left_behind(stands),
            "submissions": len(people.voice.log.said),
            "refused": dict(Counter(people.voice.log.refused)),
            "came_too_late": people.late,
            "compared": watcher.looks,
            "slow": rest.slow,
            "violations": len(found),
            "findings": found[:MOST_FINDINGS],
        }


async def _cycle(stands: Bed) -> str:
    async with stands.installation.database.reading() as session:
        return (await session.scalars(select(col(CycleRow.id)))).one()


async def _live(
    rest: Rest,
    cycle_id: str,
    people: PostingPeople,
    changes: PostingChanges,
    killer: Killer,
    watcher: Watcher,
) -> int:
    """Open day after open day on which people act, until the transfers; returns the days lived."""
    stands, days, lived, looked = rest.stands, rest.stands.installation.days, 0, set[Stage]()
    while (today := days.local_day(await rest.clock.now())) < UNTIL:
        stages = await _stages(stands, cycle_id)
        if passed := {it for it, day in stages.items() if day <= today} - looked:
            looked |= passed
            await watcher.look()
        await forget_the_dead(stands.installation)
        await killer.each_day(today)
        await changes.of_day(today)
        await people.act()
        await rest.advance_to(_following(today, stages, rest))
        lived += 1
    return lived


async def _stages(stands: Bed, cycle_id: str) -> dict[Stage, date]:
    async with stands.installation.database.reading() as session:
        days = await campaign_days(session, cycle_id)
    return {it: days[it] for it in Stage}


def _following(today: date, stages: dict[Stage, date], rest: Rest) -> datetime:
    """An hour into the next open day; idle weeks are passed over to the next date or Monday."""
    days = rest.stands.installation.days
    tomorrow = days.after(today, 1)
    if not any(_acts(tomorrow)):
        coming = [it for it in (*stages.values(), UNTIL) if it > today]
        tomorrow = days.on_or_after(min(*coming, days.after(today, 5)))
    return days.opening(tomorrow) + HOUR


def _acts(day: date) -> Iterator[bool]:
    for first, last in BUSY:
        yield first <= (day.month, day.day) <= last


def _left_behind(stands: Bed) -> Figures:
    """What became of postings, applications and cases, and what was sent."""

    def counted(question: str) -> dict[str, int]:
        return {str(name): int(n) for name, n in ask(stands.book, question)}

    return {
        "postings": counted("SELECT state, count(*) FROM postings GROUP BY 1"),
        "applications": counted(
            "SELECT 'call ' || call || ' ' || state, count(*) FROM applications GROUP BY 1"
        ),
        "candidacies": int(ask(stands.book, "SELECT count(*) FROM candidacies")[0][0]),
        "cases": counted("SELECT process || ' ' || outcome, count(*) FROM cases GROUP BY 1"),
        "orders": int(
            ask(stands.book, "SELECT count(*) FROM personnel_orders WHERE id LIKE 'posting-%'")[0][
                0
            ]
        ),
        "acts": counted("SELECT act, count(*) FROM messages GROUP BY 1"),
        "letters": counted("SELECT state, count(*) FROM letters GROUP BY 1"),
        "pages": int(ask(stands.book, "SELECT count(*) FROM pages")[0][0]),
    }


if __name__ == "__main__":
    sys.exit(main())
