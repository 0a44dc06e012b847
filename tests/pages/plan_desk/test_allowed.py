"""A pair allowed against a rule この組に限り認める: with a reason HR alone reads, and never against what protects."""

import httpx2
from sqlmodel import col, select

from models.mentoring.pair import PairState
from models.mentoring.sheets import ChosenPair, PlanDecision
from models.tables.mentoring import MentorSeatRow
from models.tables.receipt import ReceiptRow
from tests.pages.plan_desk.conftest import PlanDeskInTheCity, words_of

WHY = "同じ職種の指導が要るため"
SECTION = "同じ課・別の課についての決まりに合いません"


async def _looked_at(desk: PlanDeskInTheCity) -> httpx2.Response:
    """The page of 山田 with 清水, who sits in the same section."""
    return await desk.change("山田", mentor=desk.people["清水"].id)


async def _allowed(desk: PlanDeskInTheCity) -> httpx2.Response:
    await desk.made()
    return await desk.follows(await desk.puts(await _looked_at(desk), "allow", reason=WHY))


async def _decided(desk: PlanDeskInTheCity) -> ChosenPair:
    """What the newest receipt keeps of 山田's pair."""
    async with desk.held.city.database.reading() as session:
        rows = await session.scalars(select(ReceiptRow).order_by(col(ReceiptRow.received_at)))
        decision = PlanDecision.model_validate(rows.all()[-1].content)
    case = await desk.case("山田")
    return next(it for it in decision.pairs if it.case_id == case)


async def _seats(desk: PlanDeskInTheCity) -> int:
    async with desk.held.city.database.reading() as session:
        return len((await session.scalars(select(MentorSeatRow))).all())


async def test_a_pair_is_allowed_with_a_reason_and_kept(any_desk: PlanDeskInTheCity) -> None:
    desk = any_desk
    await desk.made()
    page = await _looked_at(desk)
    assert f"清水 花子さんとの組に限り、次の決まりを緩めます。 {SECTION}" in words_of(page)
    once = await desk.puts(page, "allow", reason=WHY)
    twice = await desk.puts(page, "allow", reason=WHY)
    assert once.headers["location"] == twice.headers["location"]
    (draft,) = await desk.drafts()
    case = await desk.case("山田")
    assert draft.pairs[case] == desk.people["清水"].id
    assert (draft.locked, draft.version) == ([case], 2)
    assert draft.allowed[case]["rules"] == ["section"]
    assert (draft.allowed[case]["reason"], draft.allowed[case]["given_by"]) == (WHY, desk.ono.id)
    kept = words_of(await desk.follows(once))
    assert f"この組に限り認めた決まり: {SECTION} 理由: {WHY}(小野 和子さん" in kept


async def test_the_decision_keeps_why_and_the_two_never_read_it(desk: PlanDeskInTheCity) -> None:
    people = desk.people
    await desk.follows(await desk.decides(await _allowed(desk)))
    await desk.held.city.clock.settle()
    (row,) = await desk.held.rows(people["山田"])
    assert (row.mentor_id, row.state, row.let_go) == (
        people["清水"].id,
        PairState.ASKED,
        ["section"],
    )
    assert not {*row.because} & {"other_section", "same_section"}
    given = (await _decided(desk)).allowed
    assert given is not None
    assert (given.rules, given.reason, given.given_by) == (("section",), WHY, desk.ono.id)
    case = await desk.case("山田")
    officer = await desk.browser()
    of_hr = words_of(await officer.opens(f"/hr/mentoring/{desk.held.cycle_id}/mentees/{case}"))
    assert f"この組に限り認めた決まり: {SECTION} 理由: {WHY}" in of_hr
    for name in ("山田", "清水"):
        mine = await desk.pages.as_(people[name])
        tasks = await mine.opens("/my-tasks")
        asked = {it.split('"')[0] for it in tasks.text.split('href="')[1:] if it[:3] == "/t/"}
        assert asked
        for path in ("/my-tasks", "/my-record/mentoring", *asked):
            text = (await mine.client.get(path, follow_redirects=True)).text
            assert WHY not in text, path
            assert "限り認め" not in text, path


