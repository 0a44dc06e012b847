"""How long a 404 takes 見えないものの速さ (S12): what is another's, beside what was never there.

``python -m tests.rights.timing 500`` measures at length and writes one line for each route.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Final

from tests.given.app import sqlite_url
from tests.rights.asking import sends
from tests.rights.city import RightsCity
from tests.rights.founding import a_city_of_rights
from tests.rights.roles import Holder
from tests.rights.table.route import Route
from tests.rights.test_swapped import OTHERS, RANDOM, WITH_IDS, is_denied

WITHIN_MS: Final = 5.0
MOST_ROUTES: Final = 10


@dataclass(frozen=True)
class Timed:
    """Medians in milliseconds."""

    route: str
    anothers: float
    nobodys: float

    @property
    def apart(self) -> float:
        return abs(self.anothers - self.nobodys)


def timed_routes() -> list[tuple[Route, Holder, str]]:
    """Pages whose address names something, each with a stranger to it."""
    found = []
    for route in WITH_IDS:
        name = route.path.partition("{")[2].partition("}")[0]
        for holder, thing in OTHERS.get(name, ()):
            if route.method == "GET" and is_denied(route, holder, thing):
                found.append((route, holder, thing))
                break
    return found[:MOST_ROUTES]


async def timed(
    city: RightsCity,
    route: Route,
    holder: Holder,
    thing: str,
    times: int,
    clock: Callable[[], float] = process_time,
) -> Timed:
    """Asks for both in turns, so that whatever else the machine does falls on both alike.

    By the processor's time: a machine that others use tells nothing by the clock on the wall.
    """
    params = {"way": "cannot", "task_key": "rate_first/1"} | city.things[thing].params
    addresses = (route.address({**RANDOM, **params}), route.address({**params, **RANDOM}))
    browser = await city.browser(city.holder(holder, thing))
    taken: tuple[list[float], list[float]] = ([], [])
    for nth in range(times + 2):
        for which in (0, 1) if nth % 2 else (1, 0):
            begun = clock()
            answer = await sends(city, browser, route, addresses[which])
            taken[which].append((clock() - begun) * 1000)
            assert answer.status_code == 404, (route.name, answer.status_code)
    return Timed(route.name, median(taken[0][2:]), median(taken[1][2:]))


async def _measure(times: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with a_city_of_rights(sqlite_url(Path(folder))) as city:
            for route, holder, thing in timed_routes():
                it = await timed(city, route, holder, thing, times, perf_counter)
                sys.stdout.write(
                    f"{it.route}: another's {it.anothers:.2f} ms, nobody's {it.nobodys:.2f} ms, "
                    f"apart {it.apart:.2f} ms\n"
                )


if __name__ == "__main__":
    asyncio.run(_measure(int(sys.argv[1])))
