"""An absence of the partner 不在: the talks inside it move in one press; each person hears of it once."""

from datetime import UTC, datetime

import httpx2
from sqlmodel import select

from models.tables.talk import AwayRow
from tests.given.hall import KATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone
from tests.given.series import Series
from tests.pages.one_on_one.leading import (
    ABSENCE,
    TALKS,
    form_of,
    opens,
    some_people,
    states,
    times,
)

MONDAY = datetime(2026, 4, 27, 1, 0, tzinfo=UTC)  # 10:00 in Japan
TUESDAY = datetime(2026, 4, 28, 1, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 4, 30, 5, 0, tzinfo=UTC)
THE_WEEK = {
    "away_first": "令和8年4月27日",
    "away_last": "2026-04-28",
    "begins": "morning",
    "ends": "evening",
}


async def three_booked(pages: PagesOfCity) -> list[Series]:
    """Two talks lie in the absence, the third behind it."""
    series = await some_people(pages)
    for one, start in zip(series, (MONDAY, TUESDAY, THURSDAY), strict=True):
        await one.books(TANAKA, start)
    return series


async def looks(pages: PagesOfCity, who: Someone = TANAKA, **more: str) -> httpx2.Response:
    token = hidden(await opens(pages, ABSENCE, who))["csrf_token"]
    return await pages.presses(
        who, ABSENCE, THE_WEEK | {"csrf_token": token, "press": "look"} | more
    )


async def away(pages: PagesOfCity) -> list[tuple[datetime, datetime]]:
    async with pages.city.database.reading() as session:
        rows = await session.scalars(select(AwayRow))
        return [(it.starts_at, it.ends_at) for it in rows]


async def test_the_talks_inside_move_and_the_others_stay(pages: PagesOfCity) -> None:
    series = await three_booked(pages)

    page = await looks(pages)
    assert "この間に、2人との1on1があります。2人の新しい日時の案です" in said(page)
    assert await away(pages) == []
    answer = await pages.presses(TANAKA, f"{ABSENCE}/send", form_of(page))
    await pages.city.clock.settle()
    result = await pages.goes_on(TANAKA, answer)

    assert "不在を登録し、2人の1on1を移しました" in said(result)
    assert "不在の間に残っている1on1" not in said(result)
    [(start, end)] = await away(pages)
    moved = await times(series)
    assert moved[2] == THURSDAY
    assert all(it >= end or it < start for it in moved)
    assert [(await it.talk("r1")).moves for it in series] == [1, 1, 0]
    for one in series[:2]:
        assert await one.event_letters(one.employee) == [("talk_fixed", 1), ("talk_fixed", 2)]
    assert len(await series[0].held_times()) == 4


async def test_pressed_twice_it_is_once(pages: PagesOfCity) -> None:
    series = await three_booked(pages)
    form = form_of(await looks(pages))

    answers = [await pages.presses(TANAKA, f"{ABSENCE}/send", form) for _ in range(2)]

    await pages.city.clock.settle()
    assert [it.status_code for it in answers] == [303, 303]
    assert len(await away(pages)) == 1
    assert [(await it.talk("r1")).moves for it in series] == [1, 1, 0]


async def test_a_time_by_hand_inside_the_absence_is_refused(pages: PagesOfCity) -> None:
    series = await three_booked(pages)
    form = form_of(await looks(pages))

    answer = await pages.presses(
        TANAKA, f"{ABSENCE}/send", form | {"day-1": "2026-04-28", "time-1": "15:00"}
    )

    assert answer.status_code == 422
    assert "不在の間です" in said(answer)
    assert await away(pages) == []
    assert await times(series) == [MONDAY, TUESDAY, THURSDAY]


async def test_what_is_wrong_with_the_absence_is_said(pages: PagesOfCity) -> None:
    await three_booked(pages)

    empty = await looks(pages, away_first="")
    turned = await looks(pages, away_first="2026-04-30")
    nonsense = await looks(pages, away_last="あさって")
    past = await looks(pages, away_first="2026-04-01", away_last="2026-04-02")

    assert [it.status_code for it in (empty, turned, nonsense, past)] == [422] * 4
    assert "初日を書いてください" in said(empty)
    assert "不在の終わりが、始まりより前" in said(turned)
    assert 'value="あさって"' in nonsense.text


async def test_an_absence_without_talks_is_kept_all_the_same(pages: PagesOfCity) -> None:
    series = await some_people(pages, 1)

    page = await looks(pages)
    assert "この間に決まっている1on1はありません" in said(page)
    answer = await pages.presses(TANAKA, f"{ABSENCE}/send", form_of(page))
    await pages.city.clock.settle()

    assert answer.headers["location"] == "/my-record/times"
    assert len(await away(pages)) == 1
    assert await states(series) == ["due"]


async def test_whoever_cannot_be_moved_keeps_the_time_and_is_named(pages: PagesOfCity) -> None:
    series = await three_booked(pages)
    row = AwayRow(
        id="long",
        person_id=series[0].employee.id,
        starts_at=datetime(2026, 4, 1, tzinfo=UTC),
        ends_at=datetime(2027, 4, 1, tzinfo=UTC),
    )
    async with pages.city.database.writing() as session:
        session.add(row)

    page = await looks(pages)
    assert "1人は移す先がなく、いまの日時のままです" in said(page)
    answer = await pages.presses(TANAKA, f"{ABSENCE}/send", form_of(page))
    await pages.city.clock.settle()
    result = await pages.goes_on(TANAKA, answer)

    assert "不在の間に残っている1on1" in said(result)
    assert (await times(series))[0] == MONDAY


async def test_strangers_find_none_of_the_talks(pages: PagesOfCity) -> None:
    series = await three_booked(pages)
    form = form_of(await looks(pages))

    for who in (KATO, pages.city.hr, series[0].employee):
        page = await looks(pages, who)
        assert "この間に決まっている1on1はありません" in said(page)
        token = await (await pages.as_(who)).token(TALKS)
        await pages.presses(who, f"{ABSENCE}/send", form | {"csrf_token": token})
        done = await opens(pages, f"{ABSENCE}/done?press={form['nonce']}", who)
        assert done.status_code == 404

    assert await times(series) == [MONDAY, TUESDAY, THURSDAY]
