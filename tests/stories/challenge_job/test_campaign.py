"""A campaign 庁内公募 from the sections' proposals to the transfers of the next April."""

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep
from models.letters import LetterKind
from tests.given.campaign import a_campaign, a_posting_of_citizens
from tests.given.city import City
from tests.given.hall import HALL, MORI, SATO
from tests.given.people import an_employee


async def test_two_apply_and_one_is_transferred(any_city: City) -> None:
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(any_city, yamada, suzuki)
    posting = await a_posting_of_citizens(campaign)

    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    assert [it.state for it in await campaign.postings()] == ["listed"]
    await campaign.applies(yamada, posting)
    await campaign.applies(suzuki, posting)
    await campaign.comes_to(Stage.APPLICATIONS_TO)
    assert await campaign.candidates(posting) == []

    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    assert {it[0] for it in await campaign.candidates(posting)} == {yamada.id, suzuki.id}
    await campaign.ranks(MORI, posting, suzuki, yamada)
    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides()
    assert set((await campaign.states()).values()) == {"submitted"}

    await campaign.comes_to(Stage.RESULTS_ON)
    assert await campaign.states() == {"山田": "not_placed", "鈴木": "placed"}
    assert (await campaign.matching()).report["blocking"] == []
    assert await campaign.task_of(yamada, ApplicationStep.READ_OUTCOME) is not None
    await campaign.accepts(suzuki)

    assert await campaign.states() == {"山田": "not_placed", "鈴木": "accepted"}
    (order,) = await campaign.orders()
    assert (order.person_id, order.post_id) == (suzuki.id, HALL.staff_post("市民課").id)
    await campaign.comes_to(Stage.SECOND_RANKING_DUE)
    await campaign.decides(call=2)
    await campaign.comes_to(Stage.TRANSFER_ON)
    assert await campaign.phase() == "ended"


async def test_everybody_who_may_apply_gets_the_same_letters(city: City) -> None:
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    campaign = await a_campaign(city, yamada, suzuki)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    await campaign.applies(yamada, posting)
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    await campaign.ranks(MORI, posting, yamada)
    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides()
    await campaign.comes_to(Stage.RESULTS_ON)
    await campaign.accepts(yamada)

    letters = await campaign.letters()

    assert letters[yamada.id] == letters[suzuki.id] == [LetterKind.PROCEDURE_NEWS] * 3
    assert letters[SATO.id][-1] == LetterKind.PROCEDURE_NEWS


async def test_the_superior_hears_of_it_when_it_is_accepted_and_not_before(city: City) -> None:
    yamada = an_employee("山田")
    campaign = await a_campaign(city, yamada)
    posting = await a_posting_of_citizens(campaign)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    await campaign.applies(yamada, posting)
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    await campaign.ranks(MORI, posting, yamada)
    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides()
    await campaign.comes_to(Stage.RESULTS_ON)
    assert await campaign.released_below(SATO) == []

    await campaign.accepts(yamada)

    assert await campaign.released_below(SATO) == [(yamada.id, "section-市民課")]
    assert await campaign.released_below(MORI) == []
