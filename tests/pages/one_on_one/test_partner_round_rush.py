"""A round sent on PostgreSQL, and two windows that want the same time at once: one of them has it."""

import asyncio

from tests.given.city import City
from tests.given.hall import TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden, pages_of, said
from tests.pages.one_on_one.leading import (
    ROUND,
    checks,
    fixes,
    form_of,
    held_by,
    opens,
    some_people,
    states,
    times,
)
from tests.stories.conftest import postgres_city

__all__ = ["postgres_city"]


async def test_a_round_is_fixed_on_postgresql(postgres_city: City) -> None:
    async with pages_of(postgres_city) as pages:
        series = await some_people(pages, 6)
        check = await checks(pages)

        first, second = await fixes(pages, check), await fixes(pages, check)

        assert [first.status_code, second.status_code] == [303, 303]
        assert "6人の1on1の日時を受け付けました" in said(await pages.goes_on(TANAKA, first))
        assert await states(series) == ["booked"] * 6
        assert len(set(await times(series))) == 6


async def test_two_windows_want_one_time_and_one_has_it(pages: PagesOfCity) -> None:
    await two_windows(pages)


async def test_two_windows_on_postgresql(postgres_city: City) -> None:
    async with pages_of(postgres_city) as pages:
        await two_windows(pages)


async def two_windows(pages: PagesOfCity) -> None:
    """Each window fixes another person, at the same time of the same partner."""
    series = await some_people(pages, 2)
    form = form_of(await opens(pages, ROUND))
    windows = [
        await checks(pages, out__2="1"),
        await checks(pages, out__1="1", day__2=form["day-1"], time__2=form["time-1"]),
    ]

    answers = await asyncio.gather(
        *(pages.presses(TANAKA, f"{ROUND}/send", hidden(it)) for it in windows)
    )

    assert sorted(it.status_code for it in answers) == [303, 409]
    refused = next(it for it in answers if it.status_code == 409)
    assert "先に別の予定が入りました" in said(refused)
    assert "1人の日時の案です" in said(refused)
    await pages.city.clock.settle()
    assert sorted(await states(series)) == ["booked", "due"]
    assert len(await held_by(pages, TANAKA)) == 2
