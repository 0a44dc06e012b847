"""What HR does about a pair: decides about a change without learning who asked, relieves a mentor, notes an interview's day."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import col, select

from api import addresses
from models.mentoring.case import About
from models.mentoring.steps import PairStep, Side
from models.one_on_one.talk import TalkState
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow
from tests.given.app import NOON, Browser, TheApp
from tests.given.pages_of_city import hidden, said
from tests.given.small_city import SATO, YAMADA
from tests.pages.hr_mentoring.conftest import Year


async def _presses(desk: Browser, task: TaskRow, **typed: str) -> int:
    path = f"/mentoring/{task.locator}"
    fields = hidden(await desk.opens(path)) | typed
    return (await desk.client.post(path, data=fields)).status_code


async def _receipts(app: TheApp, task: TaskRow) -> Sequence[ReceiptRow]:
    async with app.parts.database.reading() as session:
        rows = await session.scalars(select(ReceiptRow).where(col(ReceiptRow.task_id) == task.id))
        return rows.all()


async def _received(app: TheApp, task: TaskRow) -> list[tuple[str, dict[str, object]]]:
    return [(it.act, it.content) for it in await _receipts(app, task)]


async def test_a_change_is_decided_without_learning_who_asked(
    own_year: Year, desk: Browser
) -> None:
    await own_year.rows.task(
        own_year.quiet, PairStep.ASK_CHANGE, About(pair=1).of(Side.MENTOR), who=SATO, state="done"
    )
    words = said(await desk.opens(f"/mentoring/{own_year.change.locator}"))
    assert "どちらの申出か、なぜ申し出たかは、人事課にも示されません" in words
    assert await _presses(desk, own_year.change) == 422
    assert await _presses(desk, own_year.change, act="agree") == 303
    [receipt] = await _receipts(own_year.app, own_year.change)
    words = said(await desk.opens(f"/receipts/{receipt.id}"))
    assert "この組は終わり、次の組合せを探します" in words
    assert "人事課のメンター・OJTへ" in words
    assert await _received(own_year.app, own_year.change) == [("agree", {})]


async def test_the_own_pair_is_left_to_a_colleague(own_year: Year, desk: Browser) -> None:
    path = f"/mentoring/{own_year.own_change.locator}"
    token = await desk.token("/hr")
    page = await desk.opens(path)
    assert page.status_code == 404
    answer = await desk.presses(path, token=token, act="agree", nonce="1", version="1")
    assert answer.status_code == 404
    assert await _received(own_year.app, own_year.own_change) == []


async def test_a_mentor_is_relieved_with_a_reason(own_year: Year, desk: Browser) -> None:
    task = await _task(own_year, PairStep.KEEP_PAIR)
    assert await _presses(desk, task, act="withdraw", reason=" ") == 422
    assert await _presses(desk, task, act="withdraw", reason="あ" * 501) == 422
    assert await _presses(desk, task, act="withdraw", reason="担当の事務が増えた") == 303
    assert await _received(own_year.app, task) == [("withdraw", {"reason": "担当の事務が増えた"})]


async def test_of_an_interview_its_day_is_kept_and_nothing_else(
    own_year: Year, desk: Browser
) -> None:
    task = await own_year.rows.task(own_year.quiet, PairStep.HOLD_STAFF_INTERVIEW, About())
    assert await _presses(desk, task, act="confirm", held_on="2027-01-01") == 422
    assert await _presses(desk, task, act="confirm", held_on="きのう") == 422
    assert await _presses(desk, task, act="confirm", held_on="2026-10-12", words="内容") == 303
    assert await _received(own_year.app, task) == [("confirm", {"held_on": "2026-10-12"})]


async def test_nobody_else_opens_what_hr_decides(own_year: Year, desk: Browser) -> None:
    for who in (SATO, YAMADA):
        async with own_year.app.browser() as browser:
            await browser.becomes(who)
            page = await browser.opens(f"/mentoring/{own_year.change.locator}")
            assert "相手を替える" not in page.text


async def _task(year: Year, step: PairStep) -> TaskRow:
    async with year.app.parts.database.reading() as session:
        rows = await session.scalars(
            select(TaskRow).where(col(TaskRow.step) == step, col(TaskRow.case_id) == year.quiet.id)
        )
        return rows.one()


async def test_a_day_that_passed_waits_for_an_answer(own_year: Year, desk: Browser) -> None:
    for name, starts_at in (("r2", NOON - timedelta(days=6)), ("r3", NOON + timedelta(days=6))):
        await own_year.rows.talk(own_year.quiet, SATO, name, starts_at, TalkState.BOOKED)
    page = await desk.opens(own_year.path(addresses.HR_MENTORING_MENTEE))
    words = " ".join(said(page).split())
    assert "実施したかの回答を待っている日: 10月7日(水)" in words
    assert "決まっている日: 10月19日(月)" in words
