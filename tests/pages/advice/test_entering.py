"""HR enters what somebody said of their offer 代わりの登録: once however often it is pressed, and over nothing unseen."""

import asyncio

import httpx2
from sqlmodel import col, select

from models.queries.advice import offer_of
from models.tables.advice import AdviceOfferRow
from models.tables.audit import AuditRow
from tests.given.hall import ONO
from tests.given.pages_of_city import hidden, said
from tests.pages.advice.asking import VETERAN, Advice

PAGE = "/hr/advice"
NUMBER = VETERAN.person.number


async def test_an_entry_pressed_twice_is_one_letter_and_one_line_of_the_trail(
    advice: Advice,
) -> None:
    form = await _filled(advice, offer_words="夕方なら")
    answers = [await _press(advice, form) for _ in range(2)]
    answers += await asyncio.gather(*(_press(advice, form) for _ in range(3)))
    assert {it.headers.get("location") for it in answers} == {f"{PAGE}?kept=1"}
    assert await advice.letters(VETERAN) == ["procedure_moved"]
    assert len(await _trail(advice)) == 1


async def test_what_somebody_wrote_of_themselves_is_shown_before_it_is_replaced(
    advice: Advice,
) -> None:
    await advice.offers(offer_words="自分の言葉です")
    await advice.offers(offer_words="自分の言葉です", act="pause")
    shown = await _press(advice, await _filled(advice))
    assert shown.status_code == 409
    for words in ("古川 茂さん", "本人が登録", "自分の言葉です", "名簿から外している"):
        assert words in said(shown)
    own = await _offer(advice)
    assert (own.words, own.paused, own.written_by) == ("自分の言葉です", True, VETERAN.id)
    assert await advice.letters(VETERAN) == []
    assert await _trail(advice) == []

    assert ">自分の言葉です</textarea>" in shown.text  # left empty, it stays as it is
    form = _confirmed(shown, offer_words="自分の言葉です")
    answers = [await _press(advice, form) for _ in range(2)]
    assert {it.headers.get("location") for it in answers} == {f"{PAGE}?kept=1"}
    own = await _offer(advice)
    assert (own.words, own.paused, own.written_by) == ("自分の言葉です", False, ONO.id)
    assert await advice.letters(VETERAN) == ["procedure_moved"]
    assert len(await _trail(advice)) == 1


async def test_what_was_changed_since_it_was_shown_is_shown_again(advice: Advice) -> None:
    await advice.offers(offer_words="前の言葉")
    shown = await _press(advice, await _filled(advice, offer_words="人事課の言葉"))
    await advice.offers(offer_words="新しい言葉")
    again = await _press(advice, _confirmed(shown, offer_words="人事課の言葉"))
    assert again.status_code == 409
    assert "新しい言葉" in said(again)
    assert ">人事課の言葉</textarea>" in again.text
    assert (await _offer(advice)).words == "新しい言葉"


async def test_only_what_was_shown_gives_leave_to_replace_it(advice: Advice) -> None:
    await advice.offers(offer_words="自分の言葉です")
    shown = await _press(advice, await _filled(advice))
    for seen in ("", "0" * 64):
        other = _confirmed(shown) | {"seen": seen}
        assert (await _press(advice, other)).status_code == 409
    assert (await _offer(advice)).words == "自分の言葉です"


async def test_bad_input_before_the_confirmation_keeps_what_was_typed(advice: Advice) -> None:
    await advice.offers(offer_words="自分の言葉です")
    shown = await _press(advice, await _filled(advice))
    form = _confirmed(shown, offer_words="あ" * 301)
    wrong = await _press(advice, form)
    assert wrong.status_code == 422
    assert "300文字以内" in said(wrong)
    assert "あ" * 301 in wrong.text
    assert "自分の言葉です" in said(wrong)


async def _filled(advice: Advice, **fields: str) -> dict[str, str]:
    page = await advice.opens(ONO, PAGE)
    given = {"offer_number": NUMBER, "kind-career": "1", "offer_words": "", "act": "list"}
    return hidden(page) | given | fields


def _confirmed(shown: httpx2.Response, **fields: str) -> dict[str, str]:
    return hidden(shown) | {"kind-career": "1", "offer_words": "", "act": "list"} | fields


async def _press(advice: Advice, form: dict[str, str]) -> httpx2.Response:
    return await (await advice.as_(ONO)).client.post(PAGE, data=form)


async def _offer(advice: Advice) -> AdviceOfferRow:
    async with advice.app.parts.database.reading() as session:
        row = await offer_of(session, VETERAN.id)
    assert row is not None
    return row


async def _trail(advice: Advice) -> list[str]:
    async with advice.app.parts.database.reading() as session:
        rows = await session.scalars(
            select(AuditRow.subject_id).where(col(AuditRow.what) == "advice.offer")
        )
        return [it or "" for it in rows]
