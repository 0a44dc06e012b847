"""A posting withdrawn after the results 結果の後の取下げ: what was only offered goes, what was accepted stays."""

from models.acts import Act
from models.challenge_job.days import Stage
from models.challenge_job.sheets import Answered
from models.challenge_job.steps import ApplicationStep
from models.tables.posting import PostingRow
from tests.given.campaign import Campaign, a_campaign, a_posting_of_citizens
from tests.given.city import City
from tests.given.hall import KATO, MORI, UEDA
from tests.given.people import Someone, an_employee
from tests.given.unheard import hears_nothing


async def _comes_to_results(
    campaign: Campaign, wanted: dict[str, list[PostingRow]], *people: Someone
) -> None:
    """Each applies to the postings under the own family name; every panel ranks in the order given."""
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    for who in people:
        await campaign.applies(who, *wanted[who.person.name.family])
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    for posting in await campaign.postings():
        known = {it[0] for it in await campaign.candidates(posting)}
        await campaign.ranks(MORI, posting, *(it for it in people if it.id in known))
    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides()
    await campaign.comes_to(Stage.RESULTS_ON)


async def test_an_offered_seat_goes_and_an_accepted_one_stays(any_city: City) -> None:
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(any_city, yamada, suzuki)
    posting = await a_posting_of_citizens(campaign, seats=2)
    await _comes_to_results(campaign, {"山田": [posting], "鈴木": [posting]}, yamada, suzuki)
    await campaign.accepts(yamada)

    await campaign.withdraws_posting(posting)
    await any_city.clock.settle()

    assert await campaign.states() == {"山田": "accepted", "鈴木": "not_placed"}
    assert (await campaign.application(suzuki)).sentence == "seat_taken_back"
    assert await campaign.task_of(suzuki, ApplicationStep.ACCEPT_PLACEMENT) is None
    assert await campaign.task_of(suzuki, ApplicationStep.READ_OUTCOME) is not None
    assert [it.person_id for it in await campaign.orders()] == [yamada.id]

    await campaign.comes_to(Stage.SECOND_FROM)
    assert await campaign.task_of(suzuki, ApplicationStep.APPLY) is not None


async def test_who_lost_the_offer_is_given_a_free_seat_they_named(any_city: City) -> None:
    yamada = an_employee("山田")
    campaign = await a_campaign(any_city, yamada)
    first = await a_posting_of_citizens(campaign)
    other = await campaign.offers(
        MORI, "市民課", [MORI, UEDA, KATO, an_employee("石井")], title="もう一つの募集"
    )
    await _comes_to_results(campaign, {"山田": [first, other]}, yamada)
    assert (await campaign.application(yamada)).posting_id == first.id

    await campaign.withdraws_posting(first)
    await any_city.clock.settle()

    told = await campaign.application(yamada)
    assert (told.state, told.posting_id, told.sentence) == ("placed", other.id, "second_choice")
    await campaign.accepts(yamada)
    assert await campaign.states() == {"山田": "accepted"}


async def test_an_answer_received_before_counts(city: City) -> None:
    """The case hears of it only after the posting has gone."""
    yamada = an_employee("山田")
    campaign = await a_campaign(city, yamada)
    posting = await a_posting_of_citizens(campaign)
    await _comes_to_results(campaign, {"山田": [posting]}, yamada)
    task = await campaign.asked(yamada, ApplicationStep.ACCEPT_PLACEMENT)

    content = Answered().model_dump(mode="json")
    async with hears_nothing(city, task.case_id):
        await city.submits(task, yamada, Act.AGREE, content)
        await campaign.withdraws_posting(posting)
    await city.clock.settle()

    assert await campaign.states() == {"山田": "accepted"}
    assert [it.person_id for it in await campaign.orders()] == [yamada.id]
