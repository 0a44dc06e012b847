"""HR screens postings 募集の審査: as worded, mended, sent back, refused; and withdraws what was listed."""

from models.challenge_job.days import Stage
from models.challenge_job.posting import PostingState
from models.challenge_job.steps import CampaignStep
from models.roles import Office
from tests.given.campaign import a_posting_of_citizens
from tests.given.hall import MORI, ONO
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import an_employee
from tests.pages.challenge_job.asking import WORDED, Asking, an_asking

PROPOSE, SCREEN = CampaignStep.PROPOSE_POSTING, CampaignStep.SCREEN_POSTING
KEEP = CampaignStep.KEEP_POSTING
LATER = "来年度の組織改正の後にもう一度申し出てください。"


async def _proposed(pages: PagesOfCity) -> Asking:
    asking = await an_asking(pages)
    await asking.proposes(MORI)
    return asking


async def _state(asking: Asking) -> tuple[str, str]:
    (posting,) = await asking.campaign.postings()
    return posting.state, posting.reason


async def test_hr_mends_the_words_and_goes_on_to_the_panel(pages: PagesOfCity) -> None:
    asking = await _proposed(pages)
    page = await asking.opens(ONO, SCREEN)
    assert "森 健 課長" in said(page)
    assert WORDED["background"] in page.text
    receipt = await asking.receipt(
        ONO, SCREEN, **WORDED | {"title": "総合窓口", "seats": "2", "act": "confirm"}
    )
    assert "続けて、この募集の審査員を決めてください" in receipt
    (posting,) = await asking.campaign.postings()
    assert (posting.state, posting.content["title"]) == (PostingState.ACCEPTED, "総合窓口")
    assert "総合窓口" in said(await asking.opens(ONO, CampaignStep.NAME_PANEL))


async def test_what_is_sent_back_is_worded_again_with_the_reason_in_sight(
    pages: PagesOfCity,
) -> None:
    asking = await _proposed(pages)
    await asking.receipt(ONO, SCREEN, act="send_back", reason="人数の根拠を書いてください。")
    assert await _state(asking) == (PostingState.SENT_BACK, "人数の根拠を書いてください。")
    page = await asking.opens(MORI, PROPOSE)
    assert "人事課から差し戻されました" in said(page)
    assert "人数の根拠を書いてください。" in said(page)
    assert WORDED["duties"].replace("\r\n", "\n") in page.text
    await asking.proposes(MORI, background="三つの窓口の待ち時間が長いため")
    assert await _state(asking) == (PostingState.PROPOSED, "")
    assert "待ち時間" in (await asking.opens(ONO, SCREEN)).text


async def test_the_head_reads_why_a_posting_is_refused(pages: PagesOfCity) -> None:
    asking = await _proposed(pages)
    await asking.receipt(ONO, SCREEN, act="refuse", reason=LATER)
    assert await _state(asking) == (PostingState.REFUSED, LATER)
    assert LATER in said(await asking.opens(MORI, PROPOSE))
    own = await (await pages.as_(MORI)).opens("/my-people/challenge-job")
    assert LATER in said(own)


async def test_a_no_needs_a_reason_and_an_answer_needs_an_act(pages: PagesOfCity) -> None:
    asking = await _proposed(pages)
    for act in ("send_back", "refuse"):
        answer = await asking.presses(ONO, SCREEN, act=act, reason="  ")
        assert answer.status_code == 422
        assert "理由を書いてください" in said(answer)
    for typed in ({}, {"act": "abolish"}):
        assert (await asking.presses(ONO, SCREEN, **typed)).status_code == 422
    answer = await asking.presses(ONO, SCREEN, **WORDED | {"seats": "0", "act": "confirm"})
    assert answer.status_code == 422
    assert (await _state(asking))[0] == PostingState.PROPOSED


async def test_two_of_hr_answer_at_once_and_the_first_counts(pages: PagesOfCity) -> None:
    asking = await _proposed(pages)
    other = an_employee("川口").in_section("人事課").with_office(Office.HR_OPERATOR)
    await pages.city.hires(other)
    task = await asking.task(ONO, SCREEN)
    forms = {who: hidden(await asking.opens(who, SCREEN)) for who in (ONO, other)}
    path = f"/posting/{task.locator}"
    first = await pages.presses(ONO, path, forms[ONO] | WORDED | {"act": "confirm"})
    await pages.city.clock.settle()
    assert first.status_code == 303
    second = await pages.presses(other, path, forms[other] | {"act": "refuse", "reason": LATER})
    assert second.status_code in (200, 303, 409)
    assert (await _state(asking))[0] == PostingState.ACCEPTED


async def test_the_same_press_twice_leads_to_the_same_receipt(pages: PagesOfCity) -> None:
    asking = await _proposed(pages)
    task, form = await asking.task(ONO, SCREEN), hidden(await asking.opens(ONO, SCREEN))
    press = form | {"act": "refuse", "reason": LATER}
    answers = [await pages.presses(ONO, f"/posting/{task.locator}", press) for _ in range(2)]
    assert answers[0].headers["location"] == answers[1].headers["location"]


async def test_a_section_head_cannot_screen(pages: PagesOfCity) -> None:
    asking = await _proposed(pages)
    task = await asking.task(ONO, SCREEN)
    page = await (await pages.as_(MORI)).opens(f"/posting/{task.locator}")
    assert WORDED["background"] not in page.text


async def test_hr_withdraws_a_listed_posting_in_the_same_words_whoever_applied(
    pages: PagesOfCity,
) -> None:
    yamada = an_employee("山田")
    asking = await an_asking(pages, yamada)
    posting = await a_posting_of_citizens(asking.campaign)
    await asking.campaign.comes_to(Stage.APPLICATIONS_FROM)
    before = said(await asking.opens(ONO, KEEP))
    await asking.campaign.applies(yamada, posting)
    assert said(await asking.opens(ONO, KEEP)) == before
    assert "この希望だけがなくなり" in before

    assert (await asking.presses(ONO, KEEP, reason="")).status_code == 422
    await asking.receipt(ONO, KEEP, reason="事業をやめるため")
    assert await _state(asking) == (PostingState.WITHDRAWN, "事業をやめるため")
