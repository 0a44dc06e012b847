"""A talk of 山田 with 佐藤 課長 in the small city, and both at their browsers."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from typing import Any

import httpx2
import pytest

from models.ids import PersonId
from models.tables.case import CaseRow
from models.tables.talk import TalkRow
from tests.given.app import Browser, TheApp
from tests.given.cases import the_case_of
from tests.given.pages_of_city import hidden
from tests.given.small_city import SATO, YAMADA
from tests.given.talks import a_series, a_talk

STARTS = datetime(2026, 10, 16, 4, 30, tzinfo=UTC)  # 13:30 in Japan


@dataclass
class TalkPages:
    """The pages of talks, as people of the small city meet them."""

    app: TheApp
    series: CaseRow
    talk: TalkRow
    browsers: dict[PersonId, Browser] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"/talks/{self.talk.id}"

    async def as_(self, who: PersonId) -> Browser:
        if who not in self.browsers:
            self.browsers[who] = self.app.browser()
            await self.browsers[who].becomes(who)
        return self.browsers[who]

    async def opens(self, who: PersonId, path: str = "") -> httpx2.Response:
        return await (await self.as_(who)).opens(path or self.path)

    async def reads(self, who: PersonId, path: str = "") -> str:
        """The words of the page; it must open."""
        page = await self.opens(who, path)
        assert page.status_code == 200, page.text
        return unescape(page.text)

    async def posts(self, who: PersonId, below: str, **fields: Any) -> httpx2.Response:
        """A press with the token of a page seen just now; ``below`` is the part of the address."""
        browser = await self.as_(who)
        token = await browser.token("/nowhere")
        path = below if below.startswith("/") else f"{self.path}/{below}"
        return await browser.client.post(path, data={"csrf_token": token, **fields})

    async def writes(self, who: PersonId, kind: str, words: str, **fields: Any) -> httpx2.Response:
        """Saves a text as the page stands now."""
        given = {"version": await self.version(who, kind), "nonce": f"{who}-{kind}-{words}"}
        return await self.posts(who, f"notes/{kind}", **{**given, kind: words, **fields})

    async def version(self, who: PersonId, kind: str) -> str:
        """What the form of a note on the page says about its version."""
        page = await self.opens(who)
        _, _, form = page.text.partition(f'action="{self.path}/notes/{kind}"')
        return form.partition('name="version" value="')[2].partition('"')[0] or "0"

    async def another(self, partner: PersonId, name: str, **given: Any) -> TalkRow:
        return await a_talk(self.app.parts.database, self.series, partner, name, **given)


@pytest.fixture
async def talks(city: TheApp) -> AsyncIterator[TalkPages]:
    pack_id = (await the_case_of(city, YAMADA)).pack_id
    database, now = city.parts.database, city.clock()
    series = await a_series(database, YAMADA, pack_id=pack_id, now=now)
    talk = await a_talk(
        database, series, SATO, "r3", starts_at=STARTS, minutes=30, place="第2会議室"
    )
    pages = TalkPages(city, series, talk)
    yield pages
    for browser in pages.browsers.values():
        await browser.client.aclose()


__all__ = ["TalkPages", "hidden"]
