"""The own pair 自分の組 at the plan desk: a colleague decides it, and no rule against it is read by whom it concerns."""

import httpx2
import pytest

from tests.given.pages_of_city import hidden
from tests.given.people import Someone
from tests.pages.plan_desk.conftest import PlanDeskInTheCity, words_of

COLLEAGUE = "あなたはこの組の一人です。ほかの人事課の担当者が判断します。"
NOTHING_DONE = "いまの操作は、行っていません。"
RULES = ("組にしない申出があります", "親族の申告があります", "同じ課・別の課", "年数が足り")


async def _looks(desk: PlanDeskInTheCity, who: Someone, family: str, query: str) -> httpx2.Response:
    (draft,) = await desk.drafts()
    case = await desk.case(family)
    return await desk.opens(f"/change?plan={draft.id}&case={case}{query}", who)


def _of_the_page(page: httpx2.Response) -> str:
    """Without the line at the foot that says what is never shown."""
    return words_of(page).partition("計算に使いますが")[0].rpartition(" ")[0]


async def _put(desk: PlanDeskInTheCity, family: str, mentor: str) -> None:
    """An officer who is neither of the two puts them together."""
    page = await desk.change(family, mentor=desk.people[mentor].id)
    assert (await desk.puts(page, "put")).status_code == 303


async def _presses(
    desk: PlanDeskInTheCity, who: Someone, act: str, family: str, **more: object
) -> httpx2.Response:
    (draft,) = await desk.drafts()
    asked = {
        "plan": draft.id,
        "version": str(draft.version),
        "case": await desk.case(family),
        "reason": "理由",
        **more,
    }
    return await desk.puts(await desk.opens("", who), act, who, **asked)


async def _forces_next(
    desk: PlanDeskInTheCity, theirs: httpx2.Response, who: Someone
) -> httpx2.Response:
    """Sends the form of a colleague's page as one's own."""
    browser = await desk.browser(who)
    fields = {**hidden(theirs), "csrf_token": await browser.token("/my-tasks")}
    return await browser.client.post(f"{desk.href}/next", data=fields)


@pytest.mark.parametrize("said", ["avoided", "kin"])
async def test_an_officer_does_not_learn_who_named_them(
    officers_desk: PlanDeskInTheCity, said: str
) -> None:
    """Neither by the own name, nor by an address typed, nor by what is said of who is left without."""
    desk, nishimura = officers_desk, officers_desk.people["西村"]
    if said == "avoided":
        await desk.tells("山田", avoided=["西村"])
    else:
        await desk.tells("山田", kin=["西村"])
    await desk.made()
    searched = await _looks(desk, nishimura, "山田", "&q=西村")
    assert "その名前の候補はいません。" in words_of(searched)
    typed = await _looks(desk, nishimura, "山田", f"&mentor={nishimura.id}")
    assert typed.status_code == 200
    assert COLLEAGUE in words_of(typed)
    for page in (searched, typed, await desk.opens("", nishimura)):
        assert not [it for it in RULES if it in _of_the_page(page)]
    of_others = words_of(await desk.change("山田", q="西村"))
    assert "西村 花子さん" in of_others


async def test_who_waits_does_not_learn_who_named_her(officers_desk: PlanDeskInTheCity) -> None:
    desk, azuma = officers_desk, officers_desk.people["東"]
    await desk.offers("村上")
    await desk.tells("村上", avoided=["東"])
    of_others = await desk.made(offered_only="1")
    assert "があります: 1人" in words_of(of_others)
    page = await _looks(desk, azuma, "東", "&q=村上")
    assert page.status_code == 200
    assert COLLEAGUE in words_of(page)
    assert "村上 花子" not in words_of(page)
    own = _of_the_page(await desk.opens("", azuma)).partition("相手のいない人")[2]
    mine = own.partition("東 花子さん")[2]
    assert mine.split()[:2] == ["会計課", "ほかの担当者が判断します"]


