"""Arranging a 1on1 1on1の日時の調整: one press books, three times are offered, another time is typed."""

import pytest

from models.one_on_one.steps import TalkStep
from tests.given.hall import TANAKA
from tests.given.pages_of_city import said
from tests.pages.one_on_one.given import THURSDAY, Pair, slots

ARRANGE = TalkStep.ARRANGE_TALK


async def test_a_letters_link_leads_to_the_page_of_the_talk(pair: Pair) -> None:
    task = await pair.task(TANAKA, ARRANGE)

    answer = await pair.pages.opens(TANAKA, task)

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/1on1/{task.locator}"


async def test_the_page_proposes_three_times_with_their_reasons(unchanged: Pair) -> None:
    page = await unchanged.opens(TANAKA, ARRANGE)

    assert len(slots(page)) == 3
    assert said(page).count("双方が空いている時間") == 3
    assert "この時間に決める" in page.text


async def test_one_press_books_and_gives_a_receipt(pair: Pair) -> None:
    first = slots(await pair.opens(TANAKA, ARRANGE))[0]

    words = await pair.receipt(TANAKA, ARRANGE, act="book", when=first, place="第1会議室")

    talk = await pair.series.talk("r1")
    assert talk.state == "booked"
    assert talk.starts_at
    assert talk.starts_at.isoformat() == first
    assert talk.place == "第1会議室"
    assert "山田" in words


async def test_offered_times_are_chosen_by_the_employee(pair: Pair) -> None:
    offered = slots(await pair.opens(TANAKA, ARRANGE))
    by_name = {f"offer-{nth}": it for nth, it in enumerate(offered)}
    await pair.receipt(TANAKA, ARRANGE, act="offer", when=offered[0], **by_name)
    page = await pair.opens(pair.yamada, TalkStep.CHOOSE_TIME)
    assert slots(page) == sorted(offered)

    await pair.receipt(pair.yamada, TalkStep.CHOOSE_TIME, when=offered[1])

    talk = await pair.series.talk("r1")
    assert talk.starts_at
    assert talk.starts_at.isoformat() == offered[1]


async def test_a_time_of_ones_own_is_typed(pair: Pair) -> None:
    other = {"when": "other", "talk_day": "令和8年4月30日", "talk_time": "14:00"}

    await pair.receipt(TANAKA, ARRANGE, act="book", **other)

    assert (await pair.series.talk("r1")).starts_at == THURSDAY


async def test_a_time_of_ones_own_is_among_those_offered(pair: Pair) -> None:
    page = await pair.opens(TANAKA, ARRANGE)
    by_name = {f"offer-{nth}": it for nth, it in enumerate(slots(page))}
    other = {"when": "other", "talk_day": "2026-04-30", "talk_time": "14:00"}

    await pair.receipt(TANAKA, ARRANGE, act="offer", **other, **by_name)

    offered = (await pair.series.talk("r1")).offered
    assert len(offered) == 3
    assert THURSDAY.isoformat() in offered


@pytest.mark.parametrize(
    ("day", "clock", "words"),
    [
        ("2026-04-29", "10:00", "日は閉庁日です"),  # 昭和の日
        ("2026-05-02", "10:00", "日は閉庁日です"),  # Saturday
        ("2026-04-30", "12:00", "昼休み"),
        ("2026-04-30", "11:45", "昼休み"),
        ("2026-04-30", "08:00", "1on1のできる時間(09:00–17:00)"),
        ("2026-04-30", "16:45", "1on1のできる時間"),
        ("2026-04-30", "14:10", "15分刻み"),
        ("2026-04-24", "09:30", "日がすぎています"),  # this morning
        ("2026-04-01", "10:00", "日がすぎています"),
        ("2027-04-01", "10:00", "までの中から"),
        ("9999-12-31", "10:00", "までの中から"),
        ("あした", "10:00", "のように書いてください"),
        ("", "10:00", "日を書いてください"),
        ("2026-04-30", "", "時刻を選んでください"),
        ("2026-04-30", "25:00", "時刻を選んでください"),
    ],
)
async def test_a_day_or_time_that_cannot_be_is_answered_at_its_field(
    unchanged: Pair, day: str, clock: str, words: str
) -> None:
    typed = {"when": "other", "talk_day": day, "talk_time": clock, "place": "窓際の席"}

    answer = await unchanged.presses(TANAKA, ARRANGE, act="book", **typed)

    assert answer.status_code == 422
    assert words in said(answer)
    assert "窓際の席" in answer.text
    assert await unchanged.series.states() == {"r1": "due"}
    assert await unchanged.series.held_times() == []


@pytest.mark.parametrize(
    "when",
    [
        "",
        "tomorrow",
        "2026-04-30T05:00:00",
        "0001-01-01T00:00:00+00:00",
        "2026-04-30T05:10:00+00:00",
    ],
)
async def test_a_time_no_page_proposed_is_refused(unchanged: Pair, when: str) -> None:
    answer = await unchanged.presses(TANAKA, ARRANGE, act="book", when=when)

    assert answer.status_code == 422
    assert await unchanged.series.states() == {"r1": "due"}


async def test_a_day_beside_a_proposal_asks_which_it_is_to_be(unchanged: Pair) -> None:
    first = slots(await unchanged.opens(TANAKA, ARRANGE))[0]

    answer = await unchanged.presses(
        TANAKA, ARRANGE, act="book", when=first, talk_day="2026-04-30", talk_time=""
    )

    assert answer.status_code == 422
    assert "「ほかの日時」を選ぶか" in said(answer)


async def test_what_is_no_address_is_no_place_to_meet(unchanged: Pair) -> None:
    first = slots(await unchanged.opens(TANAKA, ARRANGE))[0]

    answer = await unchanged.presses(
        TANAKA, ARRANGE, act="book", when=first, online="javascript:alert(1)", place="あ" * 101
    )

    assert answer.status_code == 422
    assert "https://" in said(answer)
    assert "100文字以内" in said(answer)
