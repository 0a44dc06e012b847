"""Last words before the end 締切までに届いた応募: what was received in time counts, whenever its case hears of it."""

from datetime import timedelta

from models.acts import Act
from models.challenge_job.days import Stage
from models.challenge_job.sheets import Answered
from models.challenge_job.steps import ApplicationStep
from tests.given.campaign import a_campaign, a_posting_of_citizens
from tests.given.city import City
from tests.given.hall import KATO, MORI, UEDA
from tests.given.people import an_employee
from tests.given.unheard import hears_nothing


async def test_a_change_received_in_time_is_what_the_panels_read(any_city: City) -> None:
    yamada = an_employee("山田")
    campaign = await a_campaign(any_city, yamada)
    first = await a_posting_of_citizens(campaign)
    other = await campaign.offers(
        MORI, "市民課", [MORI, UEDA, KATO, an_employee("石井")], title="もう一つの募集"
    )
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    await campaign.applies(yamada, first)
    end = any_city.parts.days.closing(await campaign.day(Stage.APPLICATIONS_TO))
    case_id = (await campaign.asked(yamada, ApplicationStep.FOLLOW_APPLICATION)).case_id

    async with hears_nothing(any_city, case_id):
        await any_city.jumps_to(await campaign.day(Stage.APPLICATIONS_TO))
        await campaign.submits_application(yamada, other, at=end - timedelta(seconds=1))
        await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    await any_city.clock.settle()

    assert await campaign.candidates(first) == []
    assert [it[0] for it in await campaign.candidates(other)] == [yamada.id]
    assert await campaign.states() == {"山田": "submitted"}


async def test_a_withdrawal_received_before_is_never_opened(city: City) -> None:
    yamada = an_employee("山田")
    campaign = await a_campaign(city, yamada)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    await campaign.applies(yamada, posting)
    task = await campaign.asked(yamada, ApplicationStep.FOLLOW_APPLICATION)

    async with hears_nothing(city, task.case_id):
        await city.submits(task, yamada, Act.WITHDRAW, Answered().model_dump(mode="json"))
        await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    await city.clock.settle()

    assert await campaign.candidates(posting) == []
    assert await campaign.states() == {"山田": "withdrawn"}
