"""Two officers at once 担当者が二人同時に: whoever is second is told plainly, and nothing is half done."""

import asyncio

from sqlmodel import select

from models.tables.mentoring import MentorSeatRow, PairRow
from tests.pages.plan_desk.conftest import PlanDeskInTheCity, words_of

NOTHING_DONE = "いまの操作は、行っていません。"


async def _seats(desk: PlanDeskInTheCity) -> int:
    async with desk.held.city.database.reading() as session:
        return len((await session.scalars(select(MentorSeatRow))).all())


async def _pairs(desk: PlanDeskInTheCity) -> int:
    await desk.held.city.clock.settle()
    async with desk.held.city.database.reading() as session:
        return len((await session.scalars(select(PairRow))).all())


async def test_the_second_change_of_a_draft_is_told_who_was_first(
    any_desk: PlanDeskInTheCity,
) -> None:
    desk = any_desk
    page = await desk.made()
    await desk.opens("", desk.okada)
    theirs = await desk.opens("", desk.okada)
    kept = await desk.presses("keep", theirs, desk.okada, draft_name="岡田の案")
    assert kept.status_code == 303
    late = await desk.presses("solve", page, draft_name="小野の案")
    assert late.status_code == 409
    assert NOTHING_DONE in words_of(late)
    assert "岡田 花子さんがこの案を変えました" in words_of(late)
    (draft,) = await desk.drafts()
    assert (draft.name, draft.version) == ("岡田の案", 2)


async def test_a_draft_that_was_put_away_is_told_so(desk: PlanDeskInTheCity) -> None:
    page = await desk.made()
    theirs = await desk.opens("", desk.okada)
    assert (await desk.presses("discard", theirs, desk.okada)).status_code == 303
    for late in (await desk.presses("solve", page), await desk.decides(page)):
        assert late.status_code == 409
        assert "その案は、ほかの担当者が消したか、決定しました" in words_of(late)
    assert await _seats(desk) == 0


async def test_two_solve_at_once_and_both_drafts_stand(any_desk: PlanDeskInTheCity) -> None:
    desk = any_desk
    mine, theirs = await desk.opens(), await desk.opens("", desk.okada)
    answers = await asyncio.gather(
        desk.presses("make", mine), desk.presses("make", theirs, desk.okada)
    )
    assert [it.status_code for it in answers] == [303, 303]
    assert [it.nth for it in await desk.drafts()] == [1, 2]


async def test_two_decide_at_once_and_one_decision_stands(any_desk: PlanDeskInTheCity) -> None:
    desk = any_desk
    await desk.made(seed="1")
    mine = await desk.made(seed="2")
    (first, _) = await desk.drafts()
    theirs = await desk.opens(f"?plan={first.id}", desk.okada)
    answers = await asyncio.gather(desk.decides(mine), desk.decides(theirs, desk.okada))
    assert sorted(it.status_code for it in answers) == [303, 409]
    (late,) = [it for it in answers if it.status_code == 409]
    assert NOTHING_DONE in words_of(late)
    assert await _seats(desk) == 2
    assert await _pairs(desk) == 2
    assert len(await desk.drafts()) == 1


async def test_what_changed_since_the_look_is_shown_before_anything_is_decided(
    desk: PlanDeskInTheCity,
) -> None:
    page = await desk.made()
    (draft,) = await desk.drafts()
    mentor = desk.person_of(next(iter(draft.pairs.values())))
    await desk.withdraws(mentor)
    late = await desk.decides(page)
    assert late.status_code == 409
    assert NOTHING_DONE in words_of(late)
    assert await _seats(desk) == 0
    assert "今年度は引き受けられないとの回答があります" in words_of(late)
    assert "決まりに反する組があるため、この案は決定できません" in words_of(late)


async def test_no_more_drafts_than_there_is_room_for(desk: PlanDeskInTheCity) -> None:
    page = await desk.opens()
    for _ in range(4):
        page = await desk.follows(await desk.presses("make", await desk.opens()))
    assert "もう一つ案を作る" not in words_of(page)
    full = await desk.presses("make", page)
    assert full.status_code == 409
    assert "案は4つまで残せます" in words_of(full)
    assert len(await desk.drafts()) == 4
