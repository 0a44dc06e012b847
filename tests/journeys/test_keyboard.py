"""Keyboard only キーボードだけ (U02, U05): each task is done by Tab, Shift-Tab, Enter, Space and arrows."""

import pytest
from playwright.async_api import expect

from models.evaluation.steps import Step
from tests.journeys.at_rest import HallAtRest
from tests.journeys.hands import ByKeyboard

NOTHING_IS_ASKED = (Step.CONFIRM, Step.ACKNOWLEDGE)
"""An empty form may be submitted there, and 確認 needs only its one choice."""


@pytest.mark.parametrize("step", list(Step))
async def test_a_task_is_done_by_keyboard_alone(hall_at_rest: HallAtRest, step: Step) -> None:
    me = await hall_at_rest.traveller(ByKeyboard, step, 1280)
    await me.opens(f"/t/{hall_at_rest.tasks[step].locator}")
    fields = await me.asked(await hall_at_rest.filled(step))
    if step not in NOTHING_IS_ASKED:
        await _errors_lead_to_their_fields(me)

    await me.writes(fields)
    await me.steps_to("内容を確認する")
    back = await me.steps(backwards=True)
    assert back["words"] != "内容を確認する"
    await me.presses("内容を確認する")
    assert "まだ提出していません" in await me.says()
    await me.presses_the_one_act()

    await me.receipt()
    assert await hall_at_rest.stored(step, fields) == fields


async def _errors_lead_to_their_fields(me: ByKeyboard) -> None:
    """An empty form: the summary has the focus, and its first line leads to its field."""
    await me.presses("内容を確認する")
    await expect(me.page.locator("[data-errors]")).to_be_focused()
    assert (await me.page.title()).startswith("入力に誤りがあります")
    link = await me.steps()
    target = await me.page.evaluate("document.activeElement.getAttribute('href').slice(1)")
    await me.page.keyboard.press("Enter")
    # The browser moves the focus to a part of the page with the next frame it draws.
    await expect(me.page.locator(f'[id="{target}"]')).to_be_focused()
    at = await me.where()
    assert at, link
    assert at["ring"]
    assert at["seen"], at
