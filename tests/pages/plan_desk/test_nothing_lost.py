"""A press that came too late, or was wrong 遅れた操作と誤りのある操作: it is told plainly, and what was typed or ticked is there."""

import httpx2

from tests.pages.plan_desk.conftest import PlanDeskInTheCity, words_of

NOTHING_DONE = "いまの操作は、行っていません。"
WHY = "同じ職種の指導が要るため"


def _ticked(page: httpx2.Response, case: str) -> bool:
    """Whether the pair's lock is."""
    return _checked(page, f'name="lock" value="{case}"')


def _asks_offered(page: httpx2.Response) -> bool:
    """Whether 申出・推薦のあった人だけから選ぶ is, in the first form that has it."""
    return _checked(page, 'name="offered_only" value="1"')


def _checked(page: httpx2.Response, box: str) -> bool:
    _, found, rest = page.text.partition(box)
    assert found
    return rest.partition(">")[0].strip() == "checked"


async def _decided_by_a_colleague(desk: PlanDeskInTheCity) -> tuple[httpx2.Response, str]:
    """The page of 山田 with 清水 in the second draft; the first one is decided meanwhile. The second draft."""
    await desk.made(seed="1")
    await desk.made(seed="2")
    first, second = await desk.drafts()
    page = await desk.change("山田", mentor=desk.people["清水"].id, plan=second.id)
    theirs = await desk.opens(f"?plan={first.id}", desk.okada)
    assert (await desk.decides(theirs, desk.okada)).status_code == 303
    await desk.held.city.clock.settle()
    return page, second.id


async def test_a_press_about_somebody_who_waits_no_more_is_told_so(
    desk: PlanDeskInTheCity,
) -> None:
    page, _ = await _decided_by_a_colleague(desk)
    for act in ("put", "out", "allow"):
        late = await desk.puts(page, act, reason=WHY)
        assert late.status_code == 409, act
        assert f"{NOTHING_DONE} 開いている間に、待っている人" in words_of(late)
        assert WHY in words_of(late)
    assert (await desk.puts(page, "allow", reason="")).status_code == 409


async def test_a_link_to_somebody_who_waits_no_more_leads_to_the_desk(
    desk: PlanDeskInTheCity,
) -> None:
    _, second = await _decided_by_a_colleague(desk)
    led = await desk.change("山田", plan=second)
    assert (led.status_code, led.headers["location"]) == (303, f"{desk.href}?plan={second}")
    of_gone = await desk.change("山田", plan="gone")
    assert (of_gone.status_code, of_gone.headers["location"]) == (303, desk.href)


async def test_a_link_to_somebody_who_is_no_candidate_leads_to_the_desk(
    desk: PlanDeskInTheCity,
) -> None:
    await desk.made()
    led = await desk.change("山田", mentor="none")
    assert led.status_code == 303


async def test_a_reason_is_there_when_the_draft_has_changed(desk: PlanDeskInTheCity) -> None:
    await desk.made()
    page = await desk.change("山田", mentor=desk.people["清水"].id)
    theirs = await desk.opens("", desk.okada)
    await desk.presses("keep", theirs, desk.okada, draft_name="岡田の案")
    late = await desk.puts(page, "allow", reason=WHY)
    assert late.status_code == 409
    assert WHY in words_of(late)


async def test_a_reason_is_there_when_a_rule_stands_in_the_way(desk: PlanDeskInTheCity) -> None:
    await desk.made()
    page = await desk.change("山田", mentor=desk.people["清水"].id)
    refused = await desk.puts(page, "allow", reason=WHY, rule="years")
    assert refused.status_code == 422
    assert f">{WHY}</textarea>" in refused.text
    await desk.tells("山田", avoided=["清水"])
    refused = await desk.puts(page, "allow", reason=WHY)
    assert refused.status_code == 422
    assert "この組にはできません" in words_of(refused)
    assert WHY in words_of(refused)


async def test_the_ticks_of_a_draft_stay_on_an_error(desk: PlanDeskInTheCity) -> None:
    page = await desk.made()
    case, other = await desk.case("山田"), await desk.case("木村")
    wrong = await desk.presses("solve", page, lock=case, offered_only="1", seed="七")
    assert wrong.status_code == 422
    assert _ticked(wrong, case)
    assert not _ticked(wrong, other)
    assert _asks_offered(wrong)
    nobody = await desk.presses("solve", page, offered_only="1", seed="5")
    assert nobody.status_code == 422
    assert _asks_offered(nobody)
    assert (await desk.drafts())[0].locked == []


async def test_a_lock_taken_off_stays_off_on_an_error(desk: PlanDeskInTheCity) -> None:
    case = await desk.case("山田")
    page = await desk.follows(await desk.presses("keep", await desk.made(), lock=case))
    assert _ticked(page, case)
    assert not _ticked(await desk.presses("keep", page, seed="七"), case)


async def test_who_is_asked_for_a_new_draft_stays_on_an_error(desk: PlanDeskInTheCity) -> None:
    await desk.offers("林")
    page = await desk.opens()
    assert _asks_offered(page)
    assert not _asks_offered(await desk.presses("make", page, seed="七"))
    assert _asks_offered(await desk.presses("make", page, seed="七", offered_only="1"))


async def test_ticks_of_a_draft_that_has_changed_are_to_be_set_again(
    desk: PlanDeskInTheCity,
) -> None:
    page = await desk.made()
    theirs = await desk.opens("", desk.okada)
    await desk.presses("keep", theirs, desk.okada, lock=await desk.case("木村"))
    late = await desk.presses("keep", page, lock=await desk.case("山田"))
    assert late.status_code == 409
    assert "もう一度付けてください" in words_of(late)
    assert _ticked(late, await desk.case("木村"))
    assert not _ticked(late, await desk.case("山田"))
    decided = await desk.decides(page)
    assert decided.status_code == 409
    assert "もう一度付けてください" not in words_of(decided)


async def test_other_ticks_from_the_same_page_are_no_repetition(desk: PlanDeskInTheCity) -> None:
    page = await desk.made()
    case, other = await desk.case("山田"), await desk.case("木村")
    assert (await desk.presses("keep", page, lock=case)).status_code == 303
    assert (await desk.presses("keep", page, lock=case)).status_code == 303
    assert (await desk.presses("keep", page, lock=other)).status_code == 409
    assert (await desk.drafts())[0].locked == [case]


async def test_other_rules_from_the_same_page_are_no_repetition(desk: PlanDeskInTheCity) -> None:
    await desk.made()
    page = await desk.change("山田", mentor=desk.people["清水"].id)
    assert (await desk.puts(page, "allow", reason=WHY)).status_code == 303
    more = await desk.puts(page, "allow", reason=WHY, rule=["section", "years"])
    assert more.status_code == 409
