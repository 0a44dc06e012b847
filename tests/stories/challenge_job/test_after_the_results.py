"""After the results 結果の後: seats that are given back, answers that do not come, people who leave."""

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep
from models.personnel_orders import OrderKind
from models.tables.posting import PostingRow
from tests.given.campaign import Campaign, a_campaign, a_posting_of_citizens
from tests.given.city import City
from tests.given.hall import MORI, SATO
from tests.given.people import Someone, an_employee


async def comes_to_results(
    campaign: Campaign, posting: PostingRow, *people: Someone, seats: int = 1
) -> None:
    """All of them apply and are ranked in this order; then it is the day of the results."""
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    for who in people:
        await campaign.applies(who, posting)
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    await campaign.ranks(MORI, posting, *people)
    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides()
    await campaign.comes_to(Stage.RESULTS_ON)


async def test_a_seat_given_back_goes_to_the_next(any_city: City) -> None:
    yamada, suzuki, ogawa = (an_employee(it) for it in ("山田", "鈴木", "小川"))
    campaign = await a_campaign(any_city, yamada, suzuki, ogawa)
    posting = await a_posting_of_citizens(campaign)
    await comes_to_results(campaign, posting, yamada, suzuki, ogawa)
    assert await campaign.states() == {"山田": "placed", "鈴木": "not_placed", "小川": "not_placed"}

    await campaign.declines(yamada)
    await any_city.clock.settle()

    assert await campaign.states() == {
        "山田": "declined",
        "鈴木": "placed",
        "小川": "not_placed",
    }
    await campaign.accepts(suzuki)
    (order,) = await campaign.orders()
    assert order.person_id == suzuki.id


async def test_whoever_does_not_answer_loses_the_seat(city: City) -> None:
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(city, yamada, suzuki)
    posting = await a_posting_of_citizens(campaign)
    await comes_to_results(campaign, posting, yamada, suzuki)

    await city.lets_pass(6)

    assert await campaign.states() == {"山田": "lapsed", "鈴木": "placed"}
    assert await campaign.task_of(suzuki, ApplicationStep.ACCEPT_PLACEMENT) is not None


async def test_who_leaves_the_service_frees_the_seat(city: City) -> None:
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(city, yamada, suzuki)
    posting = await a_posting_of_citizens(campaign)
    await comes_to_results(campaign, posting, yamada, suzuki)

    today = city.parts.days.local_day(await city.now())
    await city.receives_order(yamada, OrderKind.RETIREMENT, today)
    await city.clock.settle()

    assert await campaign.states() == {"山田": "withdrawn", "鈴木": "placed"}


async def test_who_withdraws_before_the_results_is_left_out_of_them(city: City) -> None:
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(city, yamada, suzuki)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    for who in (yamada, suzuki):
        await campaign.applies(who, posting)
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    await campaign.ranks(MORI, posting, yamada, suzuki)
    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides()

    await campaign.withdraws(yamada)
    await campaign.comes_to(Stage.RESULTS_ON)

    assert await campaign.states() == {"山田": "withdrawn", "鈴木": "placed"}


async def test_the_second_call_is_for_the_seats_that_are_left(city: City) -> None:
    yamada, suzuki, ogawa = (an_employee(it) for it in ("山田", "鈴木", "小川"))
    campaign = await a_campaign(city, yamada, suzuki, ogawa)
    posting = await a_posting_of_citizens(campaign, seats=2)
    await comes_to_results(campaign, posting, yamada)
    await campaign.accepts(yamada)

    await campaign.comes_to(Stage.SECOND_FROM)
    await campaign.applies(suzuki, posting)
    await campaign.applies(ogawa, posting)
    await campaign.comes_to(Stage.SECOND_OPENED_ON)
    await campaign.ranks(MORI, posting, ogawa, suzuki)
    await campaign.comes_to(Stage.SECOND_RANKING_DUE)
    await campaign.decides(call=2)
    await campaign.comes_to(Stage.SECOND_RESULTS_ON)

    assert await campaign.states() == {"山田": "accepted", "鈴木": "not_placed", "小川": "placed"}


