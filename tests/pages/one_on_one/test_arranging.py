"""Arranging a 1on1 1on1の日時の調整: one press books, three times are offered, another time is typed."""

from models.one_on_one.steps import TalkStep
from tests.given.hall import TANAKA
from tests.given.pages_of_city import said
from tests.pages.one_on_one.given import Pair, slots

ARRANGE = TalkStep.ARRANGE_TALK


async def test_a_letters_link_leads_to_the_page_of_the_talk(pair: Pair) -> None:
    task = await pair.task(TANAKA, ARRANGE)

    answer = await pair.pages.opens(TANAKA, task)

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/1on1/{task.locator}"


async def test_the_page_proposes_three_times_with_their_reasons(pair: Pair) -> None:
    page = await pair.opens(TANAKA, ARRANGE)

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
