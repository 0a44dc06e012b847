"""Tying a goal to the section's 組織目標への道のり: chosen from the list, checked, read by the evaluator, kept on record."""

from datetime import date
from random import Random

import pytest

from ayumi.practice.contents import goals as some_goals
from models.evaluation.fields import to_fields
from models.evaluation.goals import GoalSheet
from tests.given.hall import TANAKA
from tests.given.people import Someone, an_employee
from tests.given.section_goals import a_section_goal, write_goals
from tests.journeys.hands import WithoutScripts
from tests.journeys.road import Travellers
from tests.journeys.traveller import Traveller

WORDS = "支払事務の正確さの向上(会計課の事務事業)"
CHOICE = '[name="goals-0-section_goal"]'


async def a_case(street: Travellers) -> Someone:
    await write_goals(
        street.city.database,
        a_section_goal("section-会計課", "12", "支払事務の正確さの向上"),
        a_section_goal("section-会計部", "1", "公金の安全な運用"),
    )
    yamada = await street.city.hires(an_employee("山田").evaluated_by(TANAKA))
    await street.city.opens_evaluation(yamada)
    return yamada


def without_ties(street: Travellers) -> dict[str, str]:
    chapter = street.city.parts.policy.evaluation
    fields = to_fields(GoalSheet(goals=some_goals(chapter, Random(1))))
    return {name: it for name, it in fields.items() if not name.endswith(("-link", "section_goal"))}


async def chooses(me: Traveller, words: str) -> None:
    await me.page.locator(CHOICE).select_option(label=words)


@pytest.mark.parametrize("width", [1280, 320])
async def test_a_goal_is_tied_and_its_words_stay(street: Travellers, width: int) -> None:
    yamada = await a_case(street)
    await street.city.moves_to(date(2026, 4, 27))
    me = await street.with_browser(yamada, width)
    await me.signs_in_to("/my-tasks")
    await me.follows("開く")

    await me.writes(without_ties(street))
    await chooses(me, WORDS)
    await me.presses("内容を確認する")
    assert WORDS in await me.says()
    async with me.page.expect_navigation():
        await me.page.locator('a[href$="#goals-0-section_goal"]').click()
    chosen = me.page.locator(CHOICE)
    assert await chosen.locator("option:checked").inner_text() == WORDS
    await me.presses("内容を確認する")
    await me.presses("提出する")
    await me.receipt()

    evaluator = await street.with_browser(TANAKA, width)
    await evaluator.signs_in_to("/my-people")
    await evaluator.follows("次の人へ")
    assert WORDS in await evaluator.says()
    await evaluator.writes({"act": "agree", "day": "令和8年4月27日"})
    await evaluator.presses("内容を確認する")
    await evaluator.presses("合意する")
    await evaluator.receipt()
    await me.opens("/my-record")
    assert WORDS in await me.says()


async def test_the_choice_needs_no_script(street: Travellers) -> None:
    yamada = await a_case(street)
    me = await street.road.a_browser(WithoutScripts, 320, java_script_enabled=False)
    me.name = yamada.person.name.full
    await me.signs_in_to("/my-tasks")
    await me.follows("開く")

    await me.writes(without_ties(street))
    await chooses(me, WORDS)
    await me.presses("内容を確認する")
    assert WORDS in await me.says()
    await me.presses("提出する")
    await me.receipt()