async def test_a_full_posting_is_not_in_the_second_call(city: City) -> None:
    yamada = an_employee("山田")
    campaign = await a_campaign(city, yamada)
    posting = await a_posting_of_citizens(campaign)
    await comes_to_results(campaign, posting, yamada)
    await campaign.accepts(yamada)

    await campaign.comes_to(Stage.SECOND_OPENED_ON)

    assert [it.state for it in await campaign.postings()] == ["filled"]


async def test_who_leaves_after_accepting_frees_the_seat(city: City) -> None:
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(city, yamada, suzuki)
    posting = await a_posting_of_citizens(campaign)
    await comes_to_results(campaign, posting, yamada, suzuki)
    await campaign.accepts(yamada)

    today = city.parts.days.local_day(await city.now())
    await city.receives_order(yamada, OrderKind.RETIREMENT, today)
    await city.clock.settle()
    assert await campaign.states() == {"山田": "withdrawn", "鈴木": "placed"}

    await campaign.accepts(suzuki)
    await campaign.comes_to(Stage.SECOND_RANKING_DUE)
    await campaign.decides(call=2)
    await campaign.comes_to(Stage.TRANSFER_ON)
    assert await (await city.case_of(suzuki)).outcome() == "completed"


async def test_nobody_is_given_a_seat_of_each_call(city: City) -> None:
    """鈴木 waits for 市民課, is placed at 会計課 in the second call, and then 市民課's seat becomes free."""
    yamada, suzuki, ogawa = (an_employee(it) for it in ("山田", "鈴木", "小川"))
    campaign = await a_campaign(city, yamada, *(it.in_section("窓口係") for it in (suzuki, ogawa)))
    panel = [an_employee(name).in_section("人事課") for name in ("西", "東", "南", "北")]
    await city.hires(*panel)
    wanted = await campaign.offers(MORI, "市民課", panel)
    other = await campaign.offers(SATO, "会計課", panel)
    await comes_to_results(campaign, wanted, yamada, suzuki)
    await campaign.accepts(yamada)

    await campaign.comes_to(Stage.SECOND_FROM)
    await campaign.applies(suzuki, other)
    await campaign.comes_to(Stage.SECOND_OPENED_ON)
    await campaign.ranks(panel[0], other, suzuki)
    await campaign.comes_to(Stage.SECOND_RANKING_DUE)
    await campaign.decides(call=2)
    await campaign.comes_to(Stage.SECOND_RESULTS_ON)
    today = city.parts.days.local_day(await city.now())
    await city.receives_order(yamada, OrderKind.RETIREMENT, today)
    await city.clock.settle()

    assert (await campaign.application(suzuki)).state == "not_placed"
    assert (await campaign.application(suzuki, 2)).state == "placed"


async def test_two_of_one_section_accept_on_one_day(any_city: City) -> None:
    """Their head hears once; each has a place and an order."""
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(any_city, yamada, suzuki)
    posting = await a_posting_of_citizens(campaign, seats=2)
    await comes_to_results(campaign, posting, yamada, suzuki)

    await campaign.accepts(yamada)
    await campaign.accepts(suzuki)

    assert {it.person_id for it in await campaign.orders()} == {yamada.id, suzuki.id}
    assert (await campaign.letters())[SATO.id].count("procedure_news") == 1


async def test_a_panel_that_is_late_may_rank_until_the_decision(city: City) -> None:
    yamada = an_employee("山田")
    campaign = await a_campaign(city, yamada)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    await campaign.applies(yamada, posting)
    await campaign.comes_to(Stage.RANKING_DUE)

    await campaign.ranks(MORI, posting, yamada)
    await campaign.decides()
    await campaign.comes_to(Stage.RESULTS_ON)

    assert await campaign.states() == {"山田": "placed"}
