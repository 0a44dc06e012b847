"""Nobody to be found 組めないとき: no mentor, nobody who waits, all have refused, and what HR is told then."""

import pytest

from models.case.task import TaskState
from models.mentoring import told
from models.mentoring.rules import Weights, rules_of
from models.mentoring.steps import ProgrammeStep
from tests.pages.plan_desk.conftest import PlanDeskInTheCity, words_of


async def test_no_mentor_at_all(desk: PlanDeskInTheCity) -> None:
    page = await desk.presses("make", await desk.opens(), offered_only="1")
    assert page.status_code == 422
    assert "候補が一人もいません" in words_of(page)
    assert await desk.drafts() == []


async def test_only_who_has_offered_is_asked_where_hr_says_so(desk: PlanDeskInTheCity) -> None:
    await desk.offers("林")
    first = await desk.opens()
    assert "(申出・推薦のあった人は1人)" in words_of(first)
    page = await desk.made(offered_only="1")
    (draft,) = await desk.drafts()
    assert draft.pairs == {await desk.case("山田"): desk.people["林"].id}
    assert "相手のいない人 1人" in words_of(page)
    assert "同じ課・別の課についての決まりに合いません" in words_of(page)


async def test_who_would_fit_if_a_rule_were_relaxed(desk: PlanDeskInTheCity) -> None:
    await desk.offers("清水")
    await desk.tells("木村", avoided=["清水"])
    page = words_of(await desk.made(offered_only="1"))
    assert "候補1人のなかに、決まりに合う人がいません" in page
    assert (
        "同じ課・別の課についての決まりに合いません: 1人、これだけが理由の人 1人 この決まりを緩めれば合う人: 清水 花子さん"
        in page
    )
    assert (
        "組にしない申出があります: 1人、これだけが理由の人 1人 名前を選ぶと、その組に限り" in page
    )


@pytest.mark.parametrize(("writer", "named"), [("木村", "清水"), ("清水", "木村")])
async def test_kin_is_told_as_the_reason_whoever_of_the_two_declared_it(
    desk: PlanDeskInTheCity, writer: str, named: str
) -> None:
    await desk.offers("清水")
    await desk.tells(writer, kin=[named])
    page = words_of(await desk.made(offered_only="1"))
    assert "親族の申告があります: 1人、これだけが理由の人 1人 名前を選ぶと、その組に限り" in page
    (draft,) = await desk.drafts()
    assert await desk.case("木村") not in draft.pairs
    by_hand = words_of(await desk.change("木村", q="清水"))
    assert "親族の申告があります" in by_hand


async def test_all_have_refused(desk: PlanDeskInTheCity) -> None:
    held, people = desk.held, desk.people
    for name in ("村上", "林"):
        await held.decides((people["山田"], people[name]))
        await held.declines(people["山田"], people[name])
    await held.decides((people["木村"], people["清水"]))
    page = words_of(await desk.made())
    assert "組める相手が残っていません。" in page
    assert "この組合せは、前に成立しなかったか、変更になっています: 2人" in page
    assert "この組で双方に確認する" not in page
    (draft,) = await desk.drafts()
    assert draft.pairs == {}


async def test_weights_that_sum_to_nothing(
    desk: PlanDeskInTheCity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        told, "rules_of", lambda it: rules_of(it).model_copy(update={"weights": Weights()})
    )
    first = words_of(await desk.opens())
    assert "規程の重みがすべて0のため、組のよしあしを比べられません" in first
    pressed = await desk.presses("make", await desk.opens())
    assert pressed.status_code == 422
    assert "案を作れない理由" in words_of(pressed)
    assert await desk.drafts() == []


async def test_whoever_waits_and_is_on_leave_is_named(desk: PlanDeskInTheCity) -> None:
    await desk.goes_on_leave("木村")
    page = words_of(await desk.made())
    assert "待っている人のうち1人は、休職・休業などのため、いまは組めません。 木村" in page
    (draft,) = await desk.drafts()
    assert list(draft.pairs) == [await desk.case("山田")]


async def test_nobody_waits(desk: PlanDeskInTheCity) -> None:
    held, people = desk.held, desk.people
    await held.decides((people["山田"], people["村上"]), (people["木村"], people["清水"]))
    page = await desk.opens()
    assert "いま、メンターを待っている人はいません。" in words_of(page)
    assert 'value="make"' not in page.text


async def test_after_the_period_nothing_can_be_decided(desk: PlanDeskInTheCity) -> None:
    page = await desk.made()
    await desk.ends(ProgrammeStep.DECIDE_PLAN, TaskState.DONE)
    ended = await desk.opens()
    assert "この年度の実施期間は終わりました" in words_of(ended)
    assert 'id="decide"' not in ended.text
    assert (await desk.decides(page)).status_code == 409
