"""The annual evaluation 人事評価, told from April to the end: its main path."""

from datetime import date

from models.acts import Act
from models.evaluation.steps import Step
from tests.given.city import City
from tests.given.hall import HARA, ITO, SATO, TANAKA
from tests.given.people import an_employee


async def test_a_year_that_goes_well(any_city: City) -> None:
    city = any_city
    yamada = await city.hires(an_employee("山田").evaluated_by(TANAKA))
    case = await city.opens_evaluation(yamada)

    await city.acts(yamada, Step.DRAFT_GOALS)
    await city.acts(TANAKA, Step.REVIEW_GOALS, Act.AGREE)
    await city.jumps_to(date(2026, 9, 1))
    await city.acts(TANAKA, Step.MIDTERM_CHECK)
    await city.jumps_to(date(2027, 1, 15))
    await city.acts(yamada, Step.DECLARE)
    await city.acts(TANAKA, Step.RATE_FIRST, content={"overall": "B"})
    await city.acts(SATO, Step.RATE_SECOND, content={"overall": "A"})
    await city.acts(HARA, Step.ADJUST, content={"overall": "A"})
    assert await case.results() == []
    await city.acts(ITO, Step.CONFIRM, Act.CONFIRM, content={})
    assert [(it.letter, it.confirmed_by) for it in await case.results()] == [("A", ITO.id)]
    await city.jumps_to(date(2027, 3, 11))
    await city.acts(TANAKA, Step.CLOSING_INTERVIEW, content={"words": "一年の話"})
    await city.acts(yamada, Step.ACKNOWLEDGE, Act.ACKNOWLEDGE, content={})
    assert await case.windows() == ["complain"]
    await city.jumps_to(date(2027, 4, 30))

    assert await case.outcome() == "completed"
    assert "results_ready" in await city.post.to(yamada)
