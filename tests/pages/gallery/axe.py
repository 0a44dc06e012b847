"""Axe 検査器 over a page of the gallery: what is wrong, and what it leaves open and nobody has judged yet (U01)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations", "incomplete"],
    "preload": False,  # for styles of other houses: there are none
}
LOOK = """async ([options, judged]) => {
  if (!window.axe) throw new Error("axe is not on this page");
  const found = await axe.run(options);
  const open = node => [...node.any, ...node.all, ...node.none]
    .map(check => check.data?.messageKey ?? "default");
  const nth = (rule, node) => judged.findIndex(it => it.rule === rule
    && open(node).includes(it.open) && document.querySelector(node.target[0])?.matches(it.selector));
  const unsure = found.incomplete.flatMap(it => it.nodes.map(node =>
    ({rule: it.id, open: open(node), html: node.html.slice(0, 120), judged: nth(it.id, node)})));
  return {
    wrong: found.violations.map(it => [it.id, it.nodes[0].html.slice(0, 120)]),
    unjudged: unsure.filter(it => it.judged < 0).map(it => [it.rule, it.open, it.html]),
    used: [...new Set(unsure.map(it => it.judged))].filter(nth => nth >= 0),
  };
}"""


@dataclass(frozen=True)
class Looked:
    """``wrong`` and ``unjudged`` name rule and part of the page; ``used`` are places in ``judged()``."""

    wrong: list[Any]
    unjudged: list[Any]
    used: set[int]


def prepare(page: Page, address: str = "") -> None:
    """Lays axe beside a page's own scripts; it stays until the page is left.

    ``address``: where the page's own house has it, so that the browser reads it once for many pages.
    """
    if address:
        page.add_script_tag(url=address)
    else:
        page.evaluate(AXE_SCRIPT)


def look_over(page: Page) -> Looked:
    """The page as it stands now, at its present width; ``prepare`` it first."""
    found = page.evaluate(LOOK, [OPTIONS, judged()])
    return Looked(found["wrong"], found["unjudged"], set(found["used"]))


@cache
def judged() -> list[dict[str, str]]:
    """The judgements 判断 of what axe leaves open, as ``judged.toml`` explains."""
    text = Path(__file__).with_name("judged.toml").read_text(encoding="utf-8")
    judgements: list[dict[str, str]] = tomllib.loads(text)["judged"]
    return judgements


def seen_in(scene: str) -> set[int]:
    """Places in ``judged()`` of the judgements that this scene is to need."""
    return {nth for nth, one in enumerate(judged()) if one["scene"] == scene}
