"""An evaluation interview 評価の面談 marked as a round's 1on1 on the page that arranges it, and what is refused."""

import pytest

from models.acts import Act
from models.one_on_one.sheets import Booking
from models.one_on_one.steps import TalkStep
from tests.given.hall import TANAKA
from tests.given.pages_of_city import said
from tests.pages.one_on_one.given import MONDAY, Pair

ARRANGE = TalkStep.ARRANGE_TALK


async def test_the_partner_marks_an_interview_as_the_rounds_talk(pair: Pair) -> None:
    page = await pair.opens(TANAKA, ARRANGE)
    assert "評価の面談で行った" in said(page)

    await pair.receipt(TANAKA, ARRANGE, act="held", day="令和8年4月20日")

    assert (await pair.series.states())["r1"] == "held"


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("", "書いてください"),
        ("きのう", "のように書いてください"),
        ("2026-05-30", "今日までの日"),
        ("2026-03-01", "対象の期間"),
    ],
)
async def test_a_day_that_cannot_be_is_asked_again_and_the_series_goes_on(
    pair: Pair, day: str, why: str
) -> None:
    answer = await pair.presses(TANAKA, ARRANGE, act="held", day=day)

    assert answer.status_code == 422
    assert why in said(answer)
    assert await pair.series.states() == {"r1": "due"}


async def test_a_talk_that_was_wished_for_is_no_interview(pair: Pair) -> None:
    await pair.pages.city.tells(
        await pair.series.submits(
            TANAKA, ARRANGE, Act.BOOK, Booking(start=MONDAY, minutes=30), [MONDAY], with_whom=TANAKA
        )
    )
    await pair.series.wishes()

    page = await pair.opens(TANAKA, ARRANGE)
    answer = await pair.presses(TANAKA, ARRANGE, act="held", day="令和8年4月20日")

    assert "評価の面談で行った" not in said(page)
    assert answer.status_code == 422
    assert (await pair.series.states())["w1"] == "due"
