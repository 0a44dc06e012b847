"""The pages of 1on1 as its two people use them: a series on the engine, presses, and what is answered."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape

import httpx2

from models.one_on_one.steps import TalkStep
from models.tables.task import TaskRow
from tests.given.hall import TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone, an_employee
from tests.given.series import Series, opens_series

MONDAY = datetime(2026, 4, 27, 1, 0, tzinfo=UTC)  # 10:00 in Japan
TUESDAY = datetime(2026, 4, 28, 1, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 4, 30, 5, 0, tzinfo=UTC)
_SLOT = re.compile(r'type="radio" name="when" value="(\d[^"]+)"')
_PRESS = re.compile(r'<button type="submit" name="when" value="([^"]+)"')


@dataclass
class Pair:
    """山田 and the partner 田中 係長, in the spring."""

    pages: PagesOfCity
    yamada: Someone
    series: Series

    async def task(self, who: Someone, step: TalkStep) -> TaskRow:
        return await self.series.task(who, step)

    async def opens(self, who: Someone, step: TalkStep, more: str = "") -> httpx2.Response:
        """The page of the person's open task of this step."""
        task = await self.task(who, step)
        return await (await self.pages.as_(who)).opens(f"/1on1/{task.locator}{more}")

    async def presses(self, who: Someone, step: TalkStep, **fields: str) -> httpx2.Response:
        """One press on the page of the task, with the hidden fields of a form of it."""
        task = await self.task(who, step)
        page = await self.opens(who, step)
        if "nonce" not in hidden(page):
            page = await self.opens(who, step, "/move")
        assert page.status_code == 200, said(page)
        return await self.pages.presses(who, f"/1on1/{task.locator}", {**hidden(page), **fields})

    async def receipt(self, who: Someone, step: TalkStep, **fields: str) -> str:
        """What the receipt page says after the press."""
        answer = await self.presses(who, step, **fields)
        assert answer.status_code == 303, said(answer)
        page = await self.pages.goes_on(who, answer)
        assert "受け付けました" in page.text, said(page)
        return said(page)


async def a_pair(pages: PagesOfCity) -> Pair:
    yamada = await pages.city.hires(an_employee("山田").evaluated_by(TANAKA))
    return Pair(pages, yamada, await opens_series(pages.city, yamada))


def slots(page: httpx2.Response) -> list[str]:
    """The times the page proposes, or offers to choose from."""
    return [unescape(it) for it in _SLOT.findall(page.text) or _PRESS.findall(page.text)]
