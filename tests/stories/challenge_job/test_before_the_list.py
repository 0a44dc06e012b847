"""Before the list 募集の公開まで: sent back, refused, too late, withdrawn, dates that are moved."""

from datetime import timedelta

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep
from tests.given.campaign import a_campaign, a_posting_of_citizens
from tests.given.campaign_postings import a_posting
from tests.given.city import City
from tests.given.hall import KATO, MORI, SATO, UEDA
from tests.given.people import an_employee


async def test_a_posting_sent_back_is_worded_again(city: City) -> None:
    campaign = await a_campaign(city)
    await campaign.proposes(MORI, "市民課", title="窓口の仕事")

    await campaign.sends_back()
    await campaign.rewords(MORI, "市民課", title="窓口改革の仕事")
    await campaign.screens(a_posting("市民課", title="窓口改革の仕事"))

    (posting,) = await campaign.postings()
    assert (posting.state, posting.content["title"]) == ("accepted", "窓口改革の仕事")


async def test_what_is_refused_or_not_ready_is_never_listed(city: City) -> None:
    campaign = await a_campaign(city)
    await campaign.proposes(MORI, "市民課", title="断られる募集")
    await campaign.refuses()
    await campaign.proposes(SATO, "会計課", title="審査が間に合わない募集")

    await campaign.comes_to(Stage.LISTED_ON)

    assert {it.content["title"]: it.state for it in await campaign.postings()} == {
        "断られる募集": "refused",
        "審査が間に合わない募集": "lapsed",
    }


async def test_a_section_proposes_as_many_as_it_likes(city: City) -> None:
    campaign = await a_campaign(city)

    await campaign.proposes(MORI, "市民課", title="一つ目")
    await campaign.proposes(MORI, "市民課", title="二つ目")

    assert {it.content["title"] for it in await campaign.postings()} == {"一つ目", "二つ目"}


async def test_a_moved_end_of_applications_holds_for_everybody(any_city: City) -> None:
    yamada = an_employee("山田")
    campaign = await a_campaign(any_city, yamada)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    last = await campaign.day(Stage.APPLICATIONS_TO)

    await campaign.moves(Stage.APPLICATIONS_TO, last + timedelta(days=3))
    await any_city.clock.settle()
    await any_city.jumps_to(last + timedelta(days=3))
    await campaign.applies(yamada, posting)

    assert await campaign.states() == {"山田": "submitted"}


async def test_an_application_received_in_the_last_second_counts(any_city: City) -> None:
    """The clock comes to the end before the case has heard: the receipt's moment decides."""
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(any_city, yamada, suzuki)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    end = (await campaign.asked(yamada, ApplicationStep.APPLY)).expires_at
    assert end is not None

    await any_city.jumps_to(await campaign.day(Stage.APPLICATIONS_TO))
    await campaign.submits_application(yamada, posting, at=end - timedelta(seconds=1))
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)

    assert await campaign.states() == {"山田": "submitted"}
    assert [it[0] for it in await campaign.candidates(posting)] == [yamada.id]


async def test_a_posting_is_withdrawn_with_its_applications(city: City) -> None:
    yamada = an_employee("山田")
    campaign = await a_campaign(city, yamada)
    citizens = await a_posting_of_citizens(campaign)
    other = await campaign.offers(
        MORI, "市民課", [MORI, UEDA, KATO, an_employee("石井")], title="もう一つの募集"
    )
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    await campaign.applies(yamada, citizens, other)
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)

    await campaign.withdraws_posting(citizens)
    await campaign.ranks(MORI, other, yamada)
    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides()
    await campaign.comes_to(Stage.RESULTS_ON)

    assert (await campaign.application(yamada)).posting_id == other.id


async def test_nobody_is_placed_under_somebody_of_the_panel(city: City) -> None:
    """A hand-made application to a closed posting is left out by organisation alone."""
    below = an_employee("中島").in_section("窓口係")
    campaign = await a_campaign(city, below)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)

    await campaign.applies(below, posting)
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)

    assert [(it[0], it[2]) for it in await campaign.candidates(posting)] == [(below.id, "conflict")]


async def test_another_application_after_the_end_changes_nothing(city: City) -> None:
    """The page refuses it; one made by hand leaves the words that were received in time."""
    yamada = an_employee("山田")
    campaign = await a_campaign(city, yamada)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    await campaign.applies(yamada, posting)
    in_time = (await campaign.application(yamada)).content

    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    await campaign.applies(yamada, posting, words="締切の後の理由")

    assert (await campaign.application(yamada)).content == in_time
