"""``round``: proposals of whole rounds 一巡の日程案, 40 people to a partner, beside a naive plan in the same run.

The naive plan gives each person in turn the first time still free; it knows no preference and no
number a day.
"""

import argparse
import importlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from random import Random
from time import perf_counter
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from bench.record import Figures, run
from bench.round_people import FIRST, HOURS, LAST, MINUTES, Diary, diary
from models.one_on_one.explained import Because, because
from models.one_on_one.free_times import common_times, free_times, starts, talk_hours
from models.one_on_one.likes import TimeOfWeek
from models.one_on_one.quarters import quarter_of
from models.one_on_one.round_plan import Placed, RoundPlan, plan_round
from models.one_on_one.sides import Invitee, Side
from models.one_on_one.talk import Span
from models.open_days import OpenDays

TO_A_PARTNER: Final = 40
ZONE: Final = ZoneInfo("Asia/Tokyo")
LIKED: Final = (Because.BOTH_LIKE, Because.EMPLOYEE_LIKES)


class Group(NamedTuple):
    partner: Side
    people: list[Invitee]


class Timed(NamedTuple):
    plans: list[RoundPlan]
    seconds: list[float]

    @property
    def figures(self) -> Figures:
        placed = [it for plan in self.plans for it in plan.placed]
        liked = sum(it.because in LIKED for it in placed)
        return {
            "seconds": round(sum(self.seconds), 3),
            "slowest_partner_s": round(max(self.seconds), 3),
            "placed": len(placed),
            "without": sum(len(plan.without) for plan in self.plans),
            "liked_share": round(liked / max(len(placed), 1), 2),
            "most_a_day": max(map(_most_a_day, self.plans)),
        }


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=40)
    parser.add_argument("--busy", type=float, default=0.35, help="share of the hours that is taken")
    parser.add_argument("--seed", type=int, default=7)
    return run("round", parser, measure, argv)


async def measure(given: argparse.Namespace) -> Figures:
    days = OpenDays()
    groups = list(_diaries(given, days))
    first_use = _first_use()
    planned = _timed(groups, days, lambda it: plan_round(it.partner, it.people, days))
    naive = _timed(groups, days, _naive)
    seconds = sum(planned.seconds)
    return {
        "people": given.people,
        "partners": len(groups),
        "busy": given.busy,
        "seed": given.seed,
        **planned.figures,
        "seconds_per_person": round(seconds / given.people, 5),
        "import_s": round(first_use, 2),
        "naive": naive.figures,
        "ratio": round(seconds / sum(naive.seconds), 1),
        "violations": sum(map(_overlaps, planned.plans)),
    }


def _diaries(given: argparse.Namespace, days: OpenDays) -> Iterator[list[Diary]]:
    """One list for each partner: the partner's own first, then the people's."""
    rng = Random(given.seed)
    for first in range(0, given.people, TO_A_PARTNER):
        size = min(TO_A_PARTNER, given.people - first)
        names = [f"p{first}", *(f"e{first + nth}" for nth in range(size))]
        yield [diary(name, rng, days, share=given.busy) for name in names]


def _first_use() -> float:
    """Seconds the first plan of a process waits for scipy."""
    begun = perf_counter()
    importlib.import_module("scipy.optimize")
    return perf_counter() - begun


def _timed(
    groups: Sequence[list[Diary]], days: OpenDays, plan: Callable[[Group], RoundPlan]
) -> Timed:
    """The whole way from busy times to a plan, for each partner."""
    plans, seconds = [], []
    for diaries in groups:
        begun = perf_counter()
        plans.append(plan(_group(diaries, days)))
        seconds.append(perf_counter() - begun)
    return Timed(plans, seconds)


def _group(diaries: Sequence[Diary], days: OpenDays) -> Group:
    hours = talk_hours(FIRST, LAST, HOURS, days)
    own, *theirs = [(it.person_id, free_times(hours, it.busy), it.likes) for it in diaries]
    partner = Side(person_id=own[0], free=own[1], likes=own[2])
    people = [
        Invitee(person_id=who, free=free, likes=likes, minutes=MINUTES)
        for who, free, likes in theirs
    ]
    return Group(partner, people)


def _naive(group: Group) -> RoundPlan:
    free, placed = group.partner.free, []
    for person in group.people:
        times = starts(common_times(free, person.free), MINUTES)
        if times:
            placed.append(
                Placed(
                    person_id=person.person_id,
                    start=times[0],
                    minutes=MINUTES,
                    because=because(
                        TimeOfWeek.of(times[0], ZONE), person.likes, group.partner.likes
                    ),
                )
            )
            free = free_times(free, [Span.of(times[0], MINUTES)])
    return RoundPlan(placed=tuple(placed))


def _most_a_day(plan: RoundPlan) -> int:
    a_day = 24 * 4  # quarters; talk hours of one day lie within one day of UTC
    return max(Counter(quarter_of(it.start) // a_day for it in plan.placed).values(), default=0)


def _overlaps(plan: RoundPlan) -> int:
    spans = [Span.of(it.start, it.minutes) for it in plan.placed]
    return sum(one.overlaps(other) for one, other in pairwise(spans))


if __name__ == "__main__":
    sys.exit(main())
