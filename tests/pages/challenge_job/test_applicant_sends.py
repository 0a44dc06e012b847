"""Applying 応募する: from the form over the last look to the receipt; pressed twice, in two tabs, kept as a draft."""

import pytest
from sqlmodel import select

from models.tables.application import ApplicationRow
from models.tables.receipt import DraftRow
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.pages.challenge_job.applicants import (
    APPLY,
    FOLLOW,
    WORDS,
    Applying,
    an_open_list,
    chosen,
    with_dashes,
)


@pytest.fixture
async def city(pages: PagesOfCity) -> Applying:
    return await an_open_list(pages)


async def test_from_the_form_to_the_receipt(city: Applying) -> None:
    check = await city.checked(city.yamada, chosen(city.digital, city.lobby))
    words = said(check)
    assert "まだ提出していません" in words
    assert words.index("窓口の電子化") < words.index("総合窓口")

    answer = await city.sends(city.yamada, APPLY, hidden(check) | {"act": "submit"})

    assert "封をしてお預かりしました" in await city.receipt(city.yamada, answer)
    assert await city.campaign.states() == {"山田": "submitted"}
    mine = said(await city.opens(city.yamada, FOLLOW))
    assert "応募中" in mine
    assert WORDS in mine


async def test_the_link_of_a_letter_leads_to_the_form(city: Applying) -> None:
    task = await city.task(city.yamada, APPLY)
    browser = await city.pages.as_(city.yamada)

    answer = await browser.opens(f"/t/{task.locator}")

    assert answer.headers["location"] == f"/posting/{task.locator}"


async def test_a_double_press_is_one_application(city: Applying) -> None:
    check = await city.checked(city.yamada, chosen(city.lobby))
    press = hidden(check) | {"act": "submit"}
    task = await city.task(city.yamada, APPLY)
    path = f"/posting/{task.locator}"
    with city.pages.cases_hear_nothing():
        first = await city.pages.presses(city.yamada, path, press)
        second = await city.pages.presses(city.yamada, path, press)
    await city.pages.cases_hear()
    much_later = await city.pages.presses(city.yamada, path, press)

    receipts = {it.headers["location"] for it in (first, second, much_later)}
    assert len(receipts) == 1
    assert "other=1" not in receipts.pop()


async def test_the_same_form_with_other_words_leads_to_what_stands(city: Applying) -> None:
    check = await city.checked(city.yamada, chosen(city.lobby))
    press, task = hidden(check) | {"act": "submit"}, await city.task(city.yamada, APPLY)
    path = f"/posting/{task.locator}"
    await city.pages.presses(city.yamada, path, press)

    other = await city.pages.presses(city.yamada, path, press | {"statement-1": "別の理由"})

    page = await city.receipt(city.yamada, other)
    assert "先に受け付けた内容があります" in page
    assert WORDS in said(await city.opens(city.yamada, FOLLOW))


async def test_the_second_of_two_tabs_learns_that_it_is_done(city: Applying) -> None:
    tabs = [await city.checked(city.yamada, chosen(it)) for it in (city.lobby, city.digital)]
    path = f"/posting/{(await city.task(city.yamada, APPLY)).locator}"
    await city.pages.presses(city.yamada, path, hidden(tabs[0]) | {"act": "submit"})

    late = await city.pages.presses(city.yamada, path, hidden(tabs[1]) | {"act": "submit"})

    assert "この依頼は終わりました" in said(late)
    mine = said(await city.opens(city.yamada, FOLLOW))
    assert "総合窓口" in mine
    assert "窓口の電子化" not in mine


async def test_a_draft_is_kept_sealed_and_comes_back(city: Applying) -> None:
    task, page = await city.task(city.yamada, APPLY), await city.opens(city.yamada, APPLY)
    typed = hidden(page) | with_dashes(chosen(city.lobby, words="書きかけの理由"))

    kept = await city.pages.presses(city.yamada, f"/posting/{task.locator}/draft", typed)

    assert kept.status_code == 200
    assert "書きかけの理由" in (await city.opens(city.yamada, APPLY)).text
    async with city.pages.city.database.reading() as session:
        (row,) = await session.scalars(select(DraftRow))
    assert set(row.fields) == {"key_id", "locked"}


async def test_what_was_written_stands_nowhere_in_plain(city: Applying) -> None:
    await city.applies(city.yamada, city.lobby, words="だれにも言わない理由")

    rows = repr(await city.pages.everything())

    assert "だれにも言わない理由" not in rows


async def test_no_letter_is_written_about_an_application(city: Applying) -> None:
    before = await city.campaign.letters()

    await city.applies(city.yamada, city.lobby)

    assert await city.campaign.letters() == before


async def test_an_application_is_changed_as_often_as_one_likes(city: Applying) -> None:
    await city.applies(city.yamada, city.lobby)
    form = await city.opens(city.yamada, FOLLOW, "?view=change")
    assert WORDS in form.text

    answer = await city.applies(city.yamada, city.digital, step=FOLLOW, words="考え直した理由")

    await city.receipt(city.yamada, answer)
    mine = said(await city.opens(city.yamada, FOLLOW))
    assert "考え直した理由" in mine
    assert "総合窓口" not in mine
    async with city.pages.city.database.reading() as session:
        assert len(list(await session.scalars(select(ApplicationRow)))) == 1


async def test_it_is_withdrawn_after_one_more_question_and_sent_again(city: Applying) -> None:
    await city.applies(city.yamada, city.lobby)
    question = await city.opens(city.yamada, FOLLOW, "?view=withdraw")
    assert "もう一度応募できます" in said(question)

    answer = await city.sends(city.yamada, FOLLOW, hidden(question) | {"act": "withdraw"})

    assert "取り下げました" in await city.receipt(city.yamada, answer)
    assert await city.campaign.states() == {"山田": "withdrawn"}
    await city.receipt(city.yamada, await city.applies(city.yamada, city.digital))
    assert await city.campaign.states() == {"山田": "submitted"}
