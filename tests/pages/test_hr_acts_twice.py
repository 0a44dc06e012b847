"""HR's acts pressed twice 二度押し: one message, one line on the timeline, and the same answer."""

import asyncio

from sqlalchemy import select, update

from models.acts import Act
from models.tables.case import CaseRow, CaseState
from models.tables.receipt import MessageRow
from tests.given.app import Browser, TheApp
from tests.given.cases import the_case_of
from tests.given.pages_of_city import hidden
from tests.given.small_city import YAMADA


async def _path(city: TheApp) -> str:
    return f"/hr/cases/{(await the_case_of(city, YAMADA)).id}"


async def _messages(city: TheApp) -> list[MessageRow]:
    async with city.parts.database.reading() as session:
        rows = await session.scalars(select(MessageRow))
        return sorted(rows, key=lambda row: str(row.details.get("until")))


async def test_an_act_pressed_twice_is_one_with_the_same_answer(city: TheApp, hr: Browser) -> None:
    path = f"{await _path(city)}/extend?task=draft_goals%2F1"
    form = hidden(await hr.opens(path)) | {"due": "令和8年11月10日", "reason": "研修のため"}
    answers = [await hr.client.post(path, data=form) for _ in range(2)]
    assert {it.headers["location"] for it in answers} == {f"{await _path(city)}?done=1"}
    assert len(await _messages(city)) == len(city.line.told) == 1
    await hr.client.post(path, data=form | {"due": "令和8年11月11日"})
    assert [it.details["until"] for it in await _messages(city)] == ["2026-11-10", "2026-11-11"]


async def test_the_second_press_is_answered_though_the_case_has_heard_the_first(
    city: TheApp, hr: Browser
) -> None:
    """By then the task is with somebody else, or the case is closed: that is no error of HR's."""
    path = f"{await _path(city)}/end"
    form = hidden(await hr.opens(path)) | {"reason": "休職のため"}
    first = await hr.client.post(path, data=form)
    async with city.parts.database.writing() as session:
        await session.execute(update(CaseRow).values(state=CaseState.CLOSED))
    second = await hr.client.post(path, data=form)
    assert (second.status_code, second.headers["location"]) == (303, first.headers["location"])
    assert [it.act for it in await _messages(city)] == [Act.END]


async def test_two_presses_of_the_same_moment_write_one_message(city: TheApp, hr: Browser) -> None:
    path = f"{await _path(city)}/end"
    form = hidden(await hr.opens(path)) | {"reason": "休職のため"}
    await asyncio.gather(*(hr.client.post(path, data=form) for _ in range(2)))
    assert len(await _messages(city)) == 1
