"""Whom a mentee would like お願いしたい人 at the plan desk: first where the programme says so, never past a rule."""

from models.mentoring.steps import PairStep
from tests.pages.mentoring.paired import Paired
from tests.pages.plan_desk.conftest import PlanDeskInTheCity, words_of

WISHED = "本人がお願いしたい人"
OTHER = "本人がお願いしたい人とは別の人"
OWN = "あなたがお願いしたいと書いた人です。"


async def _not_planned(desk: PlanDeskInTheCity) -> str:
    """Of the two who fit 山田 alike, the one whom the plan of this number does not take."""
    await desk.made(seed="1")
    (draft,) = await desk.drafts()
    planned = draft.pairs[await desk.case("山田")]
    return next(it for it in ("村上", "林") if desk.people[it].id != planned)


async def _plan_of_yamada(desk: PlanDeskInTheCity) -> str:
    draft = (await desk.drafts())[-1]
    return desk.person_of(draft.pairs[await desk.case("山田")]).id


async def test_the_plan_takes_whom_the_mentee_wished_for(choosing_desk: PlanDeskInTheCity) -> None:
    desk = choosing_desk
    other = await _not_planned(desk)
    await desk.tells("山田", wished=[other])
    page = await desk.made(seed="1")
    assert await _plan_of_yamada(desk) == desk.people[other].id
    assert WISHED in words_of(page)
    assert OTHER not in words_of(page)
    await desk.decides(page)
    await desk.held.city.clock.settle()
    yamada, mentor = desk.people["山田"], desk.people[other]
    asked = Paired(desk.pages, desk.held, yamada, mentor)
    assert OWN in words_of(await asked.opens(yamada, PairStep.AGREE_AS_MENTEE))
    theirs = words_of(await asked.opens(mentor, PairStep.AGREE_AS_MENTOR))
    assert "二人は別の課です。" in theirs
    assert "お願いしたい" not in theirs
    ((row),) = await desk.held.rows(yamada)
    assert not [it for it in row.because if "wished" in it]


async def test_a_rule_stands_before_a_wish(choosing_desk: PlanDeskInTheCity) -> None:
    desk = choosing_desk
    await desk.tells("山田", wished=["清水"])  # of the same section
    page = await desk.made(seed="1")
    assert await _plan_of_yamada(desk) in {desk.people[it].id for it in ("村上", "林")}
    assert OTHER in words_of(page)


async def test_whom_a_mentee_wished_for_is_asked_though_nobody_offered(
    choosing_desk: PlanDeskInTheCity,
) -> None:
    desk = choosing_desk
    await desk.tells("山田", wished=["林"])
    await desk.offers("村上")
    await desk.made(seed="1", offered_only="1")
    assert await _plan_of_yamada(desk) == desk.people["林"].id


async def test_another_programme_knows_nothing_of_the_wish(desk: PlanDeskInTheCity) -> None:
    other = await _not_planned(desk)
    await desk.tells("山田", wished=[other])
    page = await desk.made(seed="1")
    assert await _plan_of_yamada(desk) != desk.people[other].id
    assert "お願いしたい" not in words_of(page)
