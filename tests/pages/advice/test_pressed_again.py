"""A form of advice pressed again 二度押し: the same words are one press, other words another, and none are lost."""

import asyncio

from sqlalchemy import update
from sqlmodel import col

from models.queries.organisation import raise_revision, write_leaves
from models.tables.advice import AdviceOfferRow
from tests.given.pages_of_city import hidden, said
from tests.pages.advice.asking import ANSWER, VETERAN, WORDS, YAMADA, Advice

OTHER = "異動の希望をどう書くか"


async def test_other_words_sent_by_the_same_form_are_not_said_to_have_arrived(
    advice: Advice,
) -> None:
    path, given = await _form(advice)
    await advice.sends(YAMADA, path, given)
    corrected = await advice.sends(YAMADA, path, given | {"advice_words": OTHER})
    assert corrected.status_code == 409
    assert "まだ回答を待っています" in said(corrected)
    assert OTHER in corrected.text
    (row,) = await advice.rows()
    page = await advice.opens(YAMADA, f"/advice/requests/{row.id}")
    assert WORDS in page.text
    assert OTHER not in page.text


async def test_after_a_withdrawal_the_same_press_delivers_nothing_and_says_so(
    advice: Advice,
) -> None:
    path, given = await _form(advice)
    first = await advice.sends(YAMADA, path, given)
    await advice.withdraws(first.headers["location"].partition("?")[0])
    again = await advice.sends(YAMADA, path, given)
    assert again.status_code == 409
    assert "取り下げています" in said(again)
    assert WORDS in again.text
    pressed = await advice.sends(YAMADA, path, given | {"nonce": hidden(again)["nonce"]})
    assert pressed.status_code == 303
    assert [it.state for it in await advice.rows()] == ["withdrawn", "open"]


async def test_both_of_two_presses_at_once_arrive_at_the_one_request(advice: Advice) -> None:
    path, given = await _form(advice)
    answers = await asyncio.gather(*(advice.sends(YAMADA, path, given) for _ in range(3)))
    assert {it.status_code for it in answers} == {303}
    assert len({it.headers["location"] for it in answers}) == 1
    assert len(await advice.rows()) == 1


async def test_whoever_left_the_list_meanwhile_is_not_asked_and_the_words_stay(
    advice: Advice,
) -> None:
    path, given = await _form(advice)
    await advice.offers(act="pause")
    refused = await advice.sends(YAMADA, path, given)
    assert refused.status_code == 409
    assert "名簿に載っていません" in said(refused)
    assert WORDS in refused.text
    assert "昼休みにどうぞ" not in refused.text  # their own words are shown no more
    assert await advice.rows() == []
    empty = await advice.sends(YAMADA, path, given | {"advice_words": ""})
    assert empty.status_code == 404


async def test_whoever_goes_on_leave_meanwhile_is_not_asked_either(advice: Advice) -> None:
    path, given = await _form(advice)
    async with advice.app.parts.database.writing() as session:
        await write_leaves(session, VETERAN.on_leave(VETERAN.since).leaves)
        await raise_revision(session)
    refused = await advice.sends(YAMADA, path, given | {"advice_kind": ""})
    assert refused.status_code == 409
    assert "名簿に載っていません" in said(refused)
    assert WORDS in refused.text
    assert await advice.rows() == []


async def test_a_press_that_arrived_is_found_although_the_adviser_has_left_the_list(
    advice: Advice,
) -> None:
    path, given = await _form(advice)
    first = await advice.sends(YAMADA, path, given)
    async with advice.app.parts.database.writing() as session:
        await session.execute(
            update(AdviceOfferRow).values(paused=True).where(col(AdviceOfferRow.id).is_not(None))
        )
    again = await advice.sends(YAMADA, path, given)
    assert again.headers["location"] == first.headers["location"]


async def test_an_answer_pressed_twice_is_the_same_answer(advice: Advice) -> None:
    await advice.offers()
    request = await advice.asked()
    first, again = [await advice.answers(request) for _ in range(2)]
    assert again.status_code == 303
    assert again.headers["location"] == first.headers["location"]
    assert await advice.letters(YAMADA) == ["procedure_moved"]
    for reply, words in (("accept", OTHER), ("not_now", ANSWER)):
        other = await advice.answers(request, reply, words)
        assert other.status_code == 409
        assert "回答がありました" in said(other)
        assert words in other.text


async def test_an_answer_too_late_stays_to_be_copied(advice: Advice) -> None:
    await advice.offers()
    request = await advice.asked()
    await advice.withdraws(request)
    for words in (ANSWER, "あ" * 1001):
        late = await advice.answers(request, words=words)
        assert late.status_code == 409
        assert "取下げがありました" in said(late)
        assert "お届けしていない回答" in said(late)
        assert words in late.text
    assert "お届けしていない回答" not in said(await advice.opens(YAMADA, request))
    again = await advice.asked()
    await advice.morning(9)
    lapsed = await advice.answers(again)
    assert lapsed.status_code == 409
    assert "期限がすぎました" in said(lapsed)
    assert ANSWER in lapsed.text
    assert await advice.letters(VETERAN)


async def _form(advice: Advice) -> tuple[str, dict[str, str]]:
    """The address of the form to ask, and its fields as a person has filled them in."""
    await advice.offers()
    path = f"/advice/offers/{await advice.ask_path()}"
    page = await advice.opens(YAMADA, path)
    return path, hidden(page) | {"advice_kind": "career", "advice_words": WORDS}
