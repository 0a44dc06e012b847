"""The whole sheet 評価の用紙: who adjusts or confirms reads all that was written, noted first, while it is their turn."""

from html import unescape
from typing import Any

from sqlmodel import col, select

from models.audit import AuditAct
from models.evaluation.fields import from_fields
from models.evaluation.rating import Adjustment
from models.evaluation.steps import Step
from models.queries.access_tasks import dossier_for_task
from models.tables.audit import AuditRow
from models.tables.task import TaskRow
from tests.given.hall import HARA, ITO, PEOPLE, TANAKA
from tests.given.pages_of_city import PagesOfCity
from tests.given.people import Someone, an_employee
from tests.stories.scenes import MID_JANUARY

LINK = "評価の用紙をすべて読む"
SAID = "決算の数字を三度確かめていた。"
DECLARED = "窓口の待ち時間を半分にしました。"


async def _up_to(pages: PagesOfCity, step: Step) -> Someone:
    """山田's case waits at this step; whoever writes a comment or a result says the words above."""
    yamada = an_employee("山田").evaluated_by(TANAKA)
    await pages.city.hires(yamada)
    await pages.city.opens_cycle()
    await _goes_on(pages, step)
    await pages.city.jumps_to(MID_JANUARY)
    await _goes_on(pages, step)
    return yamada


async def _goes_on(pages: PagesOfCity, step: Step) -> None:
    while tasks := [task for task in await pages.city.owed() if task.step != step]:
        for task in tasks:
            content = await _content(pages, task)
            who = PEOPLE[str(task.person_id)]
            await pages.city.tells(await pages.city.submits(task, who, content=content))


async def _content(pages: PagesOfCity, task: TaskRow) -> dict[str, Any]:
    form = from_fields(Step(task.step), await pages.filled(task)).form
    content = form.model_dump(mode="json")
    if task.step == Step.RATE_FIRST:
        content |= {"overall": "A", "comment": SAID}
        content["items"][0] |= {"comment": SAID}
    elif task.step == Step.DECLARE:
        content["goals"][0] |= {"result": DECLARED}
    elif task.step == Step.ADJUST:
        content = Adjustment(overall="B", reason="全体を見てBとします。").model_dump(mode="json")
    return content


async def _reads(pages: PagesOfCity, who: Someone, task: TaskRow) -> tuple[int, str]:
    answer = await (await pages.as_(who)).opens(f"/t/{task.locator}/sheet")
    return answer.status_code, unescape(answer.text)


async def _readings(pages: PagesOfCity) -> list[tuple[str, str | None, str | None]]:
    async with pages.city.database.reading() as session:
        rows = await session.execute(
            select(col(AuditRow.actor_id), col(AuditRow.subject_id), col(AuditRow.reason)).where(
                col(AuditRow.act) == AuditAct.READ, col(AuditRow.what).startswith("sheet.")
            )
        )
        return [(actor, subject, reason) for actor, subject, reason in rows]


async def test_the_adjuster_reads_everything_from_the_task_and_it_is_noted(
    pages: PagesOfCity,
) -> None:
    yamada = await _up_to(pages, Step.ADJUST)
    task = await pages.task(HARA, Step.ADJUST)
    page = await pages.opens(HARA, task)
    assert f'<a href="/t/{task.locator}/sheet">{LINK}</a>' in page.text
    assert await _readings(pages) == []

    status, sheet = await _reads(pages, HARA, task)

    assert status == 200
    goals = (await _case_goals(pages, task)) or ["no goals"]
    for words in (*goals, DECLARED, SAID, "総合評価の計算", "一次評価者"):
        assert words in sheet, words
    assert sheet.count(SAID) == 2
    assert await _readings(pages) == [(HARA.id, yamada.id, "adjuster")]


async def _case_goals(pages: PagesOfCity, task: TaskRow) -> list[str]:
    async with pages.city.database.reading() as session:
        return [goal.title for goal in (await dossier_for_task(session, task)).goals]


async def test_the_confirmer_reads_the_adjustment_too(pages: PagesOfCity) -> None:
    await _up_to(pages, Step.CONFIRM)
    task = await pages.task(ITO, Step.CONFIRM)
    status, sheet = await _reads(pages, ITO, task)
    assert status == 200
    assert "全体を見てBとします。" in sheet
    assert SAID in sheet


async def test_nobody_else_reads_it_and_nobody_after_their_turn(pages: PagesOfCity) -> None:
    yamada = await _up_to(pages, Step.ADJUST)
    task = await pages.task(HARA, Step.ADJUST)
    for who in (yamada, TANAKA):
        _, sheet = await _reads(pages, who, task)
        assert SAID not in sheet
    assert (await _reads(pages, ITO, task))[0] == 404

    await pages.city.tells(
        await pages.city.submits(task, HARA, content={"overall": "A", "reason": "適正"})
    )
    _, sheet = await _reads(pages, HARA, task)
    assert SAID not in sheet
    assert await _readings(pages) == []


async def test_the_sheet_is_not_shown_when_the_reading_cannot_be_noted(pages: PagesOfCity) -> None:
    await _up_to(pages, Step.ADJUST)
    task = await pages.task(HARA, Step.ADJUST)
    await pages.as_(HARA)
    with pages.commits_fail():
        status, sheet = await _reads(pages, HARA, task)
    assert status == 500
    assert SAID not in sheet


async def test_other_steps_have_no_such_page(pages: PagesOfCity) -> None:
    await pages.a_case()
    [task] = [task for task in await pages.city.owed() if task.step == Step.DRAFT_GOALS]
    assert (await _reads(pages, PEOPLE[str(task.person_id)], task))[0] == 404
