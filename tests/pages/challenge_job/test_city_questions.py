"""Questions about a posting 募集への質問: asked without a name, answered by HR once, read by everybody."""

import pytest
from sqlmodel import col, select

from api import addresses
from models.challenge_job.days import Stage
from models.roles import Office
from models.tables.posting_question import PostingQuestionRow
from tests.given.campaign import a_posting_of_citizens
from tests.given.hall import MORI, ONO
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone, an_employee
from tests.pages.challenge_job.asking import an_asking

WORDS = "土曜日の当番はありますか。"
ANSWER = "年に二度、四月と三月に当番があります。"
YAMADA, SUZUKI = an_employee("山田"), an_employee("鈴木", "次郎")


async def _listed(pages: PagesOfCity) -> str:
    """The address of the questions of a listed posting."""
    asking = await an_asking(pages, YAMADA, SUZUKI)
    posting = await a_posting_of_citizens(asking.campaign)
    path = addresses.POSTING_QUESTIONS.format(posting_id=posting.id)
    assert (await (await pages.as_(YAMADA)).opens(path)).status_code == 404  # not listed yet
    await asking.campaign.comes_to(Stage.LISTED_ON)
    return path


async def _asks(pages: PagesOfCity, who: Someone, path: str, words: str = WORDS) -> int:
    page = await (await pages.as_(who)).opens(path)
    answers = [await pages.presses(who, path, hidden(page) | {"question": words}) for _ in range(2)]
    assert answers[0].status_code == answers[1].status_code
    return answers[0].status_code


async def _rows(pages: PagesOfCity) -> list[PostingQuestionRow]:
    async with pages.city.database.reading() as session:
        return list(await session.scalars(select(PostingQuestionRow)))


async def test_a_question_goes_without_a_name_to_hr_and_its_answer_to_everybody(
    pages: PagesOfCity,
) -> None:
    path = await _listed(pages)
    assert await _asks(pages, YAMADA, path) == 303
    (row,) = await _rows(pages)
    assert YAMADA.id not in str(row.model_dump())
    assert WORDS not in said(await (await pages.as_(YAMADA)).opens(path))

    hr = await pages.as_(ONO)
    desk = await hr.opens(addresses.HR_QUESTIONS)
    assert WORDS in said(desk)
    assert "山田" not in said(desk)
    press = hidden(desk) | {"answer_text": ANSWER, "act": "list"}
    action = addresses.HR_QUESTION.format(question_id=row.id)
    assert (await pages.presses(ONO, action, press)).status_code == 303
    assert WORDS not in said(await hr.opens(addresses.HR_QUESTIONS))
    for who in (YAMADA, SUZUKI, MORI):
        page = said(await (await pages.as_(who)).opens(path))
        assert WORDS in page
        assert ANSWER in page


async def test_the_book_and_the_trail_do_not_say_who_asked(pages: PagesOfCity) -> None:
    path = await _listed(pages)
    before = await pages.everything()
    await _asks(pages, YAMADA, path)
    after = await pages.everything()
    changed = [name for name in after if after[name] != before[name]]
    assert changed == ["posting_questions"]
    async with pages.city.database.reading() as session:
        asked = await session.scalars(
            select(col(PostingQuestionRow.asked_on)).order_by(col(PostingQuestionRow.id))
        )
        assert all(str(it).startswith("2026-10-01") for it in asked)


async def test_two_of_hr_answer_at_once_and_the_first_counts(pages: PagesOfCity) -> None:
    path = await _listed(pages)
    await _asks(pages, YAMADA, path)
    other = an_employee("川口").in_section("人事課").with_office(Office.HR_OPERATOR)
    await pages.city.hires(other)
    (row,) = await _rows(pages)
    action = addresses.HR_QUESTION.format(question_id=row.id)
    forms = {
        who: hidden(await (await pages.as_(who)).opens(addresses.HR_QUESTIONS))
        for who in (ONO, other)
    }
    await pages.presses(ONO, action, forms[ONO] | {"act": "leave_out"})
    late = await pages.presses(other, action, forms[other] | {"answer_text": ANSWER, "act": "list"})
    assert late.status_code == 409
    assert "ほかの人が先に回答しました" in said(late)
    assert ANSWER not in said(await (await pages.as_(YAMADA)).opens(path))


@pytest.mark.parametrize("words", ["", "  ", "あ" * 501])
async def test_an_empty_or_endless_question_is_not_kept(pages: PagesOfCity, words: str) -> None:
    path = await _listed(pages)
    assert await _asks(pages, YAMADA, path, words) == 422
    assert await _rows(pages) == []
    assert (await (await pages.as_(YAMADA)).opens(addresses.HR_QUESTIONS)).status_code == 404
