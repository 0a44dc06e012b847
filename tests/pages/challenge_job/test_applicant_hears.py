"""After the results 結果の後: accepting or declining, reading the outcome, and the second call."""

from datetime import timedelta

import pytest

from models.challenge_job.days import SECOND_CALL, Stage
from models.challenge_job.steps import ApplicationStep
from tests.given.hall import MORI, SATO
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.unheard import hears_nothing
from tests.pages.challenge_job.applicants import (
    APPLY,
    FOLLOW,
    Applying,
    an_open_list,
    chosen,
)

ACCEPT, OUTCOME = ApplicationStep.ACCEPT_PLACEMENT, ApplicationStep.READ_OUTCOME


@pytest.fixture
async def city(pages: PagesOfCity) -> Applying:
    """The lobby's one seat goes to 鈴木; 山田 is not placed."""
    it = await an_open_list(pages)
    for who in (it.yamada, it.suzuki):
        await it.campaign.applies(who, it.lobby)
    await it.campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    await it.campaign.ranks(MORI, it.lobby, it.suzuki, it.yamada)
    await it.campaign.comes_to(Stage.RANKING_DUE)
    await it.campaign.decides()
    return it


async def answers(city: Applying, answer: str) -> str:
    """From the page over the last look to the receipt."""
    check = await city.presses(city.suzuki, ACCEPT, act="check", reply=answer)
    assert "まだ回答していません" in said(check)
    press = hidden(check) | {"act": answer}
    return await city.receipt(city.suzuki, await city.sends(city.suzuki, ACCEPT, press))


async def test_before_the_results_nothing_shows(city: Applying) -> None:
    for who in (city.yamada, city.suzuki):
        page = said(await city.opens(who, FOLLOW))
        assert "応募中" in page
        assert "選考の期間です" in page


async def test_who_is_placed_accepts(city: Applying) -> None:
    await city.campaign.comes_to(Stage.RESULTS_ON)
    page = said(await city.opens(city.suzuki, ACCEPT))
    assert "第1希望の職に決まりました。" in page
    assert "令和9年4月1日に異動" in page
    assert "ほかの課へ異動しません" in page

    assert "異動が決まりました" in await answers(city, "agree")

    assert (await city.campaign.states())["鈴木"] == "accepted"
    mine = await city.reads(city.suzuki, "/challenge-job")
    assert "異動が決まりました — 総合窓口" in mine


async def test_who_declines_frees_the_seat_for_the_next(city: Applying) -> None:
    await city.campaign.comes_to(Stage.RESULTS_ON)

    assert "内定を辞退しました" in await answers(city, "decline")

    assert await city.campaign.states() == {"鈴木": "declined", "山田": "placed"}


async def test_the_last_look_says_who_keeps_the_second_call(city: Applying) -> None:
    """Whoever was passed over first may apply again, also after declining the seat that became free."""
    await city.campaign.comes_to(Stage.RESULTS_ON)
    placed = await city.presses(city.suzuki, ACCEPT, act="check", reply="decline")
    assert "二次募集(2月3日(水)から2月15日(月)まで)には、応募できません" in said(placed)
    await answers(city, "decline")
    await city.pages.city.clock.settle()

    agrees = await city.presses(city.yamada, ACCEPT, act="check", reply="agree")
    assert "二次募集の応募は、なくなります" in said(agrees)
    next_one = await city.presses(city.yamada, ACCEPT, act="check", reply="decline")
    assert "これまでどおり応募できます" in said(next_one)
    await city.sends(city.yamada, ACCEPT, hidden(next_one) | {"act": "decline"})
    await city.campaign.comes_to(Stage.SECOND_FROM)

    assert (await city.opens(city.yamada, APPLY)).status_code == 200
    assert await city.campaign.task_of(city.suzuki, APPLY) is None


async def test_everybody_reads_that_no_second_call_is_held(pages: PagesOfCity) -> None:
    """Whether they applied or not, in the same words as HR; as after weeks without a decision."""
    it = await an_open_list(pages)
    await it.campaign.applies(it.yamada, it.lobby)
    await it.campaign.comes_to(Stage.RANKING_DUE)
    transfer = await it.campaign.day(Stage.TRANSFER_ON)
    near = pages.city.parts.days.before(transfer, 4)
    put_off = {stage.value: transfer + timedelta(days=10) for stage in SECOND_CALL}
    await it.campaign.moves(Stage.RESULTS_ON, near, **put_off)
    await pages.city.jumps_to(near)
    await it.campaign.decides()
    await it.campaign.comes_to(Stage.RESULTS_ON)

    said_so = "異動の日までに時間がないため、二次募集は行いません。"
    for who in (it.yamada, it.suzuki):
        assert said_so in await it.reads(who, "/challenge-job")
    assert said_so in await it.reads(pages.city.hr, "/hr/challenge-job")
    assert said_so in said(await it.opens(it.yamada, OUTCOME))


