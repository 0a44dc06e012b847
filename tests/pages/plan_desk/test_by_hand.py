"""Locks and changes by hand 固定と手での変更: each shows its cost, and a rule that stands in the way is named."""

from tests.pages.plan_desk.conftest import PlanDeskInTheCity, words_of


async def test_a_locked_pair_stays_when_it_is_solved_again(desk: PlanDeskInTheCity) -> None:
    page = await desk.made(seed="1")
    (before,) = await desk.drafts()
    case = await desk.case("山田")
    for seed in ("2", "3", "4"):
        answer = await desk.presses("solve", page, lock=case, seed=seed)
        page = await desk.follows(answer)
        (draft,) = await desk.drafts()
        assert draft.locked == [case]
        assert draft.pairs[case] == before.pairs[case]
    assert draft.version == 4


async def test_whom_hr_has_locked_is_asked_though_nobody_offered(desk: PlanDeskInTheCity) -> None:
    page = await desk.made(seed="1")
    (before,) = await desk.drafts()
    case = await desk.case("山田")
    await desk.offers("清水")
    await desk.follows(await desk.presses("solve", page, lock=case, offered_only="1"))
    (draft,) = await desk.drafts()
    assert draft.pairs == before.pairs
    assert draft.locked == [case]
    assert draft.seed == before.seed


async def test_a_change_by_hand_shows_what_it_costs_and_is_kept(desk: PlanDeskInTheCity) -> None:
    await desk.made()
    (before,) = await desk.drafts()
    case = await desk.case("山田")
    other = next(it for it in ("村上", "林") if desk.people[it].id != before.pairs[case])
    page = await desk.change("山田", mentor=desk.people[other].id)
    words = words_of(page)
    assert f"{other} 花子さんにした場合" in words
    assert "適合度の合計" in words
    assert "いまの案" in words
    assert (await desk.drafts())[0].pairs == before.pairs
    kept = await desk.follows(await desk.puts(page, "put"))
    assert kept.status_code == 200
    (after,) = await desk.drafts()
    assert after.pairs[case] == desk.people[other].id
    assert after.locked == [case]
    assert "手で変えた案です" in words_of(kept)


async def test_a_pair_is_taken_out_and_somebody_waits(desk: PlanDeskInTheCity) -> None:
    await desk.made()
    page = await desk.change("山田", mentor="nobody")
    assert "1組減ります" in words_of(page)
    kept = words_of(await desk.follows(await desk.puts(page, "out")))
    assert "相手のいない人 1人" in kept
    (draft,) = await desk.drafts()
    assert await desk.case("山田") not in draft.pairs


async def test_a_rule_in_the_way_is_named_and_the_pair_is_not_put(
    desk: PlanDeskInTheCity,
) -> None:
    await desk.made()
    (before,) = await desk.drafts()
    page = await desk.change("山田", mentor=desk.people["清水"].id)
    assert page.status_code == 422
    assert "同じ課・別の課についての決まりに合いません" in words_of(page)
    assert 'value="put"' not in page.text
    forced = await desk.presses(
        "put",
        await desk.opens(),
        case=await desk.case("山田"),
        mentor=desk.people["清水"].id,
    )
    assert forced.status_code == 422
    assert "同じ課・別の課についての決まりに合いません" in words_of(forced)
    assert (await desk.drafts())[0].pairs == before.pairs


async def test_whoever_is_avoided_is_a_rule_and_no_name(desk: PlanDeskInTheCity) -> None:
    await desk.tells("山田", avoided=["村上", "林"])
    left = await desk.made()
    words = words_of(left)
    assert "組にしない申出があります: 2人" in words
    for name in ("村上", "林"):
        assert (
            name
            not in words.partition("相手のいない人")[2].partition("決定")[0].partition("山田")[2]
        )
    found = await desk.change("山田", q="村上")
    assert "組にしない申出があります" in words_of(found)
    refused = await desk.change("山田", mentor=desk.people["村上"].id)
    assert refused.status_code == 422
    assert "組にしない申出があります" in words_of(refused)
    assert "が書いた" not in words_of(refused)


async def test_two_drafts_are_compared(desk: PlanDeskInTheCity) -> None:
    page = await desk.made()
    page = await desk.follows(await desk.presses("copy", page))
    case = await desk.case("山田")
    one, other = await desk.drafts()
    name = next(it for it in ("村上", "林") if desk.people[it].id != other.pairs[case])
    change = await desk.change("山田", mentor=desk.people[name].id, plan=other.id)
    await desk.puts(change, "put")
    compared = words_of(await desk.opens(f"/compare?one={one.id}&other={other.id}"))
    assert "「案1」から「案2」にすると" in compared
    assert "相手の変わる人 1人" in compared
    same = words_of(await desk.opens(f"/compare?one={one.id}&other={one.id}"))
    assert "相手の変わる人はいません。" in same


async def test_unknown_drafts_and_cases_are_not_found(desk: PlanDeskInTheCity) -> None:
    await desk.made()
    (draft,) = await desk.drafts()
    for path in (
        "/change?plan=none&case=none",
        f"/change?plan={draft.id}&case=none",
        "/next?case=none",
        f"/compare?one={draft.id}&other=none",
    ):
        assert (await desk.opens(path)).status_code == 404, path


async def test_a_name_longer_than_any_is_searched_for_and_nobody_has_it(
    desk: PlanDeskInTheCity,
) -> None:
    await desk.made()
    page = await desk.change("山田", q="村上" * 40)
    assert page.status_code == 200
    assert "その名前の候補はいません。" in words_of(page)


async def test_a_wrong_seed_is_told_and_nothing_typed_is_lost(desk: PlanDeskInTheCity) -> None:
    wrong = await desk.presses("make", await desk.opens(), seed="七", draft_name="夏の案")
    assert wrong.status_code == 422
    assert "選び方の番号は数で書いてください" in words_of(wrong)
    assert 'value="夏の案"' in wrong.text
    assert await desk.drafts() == []


async def test_the_same_press_twice_makes_one_draft_and_other_words_another(
    desk: PlanDeskInTheCity,
) -> None:
    page = await desk.opens()
    once, twice = await desk.presses("make", page), await desk.presses("make", page)
    assert once.headers["location"] == twice.headers["location"]
    other = await desk.presses("make", page, draft_name="別の案")
    assert other.headers["location"] != once.headers["location"]
    assert len(await desk.drafts()) == 2
