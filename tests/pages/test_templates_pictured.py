"""Pages in the browser 画面の検査: axe (U01), no sideways scroll at 320 px, with large letters or wide spacing (U03).

Nothing leaves the house (S28): the network log of the browser that looked at them all says so.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from api.views.frame import Language
from ayumi.setup.test_tools import find_chromium
from notifications.catalogue import LETTERS, example_of
from notifications.rendering import Renderer, folder_of
from tests.given.browser import QUIET, STILL
from tests.letters.given import CONTACT
from tests.pages.gallery import SCENES
from tests.pages.gallery.axe import look_over, prepare, seen_in
from tests.pages.gallery.browser import look_at, open_window
from tests.pages.gallery.house import AXE, a_gallery_house
from tests.pages.gallery.network_log import ASKS, NOBODY_ELSE, asked
from tests.pages.gallery.scene import Scene
from tests.pages.gallery.shown import shown

RENDERER = Renderer(CONTACT)
BY_NAME = {scene.name: scene for scene in SCENES}


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    opened = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
    yield opened
    opened.close()


@dataclass
class Visit:
    """One window of a browser of its own goes through the whole gallery, and a log keeps whom it asked."""

    browser: Browser
    window: Page
    address: str
    log: Path
    seen: set[str] = field(default_factory=set)

    def comes_to(self, scene: Scene) -> None:
        page = f"{self.address}/{scene.name}"
        self.window.troubles.clear()  # type: ignore[attr-defined]
        self.window.goto(page)
        self.seen.add(page)

    def ends(self) -> list[tuple[str, str]]:
        """The log is whole when the browser has gone."""
        self.browser.close()
        return asked(self.log)


@pytest.fixture(scope="module")
def visit(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    home = tmp_path_factory.mktemp("visit")
    log = home / "network.json"
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(home))
    with a_gallery_house() as address:
        opened = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=[*STILL, NOBODY_ELSE, f"--log-net-log={log}"],
            env={**os.environ, **homes},
        )
        yield Visit(opened, open_window(opened, 1280), address, log)
        opened.close()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_page_is_accessible_and_narrow_enough(visit: Visit, scene: Scene) -> None:
    window = visit.window
    window.set_viewport_size({"width": 1280, "height": 900})
    visit.comes_to(scene)
    troubles = list(window.troubles)  # type: ignore[attr-defined]
    prepare(window, visit.address + AXE)
    looked = []
    for width in (1280, 360):
        window.set_viewport_size({"width": width, "height": 900})
        looked.append(look_over(window))
    sideways = [_sideways(window, 320), _with_large_letters(window), _with_own_spacing(window)]
    assert [one.wrong for one in looked] == [[], []]
    assert [one.unjudged for one in looked] == [[], []], "judge it in gallery/judged.toml"
    assert seen_in(scene.name) <= set.union(*(one.used for one in looked)), "no longer needed"
    assert max(sideways) <= 0, sideways
    assert troubles == []


def test_no_page_asked_anybody_but_its_own_house(visit: Visit) -> None:
    if not visit.seen:
        visit.comes_to(SCENES[0])
    log = visit.ends()
    assert {kind for kind, _ in log} >= set(ASKS)
    here = visit.address.removeprefix("http://")
    assert {(kind, what) for kind, what in log if here not in what} == set()
    assert {what for kind, what in log if kind == ASKS[0]} >= visit.seen


def _sideways(page: Page, width: int) -> int:
    page.set_viewport_size({"width": width, "height": 900})
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def _with_large_letters(page: Page) -> int:
    """Twice as large on a PC (WCAG 1.4.4)."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    too_wide = _sideways(page, 1280)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return too_wide


def _with_own_spacing(page: Page) -> int:
    """The reader's own distances on a phone (WCAG 1.4.12)."""
    page.evaluate(
        """const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
          word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
        document.adoptedStyleSheets = [sheet];"""
    )
    return _sideways(page, 360)


@pytest.mark.parametrize(
    "name",
    [
        "my_tasks-filled",
        "tasks-rate_first-error",
        "hr_overview-filled",
        "hr_overview-refused",
        "hr_case-filled",
    ],
)
def test_the_english_page_is_accessible(browser: Browser, name: str) -> None:
    page = look_at(browser, BY_NAME[name], 320, Language.ENGLISH)
    prepare(page)
    looked = look_over(page)
    sideways = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    page.close()
    assert looked.wrong == []
    assert looked.unjudged == []
    assert sideways <= 0


@pytest.mark.parametrize("letter", list(LETTERS), ids=folder_of)
def test_a_letter_is_accessible(browser: Browser, letter: Any) -> None:
    """The frame of the mailbox page holds it, where axe does not look; its subject is its heading."""
    html = RENDERER.words(example_of(letter)).html
    window = open_window(browser, 1280)
    window.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    window.goto("http://ayumi.test/letter")
    prepare(window)
    for width in (1280, 360):
        window.set_viewport_size({"width": width, "height": 900})
        looked = look_over(window)
        assert [one for one in looked.wrong if one[0] != "page-has-heading-one"] == []
        assert looked.unjudged == []
    assert _sideways(window, 320) <= 0
    window.close()


def test_an_error_takes_the_focus(browser: Browser) -> None:
    page = look_at(browser, BY_NAME["tasks-draft_goals-error"], 1280)
    focused = page.evaluate("document.activeElement.getAttribute('role')")
    page.close()
    assert focused == "alert"


def test_a_draft_is_kept_while_typing(browser: Browser) -> None:
    page = look_at(browser, BY_NAME["tasks-review_goals-empty"], 1280)
    page.route(
        "**/draft",
        lambda route: route.fulfill(json={"saved_at": "14:03"}, content_type="application/json"),
    )
    page.fill("[name=words]", "よいと思います。")
    expect(page.locator("[data-draft-state]")).to_have_text("下書きを保存しました 14:03")
    page.close()


def test_a_draft_that_cannot_be_kept_is_said(browser: Browser) -> None:
    page = look_at(browser, BY_NAME["tasks-review_goals-empty"], 1280)
    page.route("**/draft", lambda route: route.abort())
    page.fill("[name=words]", "よいと思います。")
    expect(page.locator("[data-draft-state]")).to_contain_text("下書きを保存できませんでした")
    page.close()


def test_every_answer_can_be_given_without_script(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(shown(BY_NAME["tasks-draft_goals-empty"]))
    page.locator("summary", has_text="目標4").click()
    page.fill("[name=goals-3-title]", "四つ目の目標")
    assert page.input_value("[name=goals-3-title]") == "四つ目の目標"
    context.close()
