"""The next candidate 次の候補 after a refusal: one press decides it, and nobody moves who need not."""

import asyncio

from sqlmodel import col, select

from models.case.task import TaskState
from models.mentoring.pair import PairState
from models.mentoring.plan import Method
from models.mentoring.sheets import PlanDecision
from models.mentoring.steps import PairStep
from models.tables.mentoring import MentorSeatRow
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow
from tests.pages.plan_desk.conftest import PlanDeskInTheCity, words_of

HEADING = "次の候補(ほかの組への影響が最も小さい案)"
NOTHING_DONE = "いまの操作は、行っていません。"


async def _refused(desk: PlanDeskInTheCity) -> None:
    """Two pairs are asked; 山田 would rather have another mentor."""
    held, people = desk.held, desk.people
    await held.decides((people["山田"], people["村上"]), (people["木村"], people["清水"]))
    await held.declines(people["山田"], people["山田"])


async def _waits(desk: PlanDeskInTheCity, family: str) -> TaskRow:
    async with desk.held.city.database.reading() as session:
        rows = await session.scalars(
            select(TaskRow).where(
                col(TaskRow.case_id) == await desk.case(family),
                col(TaskRow.step) == PairStep.AWAIT_MENTOR,
                col(TaskRow.state) == TaskState.OPEN,
            )
        )
        return rows.one()


async def _pairs(desk: PlanDeskInTheCity, family: str) -> list[tuple[str, str]]:
    """Mentor and state of each, the first one first."""
    await desk.held.city.clock.settle()
    return [(mentor, state) for mentor, state, _ in await desk.held.pairs(desk.people[family])]


async def _decided(desk: PlanDeskInTheCity) -> list[str]:
    """The mentors of the newest decision."""
    async with desk.held.city.database.reading() as session:
        rows = await session.scalars(select(ReceiptRow).order_by(col(ReceiptRow.received_at)))
        decision = PlanDecision.model_validate(rows.all()[-1].content)
    return [it.mentor_id for it in decision.pairs]


async def test_the_task_leads_to_the_candidate_and_one_press_decides(
    any_desk: PlanDeskInTheCity,
) -> None:
    desk, people = any_desk, any_desk.people
    await _refused(desk)
    task, officer = await _waits(desk, "山田"), await desk.browser()
    led = (await officer.opens(f"/mentoring/{task.locator}")).headers["location"]
    assert led == f"{desk.href}/next?case={task.case_id}"
    page = await officer.opens(led)
    words = words_of(page)
    assert "林 花子さん" in words.partition("次の候補 — 山田")[2]
    assert "ほかに相手の変わる人 いません" in words
    assert "村上" not in words
    once, twice = await desk.decides_next(page), await desk.decides_next(page)
    assert once.headers["location"] == twice.headers["location"]
    assert "1組の双方に、確認をお願いします" in words_of(await desk.follows(once))
    assert await _pairs(desk, "山田") == [
        (people["村上"].id, PairState.ENDED),
        (people["林"].id, PairState.ASKED),
    ]
    assert await _pairs(desk, "木村") == [(people["清水"].id, PairState.ASKED)]
    assert await _decided(desk) == [people["林"].id]


async def test_the_desk_lists_who_waits_again_beside_the_whole_plan(
    desk: PlanDeskInTheCity,
) -> None:
    assert HEADING not in words_of(await desk.opens())
    await _refused(desk)
    page = await desk.opens()
    listed = words_of(page).partition(HEADING)[2].partition("待っている人の全員分を")[0]
    assert "山田 花子さん" in listed
    assert "林 花子さん" in listed
    assert f"{desk.href}/next?case={await desk.case('山田')}" in page.text
    assert 'value="make"' in page.text
    whole = words_of(await desk.next_for("山田"))
    assert "全員分を求め直した場合 山田 花子さんの相手は林 花子さんになります。" in whole


async def test_who_has_to_move_is_shown_and_moves_in_the_draft(
    narrow_desk: PlanDeskInTheCity,
) -> None:
    desk, people = narrow_desk, narrow_desk.people
    await desk.held.decides((people["山田"], people["村上"]))
    await desk.made()
    (draft,) = await desk.drafts()
    kimura = await desk.case("木村")
    assert draft.pairs == {kimura: people["林"].id}
    await desk.held.declines(people["山田"], people["山田"])
    assert "1人(案のなかの人)" in words_of(await desk.opens())
    page = await desk.next_for("山田")
    moved = words_of(page).partition("いまの案 変えた後")[2]
    assert moved.index("林 花子さん") < moved.index("村上 花子さん")
    await desk.follows(await desk.decides_next(page))
    assert (await _pairs(desk, "山田"))[-1] == (people["林"].id, PairState.ASKED)
    assert await _pairs(desk, "木村") == []
    (after,) = await desk.drafts()
    assert after.pairs == {kimura: people["村上"].id}
    assert (after.method, after.version) == (Method.SMALLEST_CHANGE, draft.version + 1)
    seen = await desk.opens()
    assert "最小の変更をした案です" in words_of(seen)
    assert (await desk.decides(seen)).status_code == 303
    assert await _pairs(desk, "木村") == [(people["村上"].id, PairState.ASKED)]