async def test_a_line_of_the_own_pair_says_only_that_it_may_not_be(
    officers_desk: PlanDeskInTheCity,
) -> None:
    desk, nishimura = officers_desk, officers_desk.people["西村"]
    await desk.made()
    await _put(desk, "山田", "西村")
    await desk.tells("山田", avoided=["西村"])
    page = await desk.opens("", nishimura)
    line = words_of(page).partition("組の一覧")[2].partition("山田 花子さん")[2]
    assert "この組にはできません" in line.partition("固定する")[0]
    assert line.partition("固定する")[2].partition(")")[2].startswith(" ほかの担当者が判断します")
    assert not [it for it in RULES if it in _of_the_page(page)]
    case = await desk.case("山田")
    refused = await desk.presses("solve", page, nishimura, lock=case)
    assert refused.status_code == 422
    assert not [it for it in RULES if it in _of_the_page(refused)]


@pytest.mark.parametrize("act", ["put", "allow"])
async def test_nobody_puts_or_allows_themself(officers_desk: PlanDeskInTheCity, act: str) -> None:
    desk, people = officers_desk, officers_desk.people
    await desk.made()
    (before,) = await desk.drafts()
    for who, family, mentor in (("西村", "山田", "西村"), ("東", "東", "村上")):
        page = await _presses(
            desk, people[who], act, family, mentor=people[mentor].id, rule="section"
        )
        assert page.status_code == 403
        assert f"{NOTHING_DONE} {COLLEAGUE}" in words_of(page)
    (after,) = await desk.drafts()
    assert (after.version, after.pairs, after.allowed) == (before.version, before.pairs, {})


async def test_nobody_takes_the_own_pair_out(officers_desk: PlanDeskInTheCity) -> None:
    desk, people = officers_desk, officers_desk.people
    await desk.made()
    await _put(desk, "山田", "西村")
    (before,) = await desk.drafts()
    for who, family in (("西村", "山田"), ("東", "東")):
        for act, mentor in (("out", ""), ("put", people["林"].id)):
            page = await _presses(desk, people[who], act, family, mentor=mentor)
            assert page.status_code == 403
            assert f"{NOTHING_DONE} {COLLEAGUE}" in words_of(page)
    (after,) = await desk.drafts()
    assert (after.version, after.pairs) == (before.version, before.pairs)


async def test_a_plan_with_the_own_pair_in_it_may_be_decided(
    officers_desk: PlanDeskInTheCity,
) -> None:
    desk = officers_desk
    await desk.made()
    await _put(desk, "山田", "西村")
    page = await desk.opens("", desk.people["西村"])
    assert (await desk.decides(page, desk.people["西村"])).status_code == 303


async def test_nobody_decides_the_own_next_candidate(officers_desk: PlanDeskInTheCity) -> None:
    desk, people = officers_desk, officers_desk.people
    await desk.held.decides((people["東"], people["村上"]))
    await desk.held.declines(people["東"], people["東"])
    theirs = await desk.next_for("東")
    assert 'id="decide"' in theirs.text
    own = await desk.next_for("東", people["東"])
    assert COLLEAGUE in words_of(own)
    assert 'id="decide"' not in own.text
    assert "適合度" not in words_of(own)
    assert "ほかの担当者が判断します" in words_of(await desk.opens("", people["東"]))
    forced = await _forces_next(desk, theirs, people["東"])
    assert forced.status_code == 403
    assert f"{NOTHING_DONE} {COLLEAGUE}" in words_of(forced)
    await desk.held.city.clock.settle()
    assert len(await desk.held.pairs(people["東"])) == 1


async def test_nobody_decides_to_guide_next(officers_desk: PlanDeskInTheCity) -> None:
    """Of all who could guide only 西村 is left for 山田."""
    desk, people = officers_desk, officers_desk.people
    await desk.held.decides((people["山田"], people["村上"]))
    await desk.held.declines(people["山田"], people["山田"])
    await desk.offers("西村")
    theirs = await desk.next_for("山田")
    assert "西村 花子さん" in words_of(theirs)
    own = await desk.next_for("山田", people["西村"])
    assert COLLEAGUE in words_of(own)
    assert 'id="decide"' not in own.text
    forced = await _forces_next(desk, theirs, people["西村"])
    assert forced.status_code == 403
    assert len(await desk.held.pairs(people["山田"])) == 1
    assert (await desk.decides_next(theirs)).status_code == 303
