"""``proof-years``: the practice city's year 一年 with each pack, lived to its end, and what it left behind."""

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date

from bench.aftermath import ask
from bench.bed import Bed, Plan, bed
from bench.checks import findings
from bench.engine_truth import engine_findings
from bench.launched import launch
from bench.record import PROOFS, Figures, run
from bench.year import Residents, live

CITIES = "aizuwakamatsu,hachioji,kofu,osaki,takasaki"
UNTIL = date(2027, 6, 30)
MOST_FINDINGS = 20


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--cities", default=CITIES)
    parser.add_argument("--until", type=date.fromisoformat, default=UNTIL)
    return run("proof-years", parser, measure, argv, kept_in=PROOFS)


async def measure(given: argparse.Namespace) -> Figures:
    years, found = {}, []
    for city in given.cities.split(","):
        plan = Plan(people=given.people, city=city, seed=given.seed)
        years[city], of_city = await _year(plan, given.until)
        found += [f"{city}: {it}" for it in of_city]
    return {
        "seed": given.seed,
        "people": given.people,
        "years": years,
        "violations": len(found),
        "findings": found[:MOST_FINDINGS],
    }


async def _year(plan: Plan, until: date) -> tuple[Figures, list[str]]:
    begun = time.monotonic()
    async with bed(plan) as stands:
        cases, _ = await launch(stands)
        people = Residents(stands, over_http=False)
        days = await live(stands, people, until)
        found = findings(stands.book, people.log.said, is_over=until >= UNTIL)
        found += await engine_findings(stands)
        figures = {
            "cases": cases,
            "days": days,
            "seconds": round(time.monotonic() - begun, 1),
            "submissions": len(people.log.said),
            "refused": len(people.log.refused),
            **left_behind(stands),
        }
    return figures, found


def left_behind(stands: Bed) -> Figures:
    """How the cases ended, what was sent, and what was not."""
    outcomes = ask(stands.book, "SELECT outcome, count(*) FROM cases GROUP BY 1")
    letters = ask(stands.book, "SELECT state, count(*) FROM letters GROUP BY 1")
    return {
        "outcomes": dict(outcomes),
        "disclosed": ask(stands.book, "SELECT count(*) FROM disclosures")[0][0],
        "letters": dict(letters),
        "pages": ask(stands.book, "SELECT count(*) FROM pages")[0][0],
    }


if __name__ == "__main__":
    sys.exit(main())
