"""From the letter's link to agreed goals 目標の道のり: by mouse on a PC, by keyboard alone, on a phone, without scripts."""

from datetime import date
from random import Random

from playwright.async_api import Page, expect

from ayumi.practice.contents import goals as some_goals
from models.evaluation.fields import to_fields
from models.evaluation.goals import GoalSheet
from models.evaluation.steps import Step
from tests.given.hall import SATO, TANAKA
from tests.given.people import Someone, an_employee
from tests.journeys.road import Travellers


async def a_case(street: Travellers) -> Someone:
    yamada = await street.city.hires(an_employee("山田").evaluated_by(TANAKA))
    await street.city.opens_evaluation(yamada)
    return yamada


def goals(street: Travellers) -> dict[str, str]:
    chapter = street.city.parts.policy.evaluation
    return to_fields(GoalSheet(goals=some_goals(chapter, Random(1))))


async def test_from_the_letter_to_agreed_goals(street: Travellers) -> None:
    yamada = await a_case(street)
    await street.city.moves_to(date(2026, 4, 27))
    me = await street.with_browser(yamada)

    await me.signs_in_to(await street.letter_link(yamada))
    await me.follows("開く")
    await me.presses("内容を確認する")
    assert "直していただきたいところ" in await me.says()
    await expect(me.page.locator("[data-errors]")).to_be_focused()
    await me.writes(goals(street))
    await me.presses("内容を確認する")
    await me.presses("提出する")
    await me.receipt()

    evaluator = await street.with_browser(TANAKA)
    await evaluator.signs_in_to("/my-people")
    await evaluator.follows("次の人へ")
    await evaluator.writes({"act": "agree", "day": "令和8年4月27日"})
    await evaluator.presses("内容を確認する")
    await evaluator.presses("合意する")
    await evaluator.receipt()
    await me.opens("/my-record")
    assert goals(street)["goals-0-title"] in await me.says()
    await me.opens("/my-record/who-looked")
    assert "田中 誠 係長" in await me.says()


async def test_goals_by_keyboard_alone(street: Travellers) -> None:
    """Tab, letters, Space and Enter; the focus is always to be seen."""
    yamada = await a_case(street)
    me = await street.with_browser(yamada)
    await me.signs_in_to("/my-tasks")
    keys = me.page.keyboard

    await _tab_to(me.page, "開く")
    async with me.page.expect_navigation():
        await keys.press("Enter")
    for name, value in goals(street).items():
        spot = me.page.locator(f'[name="{name}"]')
        if await spot.count() == 0 or not await spot.is_visible():
            continue
        await _tab_to_field(me.page, name)
        if await spot.evaluate("it => it.tagName") == "SELECT":
            while await spot.input_value() != value:
                await keys.press("ArrowDown")
        else:
            await keys.type(value)
    await _tab_to(me.page, "内容を確認する")
    async with me.page.expect_navigation():
        await keys.press("Enter")
    said = await me.says()
    assert "まだ提出していません" in said, said
    await _tab_to(me.page, "提出する")
    async with me.page.expect_navigation():
        await keys.press("Enter")
    await me.receipt()


async def test_on_a_phone_a_draft_survives(street: Travellers) -> None:
    """320 px wide: nothing scrolls sideways; what was typed is there again after the page is opened anew."""
    yamada = await a_case(street)
    me = await street.with_browser(yamada, 320)
    await me.signs_in_to("/my-tasks")
    await me.follows("開く")

    await me.fills(goals__0__title="窓口の待ち時間を減らす")
    await expect(me.page.locator("[data-draft-state]")).to_contain_text("下書きを保存しました")
    await me.opens("/my-tasks")
    await me.follows("下書きの続き")

    title = me.page.locator('[name="goals-0-title"]')
    assert await title.input_value() == "窓口の待ち時間を減らす"
    await me.writes(goals(street))
    await me.presses("内容を確認する")
    await me.presses("提出する")
    await me.receipt()
    for path in ("/my-record", "/my-record/who-looked", "/practice/mailbox"):
        await me.opens(path)


async def test_without_scripts_everything_works(street: Travellers) -> None:
    yamada = await a_case(street)
    me = await street.with_browser(yamada, 320, java_script_enabled=False)
    link = f"/t/{(await street.city.task_of(yamada, Step.DRAFT_GOALS)).locator}"

    await me.page.goto(f"{street.base_url}{link}")
    async with me.page.expect_navigation():
        await me.page.locator("main").get_by_role("button", name="山田 花子").first.click()
    for name, value in goals(street).items():
        spot = me.page.locator(f'[name="{name}"]')
        if await spot.count() and not await spot.is_visible():
            await me.page.locator("details:not([open]) > summary", has_text="目標").first.click()
        if await spot.count() == 0:
            continue
        if name.endswith("difficulty"):
            await spot.select_option(value)
        else:
            await spot.fill(value)
    for words in ("内容を確認する", "提出する"):
        async with me.page.expect_navigation():
            await me.page.get_by_role("button", name=words, exact=True).click()

    await me.receipt()
    assert "田中 誠 係長" in await me.says()


async def test_the_evaluators_places_on_a_phone(street: Travellers) -> None:
    """部下・担当, the log and a healed link at 320 px."""
    yamada = await a_case(street)
    task = await street.city.task_of(yamada, Step.DRAFT_GOALS)
    evaluator = await street.with_browser(TANAKA, 320)
    await evaluator.signs_in_to("/my-people")

    await evaluator.follows("0件")
    await evaluator.fills(seen_on="2026-04-20", words="金額の誤りを自ら申し出た。")
    await evaluator.presses("記録する")
    assert "金額の誤りを自ら申し出た。" in await evaluator.says()
    await evaluator.opens(f"/t/{task.locator}")
    assert "ページ" in await evaluator.says()
    other = await street.with_browser(SATO, 320)
    await other.signs_in_to("/my-people")


async def _tab_to(page: Page, words: str) -> None:
    await _tabs(page, f"it => it.innerText.trim().startsWith({words!r})")


async def _tab_to_field(page: Page, name: str) -> None:
    await _tabs(page, f"it => it.name === {name!r}")


async def _tabs(page: Page, is_there: str) -> None:
    """Presses Tab until the focus is there; it must be visible wherever it rests."""
    for _ in range(120):
        await page.keyboard.press("Tab")
        spot = page.locator(":focus")
        if await spot.count() and await spot.evaluate(is_there):
            style = await spot.evaluate("it => getComputedStyle(it).outlineStyle")
            assert style != "none"
            return
    raise AssertionError(is_there)
