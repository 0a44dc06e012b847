"""A person on the way 利用者 with a browser of their own; every page they meet is looked over."""

import re
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@dataclass
class Traveller:
    """One person's browser window in the city; this one has a mouse."""

    page: Page
    base_url: str
    name: str = ""
    """As the sign-in page of the practice city lists it."""
    looked_at: set[str] = field(default_factory=set)
    """Kinds of pages axe need not look at again."""
    pages: int = 0
    """How many pages were met, and how many buttons pressed, since the last letter."""
    pressed: int = 0

    async def opens(self, path: str) -> None:
        await self.page.goto(f"{self.base_url}{path}")
        await self.looks_around()

    async def signs_in_to(self, path: str) -> None:
        """Follows a link; at the sign-in page picks the own name, and arrives where the link led."""
        await self.page.goto(f"{self.base_url}{path}")
        await self.looks_around()
        self.pressed += 1
        await self.page.locator("main").get_by_role("button", name=self.name).first.click()
        await self.page.wait_for_url(f"{self.base_url}{path}")
        await self.looks_around()

    async def presses(self, words: str) -> None:
        """Presses a button and looks at the page it leads to."""
        self.pressed += 1
        button = self.page.locator("main").get_by_role("button", name=words, exact=True)
        async with self.page.expect_navigation():
            await button.click()
        await self.looks_around()

    async def presses_the_one_act(self) -> None:
        """Presses the page's one primary button, which names the act."""
        await self.presses(await self.page.locator("main button.primary").inner_text())

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
            if kind == "hidden":
                continue
            if not await spot.first.is_visible():
                await self._unfolds(name)
            if kind == "radio":
                await self.page.locator(f'[name="{name}"][value="{value}"]').check()
            elif kind == "select-one":
                await spot.select_option(value)
            else:
                await spot.fill(value)

    async def asked(self, fields: dict[str, str]) -> dict[str, str]:
        """Those fields that the page asks for; an act may be the page's only one."""
        spots = self.page.locator("main :is([name]:not([type=hidden]), [name=act])")
        names = await spots.evaluate_all("all => all.map(it => it.name)")
        return {name: value for name, value in fields.items() if name in names}

    async def written(self) -> dict[str, str]:
        """What stands in the page's form."""
        found: dict[str, str] = await self.page.evaluate(
            "Object.fromEntries(new FormData(document.querySelector('main form')))"
        )
        return {name: value.replace("\r\n", "\n") for name, value in found.items()}

    async def _unfolds(self, name: str) -> None:
        """Opens what hides a field, by its summary: this needs no script."""
        folded = self.page.locator("details:not([open])", has=self.page.locator(f'[name="{name}"]'))
        await folded.locator("summary").first.click()

    async def says(self) -> str:
        return await self.page.locator("main").inner_text()

    async def receipt(self) -> str:
        """The number on the receipt page."""
        number = await self.page.locator(".receipt .number").inner_text()
        assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", number)
        return number

    async def looks_around(self) -> None:
        """No sideways scroll, and axe looks once at each kind of page."""
        self.pages += 1
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
