"""Both are asked on a page 双方への確認: who the other is and why; answered once, and nobody learns who said no."""

import pytest

from models.mentoring.steps import PairStep
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.pages.mentoring.paired import Paired, a_pair_asked

MENTEE, MENTOR = PairStep.AGREE_AS_MENTEE, PairStep.AGREE_AS_MENTOR


@pytest.fixture
async def asked(mentors: PagesOfCity) -> Paired:
    return await a_pair_asked(mentors)


async def test_both_read_who_the_other_is_and_agree(asked: Paired) -> None:
    page = said(await asked.opens(asked.yamada, MENTEE))
    assert "村上" in page
    assert "市民課" in page
    assert "評価する側とされる側の関係にありません" in page
    silence = "期限までに回答がないときは、この組は始まらず、人事課が別の組合せを探します"  # by this city's pack
    assert silence in page

    assert "お二人とも同意されると" in await asked.answers(asked.yamada, MENTEE, "agree")
    assert "お二人とも同意されると" in await asked.answers(asked.murakami, MENTOR, "agree")

    assert await asked.held.pairs(asked.yamada) == [(asked.murakami.id, "running", "")]


async def test_the_link_of_a_letter_leads_to_the_page(asked: Paired) -> None:
    task = await asked.task(asked.murakami, MENTOR)
    answer = await (await asked.pages.as_(asked.murakami)).opens(f"/t/{task.locator}")
    assert answer.headers["location"] == f"/mentoring/{task.locator}"


async def test_an_answer_is_chosen_before_it_is_looked_at(asked: Paired) -> None:
    answer = await asked.presses(asked.murakami, MENTOR, act="check")
    assert answer.status_code == 422
    assert "回答を選んでください" in said(answer)


async def test_who_declined_is_read_by_nobody(asked: Paired) -> None:
    mentees = await asked.path(asked.yamada, MENTEE)
    await asked.answers(asked.murakami, MENTOR, "decline")

    assert await asked.held.pairs(asked.yamada) == [(asked.murakami.id, "ended", "not_agreed")]
    healed = said(await (await asked.pages.as_(asked.yamada)).opens(mentees))
    assert "終わりました" in healed
    for words in (healed, await asked.record(asked.yamada)):
        assert "見送" not in words
        assert "辞退" not in words
    assert "組が成立しなかったため" in await asked.record(asked.yamada)


@pytest.mark.parametrize(
    ("side", "reply", "button"),
    [
        ("yamada", "agree", "この組で始める"),
        ("yamada", "decline", "別の相手を希望する"),
        ("murakami", "agree", "引き受ける"),
        ("murakami", "decline", "今回は見送る"),
    ],
)
async def test_the_receipt_and_the_own_list_say_what_the_button_said(
    asked: Paired, side: str, reply: str, button: str
) -> None:
    who, step = (asked.yamada, MENTEE) if side == "yamada" else (asked.murakami, MENTOR)
    assert button in said(await asked.opens(who, step))
    receipt = await asked.answers(who, step, reply)
    done = said(await (await asked.pages.as_(who)).opens("/my-tasks"))
    for words in (receipt, done.partition("今日済ませたこと")[2]):
        assert button in words
        assert "辞退" not in words
        assert "合意" not in words


async def test_the_link_of_one_side_says_nothing_to_the_other(asked: Paired) -> None:
    path = await asked.path(asked.murakami, MENTOR)
    assert (await (await asked.pages.as_(asked.yamada)).opens(path)).status_code == 404
    await asked.answers(asked.murakami, MENTOR, "decline")
    assert (await (await asked.pages.as_(asked.yamada)).opens(path)).status_code == 404


async def test_nobody_waits_for_the_others_answer_on_the_own_list(asked: Paired) -> None:
    page = await (await asked.pages.as_(asked.yamada)).opens("/my-tasks")
    assert "相手の確認" in said(page)
    assert "メンター制度" in said(page)
    assert "引受けの回答" not in said(page)


async def test_a_double_press_is_one_answer(asked: Paired) -> None:
    check = await asked.presses(asked.murakami, MENTOR, reply="agree", act="check")
    path, press = await asked.path(asked.murakami, MENTOR), hidden(check) | {"act": "agree"}
    with asked.pages.cases_hear_nothing():
        first = await asked.pages.presses(asked.murakami, path, press)
        second = await asked.pages.presses(asked.murakami, path, press)
    await asked.pages.cases_hear()
    assert first.headers["location"] == second.headers["location"]


async def test_the_second_of_two_tabs_learns_what_stands(asked: Paired) -> None:
    tabs = [
        await asked.presses(asked.murakami, MENTOR, reply=it, act="check")
        for it in ("agree", "decline")
    ]
    path = await asked.path(asked.murakami, MENTOR)
    await asked.pages.presses(asked.murakami, path, hidden(tabs[0]) | {"act": "agree"})
    late = await asked.pages.presses(asked.murakami, path, hidden(tabs[1]) | {"act": "decline"})
    await asked.pages.city.clock.settle()
    assert late.status_code in (200, 303)
    assert (await asked.held.pairs(asked.yamada))[0][1] == "asked"  # the yes stands


async def test_an_answer_that_comes_too_late_is_told_so(asked: Paired) -> None:
    check = await asked.presses(asked.murakami, MENTOR, reply="agree", act="check")
    path = await asked.path(asked.murakami, MENTOR)
    await asked.pages.city.lets_pass(4)
    late = await asked.pages.presses(asked.murakami, path, hidden(check) | {"act": "agree"})
    assert "受け付けました" not in late.text
    assert await asked.held.pairs(asked.yamada) == [(asked.murakami.id, "ended", "not_agreed")]
