"""How the city of rights 権限の市 comes about: one case in each phase, and somebody who holds each role.

It is March; the pack is the one of the five that knows every evaluator's role (八王子の章).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from api.parts import House
from api.routers import PRACTICE_ROUTERS, ROUTERS
from models.acts import Act
from models.evaluation.steps import Step
from tests.given.app import an_app
from tests.given.cases import a_cycle, the_case_of
from tests.given.hall import write_hall
from tests.given.people import Someone
from tests.rights.beside import things_beside_the_cases
from tests.rights.book_at_rest import waits_for_no_disk
from tests.rights.city import RightsCity
from tests.rights.people import HALL, OUTSIDERS, everybody
from tests.rights.roles import Holder
from tests.rights.things import ANYTHING, HANDED_UP, HR_DECIDES, OF_HR_MEMBER, STEPS
from tests.rights.turning import Turner

PACK: Final = "hachioji"
MARCH: Final = datetime(2027, 3, 15, 3, 0, tzinfo=UTC)  # 12:00 in Japan


@asynccontextmanager
async def a_city_of_rights(url: str, house: House | None = None) -> AsyncIterator[RightsCity]:
    """The city in March, all its pages open on the address of tests, or of the given house."""
    async with an_app(url, routers=[*ROUTERS, *PRACTICE_ROUTERS], house=house) as app:
        app.clock.moment = MARCH
        await waits_for_no_disk(app.parts.database)
        people = everybody()
        await write_hall(app.parts.database, HALL, people.values())
        cycle = await a_cycle(app, PACK)
        outsiders = {holder: people[holder].id for holder in OUTSIDERS}
        outsiders[Holder.DEPUTY] = people["原"].id
        city = RightsCity(app, outsiders, Turner(app, outsiders[Holder.COMPLAINT_DESK]))
        await _cases_in_all_phases(city, people)
        await things_beside_the_cases(city, people)
        about_cycle = {"year": str(cycle.fiscal_year), "kind": cycle.kind}
        city.things["cycle"] = replace(city.things[ANYTHING], params=about_cycle)
        yield city
        await city.close()


async def _cases_in_all_phases(city: RightsCity, people: dict[str, Someone]) -> None:
    for step in STEPS:
        case = await the_case_of(city.app, people[step].id)
        await city.note(step.value, await city.turner.up_to(case.id, step))
    for name, step, act in (
        (HR_DECIDES, Step.RATE_FIRST, Act.CANNOT),
        (OF_HR_MEMBER, Step.RATE_FIRST, Act.CANNOT),
        (HANDED_UP, Step.REVIEW_GOALS, Act.HAND_UP),
    ):
        case = await the_case_of(city.app, people[name].id)
        await city.turner.submits(await city.turner.up_to(case.id, step), act, {"reason": "出張"})
        await city.note(name, await city.turner.open_task(case.id))