async def test_a_locked_pair_of_the_draft_does_not_move(narrow_desk: PlanDeskInTheCity) -> None:
    desk, people = narrow_desk, narrow_desk.people
    await desk.held.decides((people["山田"], people["村上"]))
    page = await desk.made()
    kimura = await desk.case("木村")
    await desk.follows(await desk.presses("keep", page, lock=kimura))
    await desk.held.declines(people["山田"], people["山田"])
    words = words_of(await desk.next_for("山田"))
    assert "次の候補がいません" in words
    assert "受け持てる人数に達しています: 1人" in words
    assert (await desk.drafts())[0].pairs == {kimura: people["林"].id}


async def test_two_officers_at_once_decide_it_once(any_desk: PlanDeskInTheCity) -> None:
    desk = any_desk
    await _refused(desk)
    mine, theirs = await desk.next_for("山田"), await desk.next_for("山田", desk.okada)
    answers = await asyncio.gather(desk.decides_next(mine), desk.decides_next(theirs, desk.okada))
    assert sorted(it.status_code for it in answers) == [303, 409]
    (late,) = [it for it in answers if it.status_code == 409]
    assert NOTHING_DONE in words_of(late)
    assert len(await _pairs(desk, "山田")) == 2
    async with desk.held.city.database.reading() as session:
        assert len((await session.scalars(select(MentorSeatRow))).all()) == 2


async def test_what_changed_since_the_look_is_shown_and_nothing_is_decided(
    desk: PlanDeskInTheCity,
) -> None:
    await _refused(desk)
    page = await desk.next_for("山田")
    await desk.withdraws(desk.people["林"])
    late = await desk.decides_next(page)
    assert late.status_code == 409
    assert NOTHING_DONE in words_of(late)
    assert "次の候補がいません" in words_of(late)
    assert "今年度は引き受けられないとの回答があります: 1人" in words_of(late)
    assert len(await _pairs(desk, "山田")) == 1


async def test_beside_a_draft_that_has_changed_nothing_is_decided(desk: PlanDeskInTheCity) -> None:
    await _refused(desk)
    await desk.made()
    page, theirs = await desk.next_for("山田"), await desk.opens("", desk.okada)
    kept = await desk.presses("keep", theirs, desk.okada, draft_name="岡田の案")
    assert kept.status_code == 303
    late = await desk.decides_next(page)
    assert late.status_code == 409
    assert "岡田 花子さんがこの案を変えました" in words_of(late)
    assert len(await _pairs(desk, "山田")) == 1


async def test_nobody_is_left_and_the_rules_are_named(desk: PlanDeskInTheCity) -> None:
    await _refused(desk)
    await desk.held.decides((desk.people["山田"], desk.people["林"]))
    await desk.held.declines(desk.people["山田"], desk.people["林"])
    page = await desk.next_for("山田")
    assert "次の候補がいません" in words_of(page)
    assert "この組合せは、前に成立しなかったか、変更になっています: 2人" in words_of(page)
    assert 'id="decide"' not in page.text
    assert "候補がいません" in words_of(await desk.opens()).partition(HEADING)[2]


async def test_who_offered_is_looked_at_first_and_then_everybody(desk: PlanDeskInTheCity) -> None:
    await _refused(desk)
    await desk.offers("木村")
    words = words_of(await desk.next_for("山田"))
    assert (
        "申出・推薦のあった人のなかには候補が残っていないため、ほかの職員から選びました。" in words
    )
    assert "林 花子さん" in words
    await desk.offers("林")
    words = words_of(await desk.next_for("山田"))
    assert "ほかの職員から選びました" not in words
    assert "林 花子さん" in words


async def test_who_does_not_wait_is_found_on_the_desk(desk: PlanDeskInTheCity) -> None:
    await _refused(desk)
    kimura = await desk.case("木村")
    assert (await desk.opens(f"/next?case={kimura}")).headers["location"] == desk.href
    gone = await desk.opens(f"/next?case={await desk.case('山田')}&plan=none")
    assert gone.headers["location"] == desk.href
    assert (await desk.opens("/next?case=none")).status_code == 404
    stranger = desk.people["村上"]
    assert (await desk.next_for("山田", stranger)).status_code == 404
    mine = await desk.pages.as_(stranger)
    token = await mine.token("/nowhere")
    pressed = await mine.client.post(desk.href + "/next", data={"csrf_token": token})
    assert pressed.status_code == 404
