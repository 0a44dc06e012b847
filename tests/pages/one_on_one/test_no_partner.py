"""A 1on1 without a partner 相手のいない1on1: it waits for one, and is no task of HR meanwhile."""

from datetime import timedelta

import pytest

from models.case import TaskState
from models.ids import new_id, new_locator
from models.one_on_one.case import Attempt
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import TalkState
from models.tables.task import TaskRow
from tests.given.app import TheApp
from tests.given.cases import a_cycle
from tests.given.pages_of_city import said
from tests.given.small_city import ONO, YAMADA
from tests.given.talks import a_series, a_talk


@pytest.fixture
async def task(city: TheApp) -> TaskRow:
    """The partner's task of 山田's round; nobody is there to do it."""
    cycle, now = await a_cycle(city), city.clock()
    series = await a_series(city.parts.database, YAMADA, pack_id=cycle.pack_id, now=now)
    await a_talk(city.parts.database, series, None, state=TalkState.DUE)
    ask = Attempt.round(1).ask(TalkStep.ARRANGE_TALK)
    row = TaskRow(
        id=new_id(),
        case_id=series.id,
        key=ask.key,
        step=ask.step,
        role=ask.role,
        subject_id=YAMADA,
        locator=new_locator(),
        state=TaskState.OPEN,
        instants=[],
        opens_at=now,
        due_at=now + timedelta(days=7),
        opened_by_page=1,
    )
    async with city.parts.database.writing() as session:
        session.add(row)
    return row


async def test_hr_neither_sees_nor_opens_it(city: TheApp, task: TaskRow) -> None:
    async with city.browser() as browser:
        await browser.becomes(ONO)

        assert "1on1" not in said(await browser.opens("/my-tasks"))
        for path in (f"/1on1/{task.locator}", f"/t/{task.locator}"):
            assert (await browser.opens(path)).status_code == 404


async def test_the_employee_sees_that_it_waits(city: TheApp, task: TaskRow) -> None:
    async with city.browser() as browser:
        await browser.becomes(YAMADA)

        mine = said(await browser.opens("/my-tasks"))
        assert "1on1の日時の調整" in mine
        assert "1on1の相手が決まると、日時を決めます" in mine
        page = await browser.opens(f"/1on1/{task.locator}")
        assert "いまは1on1の相手の番です" in said(page)
        talks = said(await browser.opens("/my-record/1on1"))
        assert "日時はこれから" in talks
