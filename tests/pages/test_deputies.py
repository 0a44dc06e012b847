"""A deputy is told for whom: on the task, on the receipt, and on the timelines of the person and of HR."""

from datetime import date

from models.acts import Act
from models.evaluation.steps import Step
from tests.given.hall import ITO, SATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, said
from tests.given.people import Someone, a_head, an_employee

OF_TANAKA = "田中 誠 係長"
OF_THE_POST = "人事課長(欠員)"


async def _open_words(pages: PagesOfCity, who: Someone, step: Step) -> str:
    return said(await pages.opens(who, await pages.task(who, step)))


async def test_whoever_is_asked_by_a_colleague_acts_for_the_colleague(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    await pages.does(yamada, Step.DRAFT_GOALS)
    assert "代理" not in await _why(pages, TANAKA)
    await pages.city.acts(TANAKA, Step.REVIEW_GOALS, Act.HAND_UP, {}, reason="出張のため")

    assert f"{OF_TANAKA}(一次評価者)の代理としてお願いしています" in await _why(pages, SATO)
    hr = await pages.as_(pages.city.hr)
    assert f"({OF_TANAKA}の代理)" in said(await hr.opens(f"/hr/cases/{case.id}"))

    receipt = await pages.does(SATO, Step.REVIEW_GOALS)
    assert f"{OF_TANAKA}の代理として" in said(receipt)
    record = said(await (await pages.as_(yamada)).opens("/my-record"))
    assert "目標の確認: 代理に頼む" in record
    assert f"佐藤 恵 課長({OF_TANAKA}の代理)" in record


async def test_a_vacant_post_is_named_where_its_work_falls_to_the_next_level(
    pages: PagesOfCity,
) -> None:
    yamada = await pages.city.hires(an_employee("山田").in_section("人事課"))
    case = await pages.city.opens_evaluation(yamada)
    await pages.does(yamada, Step.DRAFT_GOALS)
    assert f"{OF_THE_POST}(一次評価者)の代理" in await _why(pages, ITO)
    await pages.does(ITO, Step.REVIEW_GOALS)
    record = said(await (await pages.as_(yamada)).opens("/my-record"))
    assert f"({OF_THE_POST}の代理)" in record
    [task] = [one for one in await case.tasks() if one.step == Step.REVIEW_GOALS]
    assert (task.acting_for, bool(task.acting_post)) == (None, True)


async def test_whoever_is_on_leave_has_a_deputy(pages: PagesOfCity) -> None:
    yamada = an_employee("山田").in_section("人事課")
    head = a_head("林", "浩").of("人事課").on_leave(date(2026, 4, 1))
    await pages.city.hires(yamada, head)
    await pages.city.opens_evaluation(yamada)
    await pages.does(yamada, Step.DRAFT_GOALS)
    assert "林 浩 課長(一次評価者)の代理" in await _why(pages, ITO)


async def test_whom_hr_names_acts_for_nobody(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    await pages.does(yamada, Step.DRAFT_GOALS)
    await pages.city.commands(case, Act.REASSIGN, "review_goals", person_id=SATO.id, reason="病休")
    assert "代理として" not in await _why(pages, SATO)


async def _why(pages: PagesOfCity, who: Someone) -> str:
    """What the head of the task's page answers; the exits below it speak of deputies, too."""
    words = await _open_words(pages, who, Step.REVIEW_GOALS)
    return words.split("この後")[0]
