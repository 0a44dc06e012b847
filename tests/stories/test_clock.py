"""The business clock 業務時計 is moved back 戻す: what was taken before is still heard, and the city comes to rest."""

from datetime import timedelta

from models.evaluation.steps import Step
from tests.given.city import City
from tests.stories.scenes import a_new_case


async def test_a_message_from_the_future_of_a_clock_moved_back_is_heard(any_city: City) -> None:
    city = any_city
    yamada, case = await a_new_case(city)
    taken = await city.submits(await city.task_of(yamada, Step.DRAFT_GOALS), yamada)

    await city.clock.set(await city.now() - timedelta(hours=1))

    assert await city.now() < taken.message.at
    assert await case.receipts() == [("submit", "applied", "")]
    assert await case.open_tasks() == [("review_goals", "田中")]
