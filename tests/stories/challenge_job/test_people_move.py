"""Orders 発令 in the middle of a campaign: another head of a section, an applicant who moves, one who goes on leave."""

from datetime import timedelta

from models.challenge_job.days import Stage
from models.challenge_job.steps import CampaignStep
from models.personnel_orders import OrderKind
from tests.given.campaign import a_campaign, a_posting_of_citizens
from tests.given.city import City
from tests.given.hall import HALL, MORI
from tests.given.people import an_employee


async def test_the_new_head_is_asked_for_postings(any_city: City) -> None:
    ogawa = an_employee("小川")
    campaign = await a_campaign(any_city, ogawa)
    today = any_city.parts.days.local_day(await any_city.now())

    await any_city.receives_order(MORI, OrderKind.RETIREMENT, today)
    await any_city.receives_order(
        ogawa, OrderKind.TRANSFER, today, post_id=HALL.head_post("市民課").id
    )
    await any_city.clock.settle()
    await campaign.proposes(ogawa, "市民課", title="新しい課長の募集")

    assert [it.proposed_by for it in await campaign.postings()] == [ogawa.id]


async def test_an_applicant_who_is_transferred_is_no_longer_eligible(city: City) -> None:
    """Three years in the section by the pack: the check at the end of applications says so, and why."""
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(city, yamada, suzuki)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    for who in (yamada, suzuki):
        await campaign.applies(who, posting)

    today = city.parts.days.local_day(await city.now())
    there = HALL.staff_post("人事課").id
    await city.receives_order(yamada, OrderKind.TRANSFER, today, post_id=there)
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)

    assert (await campaign.application(yamada)).fails == ["years_in_section"]
    assert {it[0]: it[2] for it in await campaign.candidates(posting)} == {
        yamada.id: "not_eligible",
        suzuki.id: "",
    }


async def test_a_panel_stays_as_it_was_named(city: City) -> None:
    """A member who goes on leave is asked all the same until HR puts the reserve in the seat."""
    yamada = an_employee("山田")
    campaign = await a_campaign(city, yamada)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    await campaign.applies(yamada, posting)
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)

    today = city.parts.days.local_day(await city.now())
    await city.receives_order(
        MORI, OrderKind.LEAVE, today, leave_kind="sick", until=today + timedelta(days=60)
    )
    await city.clock.settle()

    asked = await campaign.asked_about(CampaignStep.RANK_APPLICANTS, posting)
    assert asked.person_id == MORI.id
