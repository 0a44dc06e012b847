"""A section's head proposes postings 募集の申出: the form, the last look, several after another, bad input."""

import pytest

from models.challenge_job.posting import PostingState
from models.challenge_job.sheets import PostingSheet
from models.challenge_job.steps import CampaignStep
from tests.given.hall import HALL, MORI, SATO
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.pages.challenge_job.asking import WORDED, an_asking

PROPOSE = CampaignStep.PROPOSE_POSTING


async def test_a_head_proposes_one_posting_after_another(pages: PagesOfCity) -> None:
    asking = await an_asking(pages)
    page = said(await asking.opens(MORI, PROPOSE))
    assert "市民課" in page
    assert "窓口係" in page  # a unit's seats are the section's to offer
    assert "会計課" not in page

    receipt = await asking.proposes(MORI, family__general="1")
    assert "人事課が内容を審査します" in receipt
    again = said(await asking.opens(MORI, PROPOSE))
    assert "この課のほかの申出" in again
    assert WORDED["title"] in again
    await asking.proposes(MORI, title="もう一つの仕事", seats="2")

    first, second = await asking.campaign.postings()
    assert {first.state, second.state} == {PostingState.PROPOSED}
    sheet = PostingSheet.model_validate(first.content)
    assert (sheet.title, sheet.seats) == (WORDED["title"], 1)
    assert sheet.duties == "窓口の流れを作り直し、\n係に伝える"


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"seats": "0"}, "募集人数は、1–20の範囲で書いてください。"),
        ({"seats": "21"}, "募集人数は、1–20の範囲で書いてください。"),
        ({"seats": "ひとり"}, "募集人数は数で書いてください"),
        ({"seats": ""}, "募集人数を書いてください。"),
        ({"title": " "}, "題名を書いてください。"),
        ({"wanted": "あ" * 2001}, "求める人が長すぎます。2000文字以内にしてください。"),
        ({"post_id": ""}, "募集する職を選んでください。"),
        ({"post_id": HALL.staff_post("会計課").id}, "募集する職を、示した中から選んでください。"),
        ({"post_id": HALL.head_post("市民課").id}, "募集する職を、示した中から選んでください。"),
        ({"grade-emperor": "1"}, "応募できる職位を、示した中から選んでください。"),
        ({"family-none": "1"}, "応募できる職種を、示した中から選んでください。"),
    ],
)
async def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    pages: PagesOfCity, changes: dict[str, str], complaint: str
) -> None:
    asking = await an_asking(pages)
    answer = await asking.presses(MORI, PROPOSE, **WORDED | changes)
    assert answer.status_code == 422
    assert complaint in said(answer)
    assert WORDED["background"] in answer.text
    assert await asking.campaign.postings() == []


async def test_a_draft_is_kept_and_is_nobody_elses(pages: PagesOfCity) -> None:
    asking = await an_asking(pages)
    task = await asking.task(MORI, PROPOSE)
    page = await asking.opens(MORI, PROPOSE)
    kept = await pages.presses(
        MORI, f"/posting/{task.locator}/draft", hidden(page) | {"title": "書きかけ"}
    )
    assert "saved_at" in kept.json()
    assert "書きかけ" in (await asking.opens(MORI, PROPOSE)).text
    press = hidden(await asking.opens(SATO, PROPOSE))
    answer = await pages.presses(SATO, f"/posting/{task.locator}/draft", press)
    assert answer.status_code == 404


async def test_the_same_press_twice_is_one_posting(pages: PagesOfCity) -> None:
    asking = await an_asking(pages)
    task, check = await asking.task(MORI, PROPOSE), await asking.presses(MORI, PROPOSE, **WORDED)
    press = hidden(check) | {"act": "submit"}
    answers = [await pages.presses(MORI, f"/posting/{task.locator}", press) for _ in range(2)]
    await pages.city.clock.settle()
    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert len(await asking.campaign.postings()) == 1


async def test_two_tabs_propose_one_posting(pages: PagesOfCity) -> None:
    asking = await an_asking(pages)
    task = await asking.task(MORI, PROPOSE)
    tabs = [await asking.presses(MORI, PROPOSE, **WORDED | {"title": it}) for it in ("一", "二")]
    for tab in tabs:
        await pages.presses(MORI, f"/posting/{task.locator}", hidden(tab) | {"act": "submit"})
    await pages.city.clock.settle()
    assert [it.content["title"] for it in await asking.campaign.postings()] == ["一"]
