"""Ways of a hurried reader 使いやすさ: four states (U06), drafts (U08), signals (U09), swaps (U10), doors (U11)."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from ayumi.setup.test_tools import find_chromium
from tests.given.browser import QUIET
from tests.pages.gallery import SCENES
from tests.pages.gallery.browser import API, look_at
from tests.pages.gallery.shown import shown

BY_NAME = {scene.name: scene for scene in SCENES}
STATES = {"するべき", "下書き", "ほかの人の番", "済み"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        yield opened
        opened.close()


def test_a_task_has_one_of_four_states_and_says_why_it_cannot_start() -> None:
    """U06; 期限すぎ is a word beside them and まだ a place in the order of the year."""
    for name in ("my_tasks-filled", "my_people-filled"):
        tags = set(re.findall(r'<span class="tag[^"]*">([^<]+)</span>', shown(BY_NAME[name])))
        assert tags - {"期限すぎ"} <= STATES
    assert "「自己申告」が終わってから" in shown(BY_NAME["my_tasks-filled"])
    assert "下書きの続き" in shown(BY_NAME["my_tasks-filled"])


def test_whoever_types_without_a_pause_loses_less_than_ten_seconds(browser: Browser) -> None:
    """U08: somebody strikes a key each second for half a minute."""
    page, kept = _with_clock(browser, "tasks-review_goals-empty")
    for second in range(30):
        page.locator("[name=words]").press("a")
        page.clock.run_for(1000)
        assert second < 9 or len(kept) >= 1 + (second - 9) // 10, second
    assert len(kept) >= 3
    page.close()


def test_the_end_of_a_session_is_announced_two_minutes_before(browser: Browser) -> None:
    """U08: one press goes on, and the notice comes again at the next end."""
    page, _kept = _with_clock(browser, "my_tasks-filled")
    page.route("**/stay-signed-in", lambda route: route.fulfill(status=204))
    notice = page.locator("#session")
    page.clock.run_for(1_670_000)
    expect(notice).to_be_hidden()
    page.clock.run_for(20_000)
    expect(notice).to_be_visible()
    notice.get_by_role("button", name="続ける").click()
    expect(notice).to_be_hidden()
    page.clock.run_for(1_690_000)
    expect(notice).to_be_visible()
    page.close()


def _with_clock(browser: Browser, name: str) -> tuple[Page, list[str]]:
    """A page whose time the test moves, and the drafts that it has sent."""
    kept: list[str] = []

    def keep(route: Route) -> None:
        kept.append(route.request.post_data or "")
        route.fulfill(json={"saved_at": "14:03"})

    page = look_at(browser, BY_NAME[name], 1280)
    page.clock.install()
    page.route("**/draft", keep)
    page.reload()
    return page, kept


COLOURS = dict(
    re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", (API / "static/css/ground.css").read_text())
)
TEXT = (
    *((ink, "paper") for ink in ("ink", "ink-2", "accent", "accent-deep", "late", "soon", "done")),
    ("ink", "mist"),
    ("ink-2", "mist"),
    ("ink", "practice"),
    ("accent", "accent-mist"),
    ("accent-deep", "accent-mist"),
    ("ink-2", "accent-mist"),
    ("late", "late-mist"),
    ("soon", "soon-mist"),
    ("done", "done-mist"),
    ("ink", "done-mist"),
)
PARTS = (("edge", "paper"), ("accent", "paper"), ("late", "paper"), ("ink", "focus"))


@pytest.mark.parametrize(("one", "other"), TEXT)
def test_text_stands_out_from_its_ground(one: str, other: str) -> None:
    assert _contrast(COLOURS[one], COLOURS[other]) >= 4.5


def test_counts_stand_out_from_the_cells_of_the_heat_map() -> None:
    """Axe cannot tell the ground of words in a picture; see gallery/judged.toml."""
    sheet = (API / "static/css/tables.css").read_text()
    cells = re.findall(r"svg \.h(\d) \{ fill: (?:var\(--)?([#\w-]+)", sheet)
    grounds: dict[str, str] = {level: COLOURS.get(colour, colour) for level, colour in cells}
    assert set(grounds) == {"0", "1", "2", "3"}
    for level in "012":
        assert _contrast(COLOURS["ink"], grounds[level]) >= 4.5
    assert "svg .h3 + text { fill: #fff;" in sheet
    assert _contrast("#ffffff", grounds["3"]) >= 4.5


@pytest.mark.parametrize(("one", "other"), PARTS)
def test_edges_of_fields_and_the_focus_stand_out(one: str, other: str) -> None:
    assert _contrast(COLOURS[one], COLOURS[other]) >= 3


def test_without_the_citys_colours_choice_and_place_are_seen(browser: Browser) -> None:
    """Forced colours: what is chosen wears an outline, the current place a line."""
    page = look_at(browser, BY_NAME["tasks-review_goals-filled"], 1280)
    page.emulate_media(forced_colors="active")
    chosen = page.locator(".choices label:has(:checked)")
    place = page.locator(".places a[aria-current]")
    assert chosen.evaluate("it => getComputedStyle(it).outlineStyle") == "solid"
    assert "underline" in place.evaluate("it => getComputedStyle(it).textDecorationLine")
    page.close()


@pytest.mark.parametrize("name", ["my_record-filled", "tasks-received-done", "rule_book-filled"])
def test_paper_has_name_and_label_and_no_buttons(browser: Browser, name: str) -> None:
    page = look_at(browser, BY_NAME[name], 1280)
    page.emulate_media(media="print")
    expect(page.locator(".print-only").first).to_be_visible()
    for left_out in (".practice", ".top", ".acts", ".foot"):
        for spot in page.locator(left_out).all():
            expect(spot).to_be_hidden()
    page.close()


def test_a_narrowed_list_keeps_the_focus_tells_its_number_and_goes_back(browser: Browser) -> None:
    """U10: the link that was pressed has the focus still, the address says what is shown."""
    page = look_at(browser, BY_NAME["my_people-filled"], 1280)
    table = page.locator("#_table").evaluate("it => it.outerHTML")
    page.route("**/my-people?show=mine", lambda route: route.fulfill(body=table))
    link = page.locator("#show-mine")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/my-people?show=mine")
    expect(page.locator("[data-announced]")).to_have_text(
        re.compile("^[0-9]+人を表示しています。$")
    )
    expect(link).to_be_focused()
    page.go_back()
    page.wait_for_url("http://ayumi.test/")
    page.close()


@pytest.mark.parametrize("name", ["sign_in-empty", "password-empty", "invitation-empty"])
def test_a_password_manager_may_fill_a_password(browser: Browser, name: str) -> None:
    """U11: no puzzle, nothing to copy by hand, and nothing is asked that a password manager does not know."""
    page = look_at(browser, BY_NAME[name], 1280)
    fields = page.locator("main input[type=password]").all()
    assert fields
    for field in fields:
        assert field.get_attribute("autocomplete") in {"current-password", "new-password"}
        pasted = "it => it.dispatchEvent(new ClipboardEvent('paste', {cancelable: true}))"
        assert field.evaluate(pasted)
    assert page.locator("main :is(img, canvas, iframe, [maxlength])").count() == 0
    page.close()


def _contrast(one: str, other: str) -> float:
    """By WCAG's definition: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(one * 2 for one in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
