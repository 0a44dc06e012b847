"""Goals tied to section goals つながる目標: offered on the goal page, kept in words wherever the goals are read."""

from datetime import date
from html import unescape

from models.evaluation.steps import Step
from models.section_goals import SectionGoalKind
from tests.given.case import CaseInTheCity
from tests.given.hall import ONO, TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone
from tests.given.section_goals import a_section_goal, write_goals

PAYMENT = a_section_goal("section-会計課", "12", "支払事務の正確さの向上")
FUNDS = a_section_goal("section-会計部", "1", "公金の安全な運用", SectionGoalKind.GOAL)
WINDOW = a_section_goal("section-市民課", "3", "窓口の待ち時間の短縮")
WORDS = "支払事務の正確さの向上(会計課の事務事業)"
CHOICE = "goals-0-section_goal"


async def a_case(pages: PagesOfCity) -> tuple[Someone, CaseInTheCity]:
    await write_goals(pages.city.database, PAYMENT, FUNDS, WINDOW)
    return await pages.a_case()


async def typed(pages: PagesOfCity, who: Someone, step: Step, **more: str) -> dict[str, str]:
    """Fields that fit, without words written by hand."""
    fields = await pages.filled(await pages.task(who, step))
    return {name: value for name, value in fields.items() if not name.endswith("-link")} | more


async def tied(pages: PagesOfCity, who: Someone) -> None:
    """Submits goals, the first of which is tied to 支払事務."""
    fields = await typed(pages, who, Step.DRAFT_GOALS) | {CHOICE: PAYMENT.id}
    await pages.submits(who, await pages.task(who, Step.DRAFT_GOALS), fields)


def options(page: str, field: str = CHOICE) -> list[str]:
    select = page.partition(f'<select id="{field}"')[2].partition("</select>")[0]
    return [it.partition(">")[2].partition("<")[0] for it in select.split("<option")[1:]]


async def test_the_goals_of_the_section_and_those_above_are_offered(pages: PagesOfCity) -> None:
    yamada, _ = await a_case(pages)
    page = await pages.opens(yamada, await pages.task(yamada, Step.DRAFT_GOALS))
    assert options(page.text) == [
        "該当なし",
        "支払事務の正確さの向上(会計課の事務事業)",
        "公金の安全な運用(会計部の組織目標)",
    ]


async def test_a_section_without_goals_is_asked_nothing(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    page = await pages.opens(yamada, await pages.task(yamada, Step.DRAFT_GOALS))
    assert CHOICE not in page.text
    assert "つながる目標" not in page.text


async def test_the_words_go_with_the_goal_and_stay(pages: PagesOfCity) -> None:
    yamada, case = await a_case(pages)
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    fields = await typed(pages, yamada, Step.DRAFT_GOALS) | {CHOICE: PAYMENT.id}

    check = await pages.checks(yamada, task, fields)
    assert WORDS in said(check)
    assert PAYMENT.id not in said(check)
    assert f'href="/t/{task.locator}?change#{CHOICE}"' in check.text
    await pages.presses(yamada, f"/t/{task.locator}/submit", hidden(check))
    await write_goals(
        pages.city.database, PAYMENT.model_copy(update={"title": "伝票の電子化", "valid_to": None})
    )

    review = await pages.opens(TANAKA, await pages.task(TANAKA, Step.REVIEW_GOALS))
    assert WORDS in said(review)
    await pages.does(TANAKA, Step.REVIEW_GOALS)
    record = await (await pages.as_(yamada)).opens("/my-record")
    assert WORDS in said(record)
    hr = await pages.as_(ONO)
    token = await hr.token("/hr/people")
    sheet = await hr.presses(f"/hr/cases/{case.id}/sheets/1", token=token, reason="確かめる")
    assert WORDS in said(sheet)
    for page in (review, record, sheet):
        assert PAYMENT.id not in page.text
        assert "伝票の電子化" not in page.text


async def test_what_is_not_offered_is_refused(pages: PagesOfCity) -> None:
    yamada, case = await a_case(pages)
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    fields = await typed(pages, yamada, Step.DRAFT_GOALS) | {CHOICE: WINDOW.id}
    page = await pages.checks(yamada, task, fields)
    assert page.status_code == 422
    assert f'href="#{CHOICE}"' in page.text
    assert await case.receipts() == []


async def test_a_draft_of_before_keeps_the_words_written_by_hand(pages: PagesOfCity) -> None:
    yamada, _ = await a_case(pages)
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    fields = await pages.filled(task) | {"goals-0-link": "身の回りの改善"}
    page = await pages.opens(yamada, task)
    await pages.presses(yamada, f"/t/{task.locator}/draft", hidden(page) | fields)

    page = await pages.opens(yamada, task)
    assert options(page.text)[0] == "書いたまま: 身の回りの改善"
    assert options(page.text)[-1] == "該当なし"
    kept = await typed(pages, yamada, Step.DRAFT_GOALS)
    await pages.submits(yamada, task, kept)
    review = await pages.opens(TANAKA, await pages.task(TANAKA, Step.REVIEW_GOALS))
    assert "身の回りの改善" in said(review)


async def test_none_of_them_drops_the_words_written_by_hand(pages: PagesOfCity) -> None:
    yamada, _ = await a_case(pages)
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    fields = await pages.filled(task) | {"goals-0-link": "身の回りの改善", CHOICE: "none"}
    assert "身の回りの改善" not in said(await pages.checks(yamada, task, fields))


async def test_an_ended_goal_may_stay_when_goals_are_changed(pages: PagesOfCity) -> None:
    yamada, _ = await a_case(pages)
    await tied(pages, yamada)
    await pages.does(TANAKA, Step.REVIEW_GOALS)
    ended = {"valid_to": date(2026, 8, 31), "title": "別の言葉"}
    await write_goals(pages.city.database, PAYMENT.model_copy(update=ended))
    await pages.city.jumps_to(date(2026, 9, 1))

    task = await pages.task(yamada, Step.CHANGE_GOALS)
    page = await pages.opens(yamada, task)
    assert options(page.text) == ["該当なし", "公金の安全な運用(会計部の組織目標)", WORDS]
    assert f'value="{PAYMENT.id}" selected' in page.text
    assert options(page.text, "goals-1-section_goal") == [
        "該当なし",
        "公金の安全な運用(会計部の組織目標)",
    ]
    fields = await typed(pages, yamada, Step.CHANGE_GOALS) | {CHOICE: PAYMENT.id}
    await pages.submits(yamada, task, fields)
    review = await pages.opens(TANAKA, await pages.task(TANAKA, Step.REVIEW_CHANGE))
    assert unescape(review.text).count(WORDS) == 2
