"""Other hands 操作の方法: a person who has a keyboard only, and one whose browser runs no scripts."""

from dataclasses import dataclass
from typing import Any, Final

from tests.journeys.traveller import Traveller

MOST_STOPS: Final = 400
"""More presses of Tab than any page has places: whoever needs more is caught in a trap (WCAG 2.1.2)."""

WHERE: Final = """
() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const box = it.getClientRects()[0] ?? it.getBoundingClientRect();
  const style = getComputedStyle(it);
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 40), 1), innerWidth - 1);
  const ys = [box.top + 4, box.top + box.height / 2, box.bottom - 4];
  const seen = ys.some(y => {
    const top = document.elementFromPoint(x, y);
    return top && (it.contains(top) || top.contains(it) && !top.matches("html, body") ||
      top.closest("label")?.contains(it));
  });
  return {
    tag: it.tagName, type: it.type ?? "", name: it.name ?? "", value: it.value ?? "",
    checked: it.checked ?? false, words: it.innerText?.trim() ?? "", id: it.id,
    folds: it.tagName === "SUMMARY" && !it.parentElement.open
      ? [...it.parentElement.querySelectorAll("[name]")].map(one => one.name) : [],
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen,
  };
}
"""
"""What the focus rests on, whether it wears a ring, and whether anything covers it (WCAG 2.4.7, 2.4.11)."""


@dataclass
class ByKeyboard(Traveller):
    """Tab, Shift-Tab, Enter, Space, arrows, and letters: nothing else. The focus is always to be seen (U02)."""

    async def steps(self, backwards: bool = False) -> dict[str, Any]:
        """To the next place; past the last one the browser begins again at the top."""
        for _ in range(3):
            await self.page.keyboard.press("Shift+Tab" if backwards else "Tab")
            if at := await self.where():
                assert at["ring"], at
                assert at["seen"], at
                return at
        raise AssertionError("the focus is nowhere")

    async def where(self) -> dict[str, Any] | None:
        found: dict[str, Any] | None = await self.page.evaluate(WHERE)
        return found

    async def steps_to(self, words: str) -> None:
        """To the link or button that begins with these words."""
        for _ in range(MOST_STOPS):
            at = await self.steps()
            if at["tag"] in ("A", "BUTTON") and at["words"].startswith(words):
                return
        raise AssertionError(f"{words}: not within {MOST_STOPS} stops")

    async def presses(self, words: str) -> None:
        await self.steps_to(words)
        async with self.page.expect_navigation():
            await self.page.keyboard.press("Enter")
        await self.looks_around()

    async def follows(self, words: str) -> None:
        await self.presses(words)

    async def writes(self, fields: dict[str, str]) -> None:
        """Goes through the page once or twice and answers whatever it comes by."""
        open_ = {name for name in fields if await self._is_asked(name)}
        for _ in range(MOST_STOPS):
            if not open_:
                return
            at = await self.steps()
            if open_ & set(at["folds"]):
                await self.page.keyboard.press("Enter")
            elif at["name"] in open_:
                await self._answers(at, fields[at["name"]])
                open_.remove(at["name"])
        raise AssertionError(open_)

    async def _is_asked(self, name: str) -> bool:
        return await self.page.locator(f'[name="{name}"]:not([type="hidden"])').count() > 0

    async def _answers(self, at: dict[str, Any], value: str) -> None:
        keys = self.page.keyboard
        if at["type"] == "radio":
            await self._picks(value)
        elif at["tag"] == "SELECT":
            while await self.page.evaluate("document.activeElement.value") != value:
                await keys.press("ArrowDown")
        else:
            await keys.press("Control+a")
            await keys.insert_text(value)

    async def _picks(self, value: str) -> None:
        await self.page.keyboard.press("Space")
        for _ in range(10):
            at = await self.where()
            assert at
            if at["checked"] and at["value"] == value:
                return
            await self.page.keyboard.press("ArrowDown")
        raise AssertionError(value)


@dataclass
class WithoutScripts(Traveller):
    """The browser runs no script at all (U04); axe, which is one, stays at home."""

    async def looks_around(self) -> None:
        width = await self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert width[0] <= width[1], (self.page.url, width)
