"""Seats near the transfer 異動の日の前の席: answers end before it, and no seat is given that nobody could answer for."""

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep
from tests.given.campaign import a_campaign, a_posting_of_citizens
from tests.given.city import City
from tests.given.hall import MORI
from tests.given.people import an_employee


async def test_an_answer_is_due_before_the_transfer_and_no_seat_is_given_after(city: City) -> None:
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(city, yamada, suzuki)
    days, transfer = city.parts.days, await campaign.day(Stage.TRANSFER_ON)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides()
    await campaign.comes_to(Stage.SECOND_FROM)
    for who in (yamada, suzuki):
        await campaign.applies(who, posting)
    await campaign.comes_to(Stage.SECOND_OPENED_ON)
    await campaign.ranks(MORI, posting, yamada, suzuki)
    await campaign.comes_to(Stage.SECOND_RANKING_DUE)
    await campaign.moves(Stage.SECOND_RESULTS_ON, days.before(transfer, 2))
    await campaign.decides(call=2)
    await campaign.comes_to(Stage.SECOND_RESULTS_ON)

    asked = await campaign.asked(yamada, ApplicationStep.ACCEPT_PLACEMENT)
    last = days.before(transfer, 1)
    assert asked.expires_at == days.closing(last)
    await city.jumps_to(last)
    await campaign.declines(yamada)
    await city.clock.settle()

    assert (await campaign.application(suzuki, 2)).state == "not_placed"
