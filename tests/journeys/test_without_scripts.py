"""Without scripts スクリプトなし (U03, U04, U07): each task on a screen of 320 px; 変更 leads back to what was written."""

import pytest

from models.evaluation.steps import Step
from tests.journeys.at_rest import HallAtRest
from tests.journeys.hands import WithoutScripts


@pytest.mark.parametrize("step", list(Step))
async def test_a_task_is_done_without_scripts(hall_at_rest: HallAtRest, step: Step) -> None:
    me = await hall_at_rest.traveller(WithoutScripts, step, 320, java_script_enabled=False)

    await me.opens(f"/t/{hall_at_rest.tasks[step].locator}")
    fields = await me.asked(await hall_at_rest.filled(step))
    await me.writes(fields)
    await me.presses("内容を確認する")
    if await me.page.get_by_role("link", name="変更").count():
        await me.follows("変更")
        assert fields.items() <= (await me.written()).items()
        await me.presses("内容を確認する")
    await me.presses_the_one_act()

    await me.receipt()
    assert await hall_at_rest.stored(step, fields) == fields
