"""What the partner's 1on1 pages are asked with: people with series, forms as they stand, presses."""

import re
from datetime import datetime
from html import unescape

import httpx2
from sqlmodel import col, select

from models.case import TaskState
from models.one_on_one.steps import TalkStep
from models.tables.talk import ReservationRow
from models.tables.task import TaskRow
from tests.given.hall import TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone, an_employee
from tests.given.series import Series, opens_series, series_of

TALKS = "/my-people/1on1"
ROUND = f"{TALKS}/round"
ABSENCE = f"{TALKS}/absence"
_NAMES = ("山田", "鈴木", "高橋", "中村", "小林", "清水")
_LIST = re.compile(r'<select id="[^"]+" name="([^"]+)"[^>]*>(.*?)</select>', re.S)
_PICKED = re.compile(r'<option value="([^"]*)" selected>')
_FIELD = re.compile(r'<input id="[^"]+" name="([^"]+)"[^>]* value="([^"]*)"')


async def some_people(pages: PagesOfCity, count: int = 3) -> list[Series]:
    """So many of 田中's people, each with a series whose first round wants a time."""
    people = [
        an_employee(_NAMES[nth % 6], f"{nth + 1}号").evaluated_by(TANAKA) for nth in range(count)
    ]
    await pages.city.hires(*people)
    await opens_series(pages.city, people[0])
    return [await series_of(pages.city, it) for it in people]


async def opens(pages: PagesOfCity, path: str, who: Someone = TANAKA) -> httpx2.Response:
    return await (await pages.as_(who)).opens(path)


def form_of(page: httpx2.Response) -> dict[str, str]:
    """The page's form as it stands: what is hidden, what is picked, what is written."""
    picked = {
        unescape(name): (found[1] if (found := _PICKED.search(body)) else "")
        for name, body in _LIST.findall(page.text)
    }
    written = {unescape(name): unescape(value) for name, value in _FIELD.findall(page.text)}
    return written | picked | hidden(page)


async def checks(
    pages: PagesOfCity, page: httpx2.Response | None = None, who: Someone = TANAKA, **changes: str
) -> httpx2.Response:
    """内容を確認する with some fields typed over; ``__`` stands for a dash."""
    page = page or await opens(pages, ROUND, who)
    form = form_of(page) | {name.replace("__", "-"): value for name, value in changes.items()}
    return await pages.presses(who, ROUND, form | {"press": "check"})


async def fixes(
    pages: PagesOfCity, check: httpx2.Response, who: Someone = TANAKA, *, settles: bool = True
) -> httpx2.Response:
    """この予定で決める; then every series has heard, also one that was slow to answer."""
    assert check.status_code == 200, said(check)
    answer = await pages.presses(who, f"{ROUND}/send", hidden(check))
    if settles:
        await pages.city.clock.settle()
    return answer


async def states(series: list[Series], name: str = "r1") -> list[str]:
    return [(await it.talk(name)).state for it in series]


async def times(series: list[Series], name: str = "r1") -> list[datetime]:
    found = [(await it.talk(name)).starts_at for it in series]
    return [it for it in found if it]


async def held_by(pages: PagesOfCity, who: Someone) -> list[ReservationRow]:
    async with pages.city.database.reading() as session:
        rows = await session.scalars(
            select(ReservationRow).where(col(ReservationRow.person_id) == who.id)
        )
        return list(rows)


async def open_tasks(pages: PagesOfCity, who: Someone, step: TalkStep) -> list[TaskRow]:
    async with pages.city.database.reading() as session:
        rows = await session.scalars(
            select(TaskRow).where(
                col(TaskRow.person_id) == who.id,
                col(TaskRow.step) == step,
                col(TaskRow.state) == TaskState.OPEN,
            )
        )
        return list(rows)