async def test_without_a_decision_nobody_is_promised_words_about_it(pages: PagesOfCity) -> None:
    """The desk has nothing to tell of a call that ended undecided, and no seat can become free in it."""
    it = await an_open_list(pages)
    await it.campaign.comes_to(Stage.RANKING_DUE)
    await it.campaign.decides()
    await it.campaign.comes_to(Stage.SECOND_FROM)
    await it.campaign.applies(it.yamada, it.lobby)
    await it.campaign.comes_to(Stage.SECOND_RANKING_DUE)
    transfer, days = await it.campaign.day(Stage.TRANSFER_ON), pages.city.parts.days
    await it.campaign.moves(Stage.SECOND_RESULTS_ON, days.before(transfer, 3))
    await pages.city.jumps_to(days.before(transfer, 2))

    page = said(await it.opens(it.yamada, OUTCOME))

    assert "異動の日に間に合わなかったため、二次募集では配置を行いませんでした" in page
    assert "お願いすることはもうありません" in page
    assert "個別にお伝えします" not in page
    assert "席が空いたときは" not in page
    assert "では配置を行いませんでした" in await it.reads(it.suzuki, "/challenge-job")


@pytest.mark.parametrize("answer", ["", "perhaps"])
async def test_an_answer_is_one_of_the_two(city: Applying, answer: str) -> None:
    await city.campaign.comes_to(Stage.RESULTS_ON)

    page = await city.presses(city.suzuki, ACCEPT, act="check", reply=answer)

    assert page.status_code == 422
    assert "回答を" in said(page)
    assert "本人への" not in said(page)
    assert (await city.campaign.states())["鈴木"] == "placed"


async def test_an_answer_is_taken_for_no_other_seat_than_was_read_of(pages: PagesOfCity) -> None:
    """The posting is withdrawn, another seat is offered instead, and the case has yet to hear of both."""
    it = await an_open_list(pages)
    await it.campaign.applies(it.suzuki, it.lobby, it.digital)
    await it.campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    for posting in (it.lobby, it.digital):
        await it.campaign.ranks(MORI, posting, it.suzuki)
    await it.campaign.comes_to(Stage.RANKING_DUE)
    await it.campaign.decides()
    await it.campaign.comes_to(Stage.RESULTS_ON)
    check = await it.presses(it.suzuki, ACCEPT, act="check", reply="agree")
    task = await it.task(it.suzuki, ACCEPT)

    async with hears_nothing(pages.city, task.case_id):
        await it.campaign.withdraws_posting(it.lobby)
        answer = await it.sends(it.suzuki, ACCEPT, hidden(check) | {"act": "agree"})
        before = await it.opens(it.suzuki, ACCEPT)
    await pages.city.clock.settle()
    after = await (await pages.as_(it.suzuki)).opens(f"/posting/{task.locator}")

    for page in (answer, before, after):
        assert "依頼は取りやめになりました" in said(page)
    told = await it.campaign.application(it.suzuki)
    assert (told.state, told.posting_id) == ("placed", it.digital.id)
    assert await it.campaign.orders() == []
    assert "窓口の電子化" in said(await it.opens(it.suzuki, ACCEPT))


async def test_who_is_not_placed_reads_one_sentence(city: Applying) -> None:
    await city.campaign.comes_to(Stage.RESULTS_ON)

    page = said(await city.opens(city.yamada, OUTCOME))

    assert "今回は決まりませんでした" in page
    assert "鈴木" not in page
    assert "2月3日(水)から2月15日(月)まで" in page


async def test_a_full_posting_cannot_be_chosen_in_the_second_call(city: Applying) -> None:
    await city.campaign.comes_to(Stage.RESULTS_ON)
    await answers(city, "agree")
    await city.campaign.comes_to(Stage.SECOND_FROM)

    answer = await city.presses(city.yamada, APPLY, act="check", **chosen(city.lobby))
    assert answer.status_code == 422
    assert "席がすべて決まっています" in said(answer)

    sent = await city.applies(city.yamada, city.digital)
    await city.receipt(city.yamada, sent)
    assert (await city.campaign.states())["山田"] == "submitted"


async def test_a_rule_that_failed_at_the_closing_is_told_to_the_applicant(
    pages: PagesOfCity,
) -> None:
    city = await an_open_list(pages)
    await city.campaign.applies(city.yamada, city.lobby)
    await pages.city.hires(city.yamada.leaving_on(await city.campaign.day(Stage.RESULTS_ON)))

    await city.campaign.comes_to(Stage.OPENED_TO_PANELS_ON)

    page = said(await city.opens(city.yamada, FOLLOW))
    assert "満たしていない条件がありました" in page
    assert "在職" in page


async def test_the_other_section_hears_nothing(city: Applying) -> None:
    await city.campaign.comes_to(Stage.RESULTS_ON)
    before = await city.reads(SATO, "/my-tasks")

    await answers(city, "agree")

    assert await city.reads(SATO, "/my-tasks") == before