async def test_a_pair_that_was_allowed_stays_when_it_is_solved_again(
    desk: PlanDeskInTheCity,
) -> None:
    page = await _allowed(desk)
    case = await desk.case("山田")
    await desk.follows(await desk.presses("solve", page, lock=case, seed="7"))
    (draft,) = await desk.drafts()
    assert draft.pairs[case] == desk.people["清水"].id
    assert draft.allowed[case]["reason"] == WHY
    copy = await desk.follows(await desk.presses("copy", await desk.opens(), lock=case))
    assert WHY in words_of(copy)
    assert [it.allowed for it in await desk.drafts()] == [draft.allowed, draft.allowed]


async def test_without_the_lock_it_is_allowed_no_more(desk: PlanDeskInTheCity) -> None:
    page = await _allowed(desk)
    kept = await desk.follows(await desk.presses("keep", page))
    (draft,) = await desk.drafts()
    assert (draft.locked, draft.allowed) == ([], {})
    assert SECTION in words_of(kept)
    assert "決まりに反する組があるため、この案は決定できません" in words_of(kept)
    assert (await desk.decides(page)).status_code == 409
    assert await _seats(desk) == 0


async def test_without_a_reason_nothing_is_allowed(desk: PlanDeskInTheCity) -> None:
    await desk.made()
    (before,) = await desk.drafts()
    page = await _looked_at(desk)
    for reason, said in (("", "理由を書いてください"), ("あ" * 501, "500")):
        again = await desk.puts(page, "allow", reason=reason)
        assert again.status_code == 422
        assert said in words_of(again)
        assert reason in again.text
        assert 'value="allow"' in again.text
    (after,) = await desk.drafts()
    assert (after.pairs, after.version) == (before.pairs, before.version)


async def test_what_protects_somebody_is_refused_and_nothing_changes(
    desk: PlanDeskInTheCity,
) -> None:
    await desk.tells("山田", avoided=["清水"])
    await desk.made()
    (before,) = await desk.drafts()
    page = await _looked_at(desk)
    assert page.status_code == 422
    assert 'value="allow"' not in page.text
    assert "受け持てる人数は、この組に限っても緩められません。" in words_of(page)
    asked = {
        "plan": before.id,
        "version": str(before.version),
        "case": await desk.case("山田"),
        "mentor": desk.people["清水"].id,
        "reason": WHY,
    }
    never = "この組に限っても認められません。何も変えていません: 組にしない申出"
    for rules, said in (
        (["section", "avoided"], never),
        (["section"], "この組にはできません: 組にしない申出があります"),
        ([], SECTION),
    ):
        forced = await desk.puts(await desk.opens(), "allow", None, **asked, rule=rules)
        assert forced.status_code == 422
        assert said in words_of(forced)
    (after,) = await desk.drafts()
    assert (after.pairs, after.allowed, after.version) == (before.pairs, {}, before.version)


async def test_of_two_officers_the_second_is_told_who_was_first(
    any_desk: PlanDeskInTheCity,
) -> None:
    desk = any_desk
    await desk.made()
    mine, theirs = await _looked_at(desk), await desk.opens("", desk.okada)
    kept = await desk.presses("keep", theirs, desk.okada, draft_name="岡田の案")
    assert kept.status_code == 303
    late = await desk.puts(mine, "allow", reason=WHY)
    assert late.status_code == 409
    assert "岡田 花子さんがこの案を変えました" in words_of(late)
    (draft,) = await desk.drafts()
    assert draft.allowed == {}


async def test_several_rules_are_let_go_for_one_pair(narrow_desk: PlanDeskInTheCity) -> None:
    """Two who wait in one section, and nobody else: each would break two rules with the other."""
    desk = narrow_desk
    for name in ("村上", "林"):
        await desk.withdraws(desk.people[name])
    left = words_of(await desk.made())
    assert "合う人はいません。いくつかを緩めれば合う人: 木村 花子さん" in left
    page = await desk.change("山田", mentor=desk.people["木村"].id)
    answer = await desk.puts(page, "allow", reason=WHY, rule=["years", "section"])
    kept = await desk.follows(answer)
    (draft,) = await desk.drafts()
    assert sorted(draft.allowed[await desk.case("山田")]["rules"]) == ["section", "years"]
    assert "採用からの年数が足りません" in words_of(kept)
    assert 'id="decide"' in kept.text
