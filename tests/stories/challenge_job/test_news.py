"""News of a campaign 公募の知らせ: one neutral letter for whoever has an application's case, used or not, once each."""

from models.challenge_job.days import Stage
from models.letters import LetterKind
from models.personnel_orders import OrderKind
from tests.given.campaign import a_campaign, a_posting_of_citizens
from tests.given.city import City
from tests.given.hall import HALL
from tests.given.people import an_employee


async def test_who_is_transferred_meanwhile_hears_all_the_news(city: City) -> None:
    """They may apply no more by the rules; whether they had applied makes no difference."""
    yamada, suzuki, ogawa = (an_employee(it) for it in ("山田", "鈴木", "小川"))
    campaign = await a_campaign(city, yamada, suzuki, ogawa)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    await campaign.applies(yamada, posting)

    today = city.parts.days.local_day(await city.now())
    for who in (yamada, suzuki):
        there = HALL.staff_post("人事課").id
        await city.receives_order(who, OrderKind.TRANSFER, today, post_id=there)
    await city.clock.settle()
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides()
    await campaign.comes_to(Stage.RESULTS_ON)

    letters = await campaign.letters()
    for who in (yamada, suzuki, ogawa):
        assert letters[who.id] == [LetterKind.PROCEDURE_NEWS] * 3


async def test_who_has_left_hears_nothing_more(city: City) -> None:
    yamada = an_employee("山田")
    campaign = await a_campaign(city, yamada)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    today = city.parts.days.local_day(await city.now())

    await city.receives_order(yamada, OrderKind.RETIREMENT, today)
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)

    assert (await campaign.letters())[yamada.id] == [LetterKind.PROCEDURE_NEWS]
