"""The road 道: all browsers on the way to one address, what they asked for and what they complained about."""

import re
from dataclasses import dataclass, field
from typing import Any, TypeVar

from playwright.async_api import Browser, BrowserContext, Request

from api import addresses
from tests.given.city import City
from tests.given.people import Someone
from tests.journeys.traveller import Traveller

T = TypeVar("T", bound=Traveller)


@dataclass
class Road:
    """Whoever travels here is watched: errors, warnings, and requests to others than the own host (S28)."""

    browser: Browser
    base_url: str
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    async def a_browser(self, kind: type[T], width: int = 1280, **options: Any) -> T:
        """A fresh browser window in somebody's hands; nobody is signed in."""
        context = await self.browser.new_context(
            locale="ja-JP",
            timezone_id="Asia/Tokyo",
            viewport={"width": width, "height": 900},
            **options,
        )
        self.contexts.append(context)
        page = await context.new_page()
        page.on("console", self._hears)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._sees)
        return kind(page, self.base_url)

    async def go_home(self) -> None:
        """Nobody's browser complained, and none spoke to anybody else."""
        for context in self.contexts:
            await context.close()
        self.contexts.clear()
        assert self.elsewhere == []
        assert self.complaints == []

    def _hears(self, message: Any) -> None:
        is_refusal = "status of 4" in message.text
        if message.type in ("error", "warning") and not is_refusal:
            self.complaints.append(message.text)

    def _sees(self, request: Request) -> None:
        if not request.url.startswith((f"{self.base_url}/", "data:", "about:")):
            self.elsewhere.append(request.url)


@dataclass
class Travellers:
    """The people of a city on their road."""

    city: City
    road: Road
    looked_at: set[str] = field(default_factory=set)

    @property
    def base_url(self) -> str:
        return self.road.base_url

    async def with_browser(self, who: Someone, width: int = 1280, **options: Any) -> Traveller:
        traveller = await self.road.a_browser(Traveller, width, **options)
        traveller.name = who.person.name.full
        traveller.looked_at = self.looked_at
        return traveller

    async def follows_letter(self, traveller: Traveller, who: Someone) -> None:
        """From the newest letter to the task, over the sign-in page when nobody is signed in yet."""
        traveller.pages = traveller.pressed = 0
        link = await self.letter_link(who)
        if traveller.page.url == "about:blank":
            await traveller.signs_in_to(link)
        else:
            await traveller.opens(link)
        if link == addresses.MY_TASKS:
            await traveller.follows("開く")

    async def next_morning(self) -> None:
        """Noon of the next open day: the morning round has written its letters."""
        days = self.city.parts.days
        await self.city.moves_to(days.after(days.local_day(await self.city.now()), 1))

    async def letter_link(self, who: Someone) -> str:
        """The path of the link in the newest letter to a person, as it stands on its line."""
        letters = [it for it in await self.city.post.letters() if it.person_id == who.id]
        found = re.search(rf"^{re.escape(self.base_url)}(/\S*)$", letters[-1].text, re.M)
        assert found, letters[-1].text
        return found[1]
