"""Before and after a 1on1 1on1の前と後: asked for another time, moved, held, not held; each at its own moment."""

from datetime import timedelta

import pytest

from models.one_on_one.steps import TalkStep
from tests.given.hall import TANAKA
from tests.given.pages_of_city import said
from tests.pages.one_on_one.given import MONDAY, THURSDAY, TUESDAY, Pair, slots

LEAD, JOIN = TalkStep.LEAD_TALK, TalkStep.JOIN_TALK


@pytest.fixture
async def booked(pair: Pair) -> Pair:
    await pair.series.books(TANAKA, MONDAY)
    return pair


@pytest.fixture
async def begun(booked: Pair) -> Pair:
    await booked.pages.city.clock.advance_to(MONDAY + timedelta(minutes=1))
    return booked


async def test_my_tasks_name_the_time_and_the_other(booked: Pair) -> None:
    for who, other in ((TANAKA, "山田 花子さん"), (booked.yamada, "田中 誠 係長")):
        page = said(await (await booked.pages.as_(who)).opens("/my-tasks"))
        assert "日時の決まった1on1" in page
        assert f"1on1 {other}" in page
        assert "4月27日(月)10:00" in page
        assert "ほかの人の番です" not in page


async def test_before_the_talk_nobody_can_say_that_it_was_held(booked: Pair) -> None:
    for act in ("held", "not_held"):
        answer = await booked.presses(TANAKA, LEAD, act=act, reason="both_away")
        assert answer.status_code == 422
        assert "まだ始まっていません" in said(answer)
    assert await booked.series.states() == {"r1": "booked"}


async def test_the_employee_asks_for_another_time(booked: Pair) -> None:
    words = await booked.receipt(booked.yamada, JOIN, act="move", reason="away")

    assert "田中 誠 係長が日時を決め直します" in words
    assert await booked.series.states() == {"r1": "due"}


@pytest.mark.parametrize("reason", ["", "boredom", "both_away"])
async def test_a_move_has_one_of_the_reasons(booked: Pair, reason: str) -> None:
    answer = await booked.presses(booked.yamada, JOIN, act="move", reason=reason)

    assert answer.status_code == 422
    assert "理由を" in said(answer)
    assert await booked.series.states() == {"r1": "booked"}


async def test_the_partner_moves_it_in_one_press(booked: Pair) -> None:
    page = await booked.opens(TANAKA, LEAD, "/move")
    assert "第1会議室" in page.text
    other = {"when": "other", "talk_day": "2026-04-28", "talk_time": "10:00"}

    await booked.receipt(TANAKA, LEAD, act="book", **other)

    talk = await booked.series.talk("r1")
    assert (talk.state, talk.starts_at, talk.moves) == ("booked", TUESDAY, 1)


async def test_the_same_time_is_no_move(booked: Pair) -> None:
    other = {"when": "other", "talk_day": "2026-04-27", "talk_time": "10:00"}

    answer = await booked.presses(TANAKA, LEAD, act="book", **other)

    assert answer.status_code == 422
    assert "いまの日時と同じです" in said(answer)
    assert "別の時間に移す" in said(answer)


async def test_the_partner_puts_it_back_to_be_arranged(booked: Pair) -> None:
    await booked.receipt(TANAKA, LEAD, act="move", reason="work")

    assert await booked.series.states() == {"r1": "due"}


async def test_once_it_has_begun_its_time_stands(begun: Pair) -> None:
    moved = await begun.presses(begun.yamada, JOIN, act="move", reason="work")
    booked = await begun.presses(TANAKA, LEAD, act="book", when=THURSDAY.isoformat())

    for answer in (moved, booked):
        assert answer.status_code == 422
        assert "日時は変えられません" in said(answer)
    page = await begun.opens(TANAKA, LEAD, "/move")
    assert page.status_code == 303
    assert await begun.series.states() == {"r1": "booked"}


