"""A person on the way 利用者 with a browser of their own; every page they meet is looked over."""

import re
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Page, Request

from tests.given.city import City
from tests.given.people import Someone

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@dataclass
class Traveller:
    """One person's browser window in the city."""

    who: Someone
    page: Page
    base_url: str
    looked_at: set[str] = field(default_factory=set)

    async def opens(self, path: str) -> None:
        await self.page.goto(f"{self.base_url}{path}")
        await self.looks_around()

    async def signs_in_to(self, path: str) -> None:
        """Follows a link; at the sign-in page picks the own name, and arrives where the link led."""
        await self.page.goto(f"{self.base_url}{path}")
        await self.looks_around()
        name = self.who.person.name.full
        await self.page.locator("main").get_by_role("button", name=name).first.click()
        await self.page.wait_for_url(f"{self.base_url}{path}")
        await self.looks_around()

    async def presses(self, words: str) -> None:
        """Presses a button and looks at the page it leads to."""
        button = self.page.locator("main").get_by_role("button", name=words, exact=True)
        async with self.page.expect_navigation():
            await button.click()
        await self.looks_around()

    async def follows(self, words: str) -> None:
        async with self.page.expect_navigation():
            await self.page.locator("main").get_by_role("link", name=words).first.click()
        await self.looks_around()

    async def fills(self, **fields: str) -> None:
        """By the fields' names; ``__`` stands for a dash."""
        for name, value in fields.items():
            await self.page.locator(f'[name="{name.replace("__", "-")}"]').first.fill(value)

    async def writes(self, fields: dict[str, str]) -> None:
        """Text into fields, letters into scales, as a person would: what is folded is opened first."""
        for name, value in fields.items():
            spot = self.page.locator(f'[name="{name}"]')
            if await spot.count() == 0:
                continue
            kind = await spot.first.evaluate("it => it.type || it.tagName")
            await spot.first.evaluate(
                "it => { const d = it.closest('details'); if (d) d.open = true }"
            )
            if kind == "radio":
                await self.page.locator(f'[name="{name}"][value="{value}"]').check(force=True)
            elif kind == "select-one":
                await spot.select_option(value)
            elif kind != "hidden":
                await spot.fill(value)

    async def says(self) -> str:
        return await self.page.locator("main").inner_text()

    async def receipt(self) -> str:
        """The number on the receipt page."""
        number = await self.page.locator(".receipt .number").inner_text()
        assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", number)
        return number

    async def looks_around(self) -> None:
        """No sideways scroll, one heading; axe looks once at each kind of page."""
        width = await self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert width[0] <= width[1], (self.page.url, width)
        kind = await self.page.title()
        if kind in self.looked_at:
            return
        self.looked_at.add(kind)
        found: dict[str, Any] = (await Axe().run(self.page, options=RULES)).response
        assert [(it["id"], it["nodes"][0]["html"]) for it in found["violations"]] == [], kind


@dataclass
class Travellers:
    """Everybody on the way, and what their browsers asked for and complained about."""

    city: City
    browser: Browser
    base_url: str
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)
    looked_at: set[str] = field(default_factory=set)

    async def with_browser(self, who: Someone, width: int = 1280, **options: Any) -> Traveller:
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
        looked_at = self.looked_at if options.get("java_script_enabled", True) else {"*"}
        return Traveller(who, page, self.base_url, looked_at)

    async def letter_link(self, who: Someone) -> str:
        """The path of the link in the newest letter to a person, as it stands on its line."""
        letters = [it for it in await self.city.post.letters() if it.person_id == who.id]
        found = re.search(rf"^{re.escape(self.base_url)}(/\S*)$", letters[-1].text, re.M)
        assert found, letters[-1].text
        return found[1]

    async def go_home(self) -> None:
        """Nobody's browser complained, and none spoke to anybody else."""
        for context in self.contexts:
            await context.close()
        assert self.elsewhere == []
        assert self.complaints == []

    def _hears(self, message: Any) -> None:
        is_refusal = "status of 4" in message.text
        if message.type in ("error", "warning") and not is_refusal:
            self.complaints.append(message.text)

    def _sees(self, request: Request) -> None:
        if not request.url.startswith((self.base_url, "data:", "about:")):
            self.elsewhere.append(request.url)
