"""People at their browsers: signed in, with the task's page open, ready to press the last button 提出."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bench.bare import together_at
from bench.bed import Bed
from bench.browser import Answer, Browser, Unreachable
from bench.people import form_of
from models.evaluation.fields import to_fields
from models.tables.task import TaskRow

AT_ONCE = 16


@dataclass
class AtTheButton:
    """One person before the last press; pressing again sends the same form with the same key."""

    browser: Browser
    task: TaskRow
    fields: dict[str, str]
    nonce: str

    async def press(self) -> Answer:
        return await self.browser.post(f"/t/{self.task.locator}/submit", self.fields)

    async def press_until_answered(self, pause: float = 0.1) -> Answer:
        """As a person would: again, when the page did not come."""
        while True:
            try:
                answer = await self.press()
                if answer.status < 500:
                    return answer
            except Unreachable:
                pass
            await asyncio.sleep(pause)


async def sit_down(stands: Bed, tasks: Sequence[TaskRow]) -> list[AtTheButton]:
    """Everybody signs in and opens the page of the task."""
    by_id = {task.id: task for task in tasks}

    async def one(task_id: str) -> AtTheButton:
        return await _at_the_button(stands, by_id[task_id])

    return await together_at(AT_ONCE, list(by_id), one)


async def _at_the_button(stands: Bed, task: TaskRow) -> AtTheButton:
    browser = Browser(stands.base_url)
    await browser.becomes(task.person_id or task.subject_id)
    page = await browser.get(f"/t/{task.locator}")
    if page.status != 200 or not page.nonce:
        raise Unreachable(f"the page of a task answered {page.status}")
    form = form_of(stands, task.step, Random(task.id))
    fields = {**to_fields(form), "nonce": page.nonce, "version": str(task.version)}
    await browser.close()
    return AtTheButton(browser, task, fields, page.nonce)