async def test_both_say_that_it_was_held(begun: Pair) -> None:
    words = await begun.receipt(TANAKA, LEAD, act="held")
    assert "山田 花子さんも答えると" in words
    page = await begun.opens(begun.yamada, JOIN)
    assert "田中 誠 係長は「実施した」と答えています" in said(page)

    words = await begun.receipt(begun.yamada, JOIN, act="held")

    assert "この回は終わりました" in words
    assert (await begun.series.talk("r1")).state == "held"


async def test_both_say_that_it_was_not(begun: Pair) -> None:
    await begun.receipt(TANAKA, LEAD, act="not_held", reason="emergency")
    await begun.receipt(begun.yamada, JOIN, act="not_held", reason="emergency")

    assert (await begun.series.talk("r1")).not_held == 1


async def test_subjects_are_told_only_where_the_city_asks_and_by_the_employee(begun: Pair) -> None:
    shares = begun.pages.city.parts.policy.one_on_one.share_topics.value
    page = await begun.opens(begun.yamada, JOIN)
    assert ("人事課に伝えてよい話題" in said(page)) is shares
    assert "人事課に伝えてよい話題" not in said(await begun.opens(TANAKA, LEAD))

    await begun.receipt(TANAKA, LEAD, act="held", **{"topic-worries": "1"})
    await begun.receipt(begun.yamada, JOIN, act="held", **{"topic-growth": "1"})

    assert (await begun.series.talk("r1")).topics == (["growth"] if shares else [])


async def test_a_wish_asks_the_partner(pair: Pair) -> None:
    page = await pair.opens(pair.yamada, TalkStep.WISH_TALK)
    assert "田中 誠 係長" in said(page)

    await pair.receipt(pair.yamada, TalkStep.WISH_TALK, act="wish", topic="career")

    talk = await pair.series.talk("w1")
    assert (talk.state, talk.topic) == ("due", "career")
    tasks = [it for it in await pair.pages.tasks_of(TANAKA) if it.key == "arrange_talk/w1.1"]
    page = await (await pair.pages.as_(TANAKA)).opens(f"/1on1/{tasks[0].locator}")
    assert "本人の希望による1on1です" in said(page)
    assert "キャリア" in said(page)


async def test_offered_times_may_all_be_declined(pair: Pair) -> None:
    await pair.series.offers(TANAKA, MONDAY, TUESDAY)

    words = await pair.receipt(pair.yamada, TalkStep.CHOOSE_TIME, act="move", reason="other_time")

    assert "日時を決め直します" in words
    assert await pair.series.held_times() == []


@pytest.mark.parametrize("when", ["", "never", THURSDAY.isoformat()])
async def test_only_an_offered_time_is_chosen(pair: Pair, when: str) -> None:
    await pair.series.offers(TANAKA, MONDAY, TUESDAY)

    answer = await pair.presses(pair.yamada, TalkStep.CHOOSE_TIME, act="book", when=when)

    assert answer.status_code == 422
    assert await pair.series.states() == {"r1": "offered"}


async def test_an_offered_time_that_has_passed_is_not_shown_any_more(pair: Pair) -> None:
    await pair.series.offers(TANAKA, MONDAY, TUESDAY)
    await pair.pages.city.clock.advance_to(MONDAY + timedelta(minutes=1))

    answer = await pair.presses(
        pair.yamada, TalkStep.CHOOSE_TIME, act="book", when=MONDAY.isoformat()
    )

    assert answer.status_code == 422
    assert "すぎています" in said(answer)
    assert slots(await pair.opens(pair.yamada, TalkStep.CHOOSE_TIME)) == [TUESDAY.isoformat()]


async def test_no_act_of_another_step_is_taken(pair: Pair) -> None:
    for act in ("", "held", "wish", "call_off", "submit"):
        answer = await pair.presses(TANAKA, TalkStep.ARRANGE_TALK, act=act)
        assert answer.status_code == 422, act
