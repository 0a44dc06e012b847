"""Late decisions 配置の決定の遅れ: dates stay movable, and the second call is held or said to be left out."""

from datetime import timedelta

from models.challenge_job.days import SECOND_CALL, Stage
from models.challenge_job.late_results import SECOND_LEFT_OUT
from models.challenge_job.steps import ApplicationStep
from tests.given.campaign import Campaign, a_campaign, a_posting_of_citizens
from tests.given.city import City
from tests.given.hall import MORI
from tests.given.people import Someone, an_employee


async def _comes_to_the_decision(campaign: Campaign, who: Someone) -> None:
    """One applies for one of two seats and is ranked; the posting desk has yet to decide."""
    posting = await a_posting_of_citizens(campaign, seats=2)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    await campaign.applies(who, posting)
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    await campaign.ranks(MORI, posting, who)
    await campaign.comes_to(Stage.RANKING_DUE)


async def test_results_are_moved_while_the_desk_decides(any_city: City) -> None:
    yamada = an_employee("山田")
    campaign = await a_campaign(any_city, yamada)
    await _comes_to_the_decision(campaign, yamada)
    first = await campaign.day(Stage.RESULTS_ON)

    await campaign.moves(Stage.RESULTS_ON, first + timedelta(days=1))
    await campaign.decides()
    await any_city.jumps_to(first)
    assert await campaign.states() == {"山田": "submitted"}

    await campaign.comes_to(Stage.RESULTS_ON)
    assert await campaign.states() == {"山田": "placed"}


async def test_a_late_decision_leaves_the_second_call_its_days(any_city: City) -> None:
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(any_city, yamada, suzuki)
    await _comes_to_the_decision(campaign, yamada)
    planned = {it: await campaign.day(it) for it in (Stage.SECOND_FROM, Stage.TRANSFER_ON)}

    late = any_city.parts.days.after(await campaign.day(Stage.RESULTS_ON), 1)
    await any_city.jumps_to(late)
    assert await campaign.phase() == "deciding"
    await campaign.decides()
    assert await campaign.states() == {"山田": "submitted"}
    await campaign.comes_to(Stage.RESULTS_ON)
    assert await campaign.states() == {"山田": "placed"}
    assert await campaign.day(Stage.SECOND_FROM) > planned[Stage.SECOND_FROM]
    await campaign.accepts(yamada)

    await campaign.comes_to(Stage.SECOND_FROM)
    await campaign.applies(suzuki, (await campaign.postings())[0])
    assert await campaign.states() == {"山田": "accepted", "鈴木": "submitted"}
    assert await campaign.day(Stage.TRANSFER_ON) == planned[Stage.TRANSFER_ON]


async def test_a_second_call_without_time_is_said_to_be_left_out(city: City) -> None:
    """As after weeks without a decision: the transfer gives way until people can answer, and no further."""
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(city, yamada, suzuki)
    await _comes_to_the_decision(campaign, yamada)
    planned = await campaign.day(Stage.TRANSFER_ON)
    near = city.parts.days.before(planned, 4)
    put_off = {it.value: planned + timedelta(days=10) for it in SECOND_CALL}
    await campaign.moves(Stage.RESULTS_ON, near, **put_off)

    await city.jumps_to(near)
    await campaign.decides()
    await campaign.comes_to(Stage.RESULTS_ON)
    await city.clock.settle()

    assert await campaign.day(Stage.TRANSFER_ON) > planned
    assert SECOND_LEFT_OUT in (await campaign.book()).days
    for who in (yamada, suzuki):
        assert await campaign.task_of(who, ApplicationStep.APPLY) is None
    await campaign.accepts(yamada)
    await campaign.comes_to(Stage.TRANSFER_ON)
    assert await campaign.phase() == "ended"
    assert await (await city.case_of(suzuki)).outcome() == "completed"


async def test_a_second_call_nobody_decides_ends_before_the_transfer(city: City) -> None:
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(city, yamada, suzuki)
    await _comes_to_the_decision(campaign, yamada)
    await campaign.decides()
    await campaign.comes_to(Stage.SECOND_FROM)
    await campaign.applies(suzuki, (await campaign.postings())[0])
    await campaign.comes_to(Stage.SECOND_RANKING_DUE)
    transfer = await campaign.day(Stage.TRANSFER_ON)
    await campaign.moves(Stage.SECOND_RESULTS_ON, city.parts.days.before(transfer, 3))

    await campaign.comes_to(Stage.TRANSFER_ON)

    told = await campaign.application(suzuki, 2)
    assert (told.state, told.sentence) == ("not_placed", "left_out")
    assert await campaign.phase() == "ended"


async def test_the_transfer_stands_once_seats_were_offered_for_it(city: City) -> None:
    """The page offers it no more; a form made by hand moves only the rest."""
    yamada = an_employee("山田")
    campaign = await a_campaign(city, yamada)
    await _comes_to_the_decision(campaign, yamada)
    await campaign.decides()
    await campaign.comes_to(Stage.RESULTS_ON)
    await campaign.accepts(yamada)
    planned = await campaign.day(Stage.TRANSFER_ON)
    begins = await campaign.day(Stage.SECOND_FROM) + timedelta(days=1)

    await campaign.moves(Stage.SECOND_FROM, begins, transfer_on=planned + timedelta(days=30))
    await city.clock.settle()

    assert await campaign.day(Stage.SECOND_FROM) == begins
    assert await campaign.day(Stage.TRANSFER_ON) == planned
    assert [it.effective_on for it in await campaign.orders()] == [planned]
