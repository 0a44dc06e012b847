"""Where a story begins 場面: somebody hired, goals agreed, a year worked, a rating confirmed."""

from datetime import date

from models.acts import Act
from models.evaluation.steps import Step
from tests.given.case import CaseInTheCity
from tests.given.city import City
from tests.given.hall import HARA, ITO, SATO, TANAKA
from tests.given.people import Someone, an_employee

MID_JUNE = date(2026, 6, 16)
MID_JANUARY = date(2027, 1, 15)
END_OF_APRIL = date(2027, 4, 30)


async def a_new_case(city: City) -> tuple[Someone, CaseInTheCity]:
    yamada = await city.hires(an_employee("山田").evaluated_by(TANAKA))
    return yamada, await city.opens_evaluation(yamada)


async def with_goals_agreed(city: City) -> tuple[Someone, CaseInTheCity]:
    yamada, case = await a_new_case(city)
    await city.acts(yamada, Step.DRAFT_GOALS)
    await city.acts(TANAKA, Step.REVIEW_GOALS, Act.AGREE)
    return yamada, case


async def declared(city: City) -> tuple[Someone, CaseInTheCity]:
    yamada, case = await with_goals_agreed(city)
    await city.jumps_to(MID_JANUARY)
    await city.acts(yamada, Step.DECLARE)
    return yamada, case


async def rated(city: City, upto: Step) -> tuple[Someone, CaseInTheCity]:
    """Rated by everybody before this step, which is open now."""
    yamada, case = await declared(city)
    for step, who in ((Step.RATE_FIRST, TANAKA), (Step.RATE_SECOND, SATO), (Step.ADJUST, HARA)):
        if step is upto:
            break
        await city.acts(who, step)
    return yamada, case


async def disclosed(city: City) -> tuple[Someone, CaseInTheCity]:
    """The window of complaints is open."""
    yamada, case = await rated(city, Step.CONFIRM)
    await city.acts(ITO, Step.CONFIRM)
    await city.jumps_to(date(2027, 3, 11))
    await city.acts(TANAKA, Step.CLOSING_INTERVIEW)
    await city.acts(yamada, Step.ACKNOWLEDGE)
    return yamada, case
