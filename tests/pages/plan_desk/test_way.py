"""From the first look to the decision 組の決定: HR has a plan made, looks at it, and both sides are asked."""

from sqlmodel import col, select

from models.mentoring.pair import PairState
from models.mentoring.sheets import PlanDecision
from models.mentoring.steps import ProgrammeStep
from models.tables.audit import AuditRow
from models.tables.mentoring import MentorSeatRow
from models.tables.mentoring_plan import MentoringPlanRow
from models.tables.receipt import ReceiptRow
from tests.pages.plan_desk.conftest import PlanDeskInTheCity, words_of


async def test_hr_makes_a_plan_and_decides_it(any_desk: PlanDeskInTheCity) -> None:
    desk = any_desk
    first = words_of(await desk.opens())
    assert "メンターを待っている人は2人、候補は5人です" in first
    page = await desk.made(draft_name="春の案")
    assert "春の案" in words_of(page)
    assert "この条件で、これよりよい案はありません。" in words_of(page)
    done = words_of(await desk.follows(await desk.decides(page)))
    assert "受け付けました 受付番号" in done
    assert "メンターを待っている人は0人" in done
    await desk.held.city.clock.settle()
    for mentee, mentors in (("山田", ("村上", "林")), ("木村", ("清水",))):
        ((mentor, state, _),) = await desk.held.pairs(desk.people[mentee])
        assert mentor in {desk.people[it].id for it in mentors}
        assert state == PairState.ASKED
    ((row),) = await desk.held.rows(desk.people["山田"])
    assert row.score > 0
    assert "other_section" in row.because
    assert await desk.drafts() == []


async def test_what_was_decided_is_what_was_seen(desk: PlanDeskInTheCity) -> None:
    page = await desk.made()
    (draft,) = await desk.drafts()
    await desk.decides(page)
    async with desk.held.city.database.reading() as session:
        rows = await session.scalars(select(ReceiptRow).order_by(col(ReceiptRow.received_at)))
        decision = PlanDecision.model_validate(rows.all()[-1].content)
    assert {it.case_id: it.mentor_id for it in decision.pairs} == draft.pairs
    assert decision.seed == draft.seed
    assert len(decision.fingerprint) == 64


async def test_the_task_leads_to_the_desk_and_the_receipt_is_kept(desk: PlanDeskInTheCity) -> None:
    task = await desk.task(ProgrammeStep.DECIDE_PLAN)
    officer = await desk.browser()
    mine = await officer.opens("/my-tasks")
    assert f"/t/{task.locator}" in mine.text
    led = await officer.opens(f"/mentoring/{task.locator}")
    assert led.headers["location"] == desk.href
    done = await desk.decides(await desk.made())
    receipt = done.headers["location"].partition("received=")[2]
    kept = await officer.opens(f"/receipts/{receipt}")
    assert kept.status_code == 200
    assert "受け付けました" in words_of(kept)


async def test_pressed_twice_it_is_decided_once(any_desk: PlanDeskInTheCity) -> None:
    desk = any_desk
    page = await desk.made()
    once, twice = await desk.decides(page), await desk.decides(page)
    assert once.headers["location"] == twice.headers["location"]
    async with desk.held.city.database.reading() as session:
        assert len((await session.scalars(select(MentorSeatRow))).all()) == 2


async def test_the_same_seed_gives_the_same_plan(desk: PlanDeskInTheCity) -> None:
    await desk.made(seed="7")
    await desk.made(seed="7")
    one, other = await desk.drafts()
    assert (one.seed, one.pairs) == (7, other.pairs)
    assert [one.name, other.name] == ["案1", "案2"]


async def test_every_look_and_every_press_is_noted(desk: PlanDeskInTheCity) -> None:
    page = await desk.made()
    await desk.decides(page)
    async with desk.held.city.database.reading() as session:
        rows = await session.execute(
            select(col(AuditRow.act), col(AuditRow.what), col(AuditRow.actor_id))
            .where(col(AuditRow.what).startswith("mentoring."))
            .order_by(col(AuditRow.id))
        )
        noted = [tuple(row) for row in rows]
    look, change = ("read", "mentoring.plan"), ("changed", "mentoring.plan")
    assert [row[:2] for row in noted] == [look, change, look, ("changed", "mentoring.decide")]
    assert {row[2] for row in noted} == {desk.ono.id}


async def test_strangers_find_nothing(desk: PlanDeskInTheCity) -> None:
    page = await desk.made()
    stranger = desk.people["村上"]
    for path in ("", "/change?plan=x", "/compare"):
        assert (await desk.opens(path, stranger)).status_code == 404
    mine = await desk.pages.as_(stranger)
    token = await mine.token("/nowhere")
    for way in ("", "/decide"):
        answer = await mine.client.post(desk.href + way, data={"csrf_token": token})
        assert answer.status_code == 404
    assert (await desk.opens("", desk.okada)).status_code == 200
    (draft,) = await desk.drafts()
    assert isinstance(draft, MentoringPlanRow)
    assert draft.id in page.text
