"""Giving a task away and taking a submission back: できない・代理に頼む・取下げ・人事課の判断."""

from sqlalchemy import select
from sqlmodel import col

from models.acts import Act
from models.evaluation.steps import Step
from models.queries.drafts import save_draft
from models.tables.receipt import MessageRow
from tests.given.case import CaseInTheCity
from tests.given.hall import SATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone
from tests.given.waiting import until
from tests.stories.scenes import MID_JANUARY


async def with_goals_submitted(pages: PagesOfCity) -> tuple[Someone, CaseInTheCity, str]:
    """The receipt's address comes last."""
    yamada, case = await pages.a_case()
    await pages.does(yamada, Step.DRAFT_GOALS)
    [receipt] = await pages.receipts(case)
    return yamada, case, f"/receipts/{receipt.id}"


async def test_the_page_names_the_deputy_who_takes_a_rating(pages: PagesOfCity) -> None:
    """佐藤 rates second and 原 adjusts: the level above them is asked."""
    yamada, _ = await pages.a_case()
    await pages.does(yamada, Step.DRAFT_GOALS)
    await pages.does(TANAKA, Step.REVIEW_GOALS)
    await pages.city.jumps_to(MID_JANUARY)
    await pages.does(yamada, Step.DECLARE)
    task = await pages.task(TANAKA, Step.RATE_FIRST)
    page = await (await pages.as_(TANAKA)).opens(f"/t/{task.locator}/hand-up")
    assert "代理は、上の職位の福井 治 副市長です" in said(page)


async def withdraws(pages: PagesOfCity, who: Someone, receipt: str) -> str:
    """Presses 取り下げる; returns where it led."""
    browser = await pages.as_(who)
    page = await browser.opens(f"{receipt}/withdraw")
    answer = await browser.client.post(f"{receipt}/withdraw", data=hidden(page))
    return answer.headers.get("location") or answer.text


async def test_goals_are_withdrawn_and_written_again(pages: PagesOfCity) -> None:
    yamada, case, receipt = await with_goals_submitted(pages)
    old = await pages.task(TANAKA, Step.REVIEW_GOALS)
    await pages.opens(TANAKA, old)

    assert await withdraws(pages, yamada, receipt) == "/my-tasks"

    assert await case.open_tasks() == [("draft_goals", "山田")]
    again = await pages.opens(yamada, await pages.task(yamada, Step.DRAFT_GOALS))
    [first] = await pages.receipts(case)
    assert first.content["goals"][0]["title"] in again.text
    assert "前の人が取り下げました" in (await pages.opens(TANAKA, old)).text
    browser = await pages.as_(yamada)
    assert "この提出は取り下げました" in (await browser.opens(receipt)).text


async def test_a_second_withdrawal_leads_to_the_receipt(pages: PagesOfCity) -> None:
    yamada, case, receipt = await with_goals_submitted(pages)
    browser = await pages.as_(yamada)
    form = hidden(await browser.opens(f"{receipt}/withdraw"))

    answers = [await browser.client.post(f"{receipt}/withdraw", data=form) for _ in range(2)]

    assert [it.headers["location"] for it in answers] == ["/my-tasks", receipt]
    assert (await case.verdicts()) == [("draft_goals", "submitted"), ("review_goals", "withdrawn")]


async def test_what_the_next_person_has_begun_cannot_be_withdrawn(pages: PagesOfCity) -> None:
    yamada, case, receipt = await with_goals_submitted(pages)
    review = await pages.task(TANAKA, Step.REVIEW_GOALS)
    form = hidden(await pages.opens(TANAKA, review))
    await pages.presses(TANAKA, f"/t/{review.locator}/draft", form | {"words": "読みました"})

    browser = await pages.as_(yamada)
    assert "取り下げて直す" not in (await browser.opens(receipt)).text
    page = await browser.opens(f"{receipt}/withdraw")
    pressed = await browser.client.post(
        f"{receipt}/withdraw", data={"csrf_token": await browser.token("/my-tasks")}
    )

    for shown in (page, pressed):
        assert "田中 誠 係長がすでに始めているため、取り下げられません" in shown.text
    assert await case.open_tasks() == [("review_goals", "田中")]


async def test_a_draft_of_the_same_moment_stops_the_withdrawal(pages: PagesOfCity) -> None:
    """Between the page and the press the next person begins."""
    yamada, case, receipt = await with_goals_submitted(pages)
    browser = await pages.as_(yamada)
    form = hidden(await browser.opens(f"{receipt}/withdraw"))
    review = await pages.task(TANAKA, Step.REVIEW_GOALS)
    async with pages.city.database.writing() as session:
        await save_draft(session, review.id, TANAKA.id, {"words": "はい"}, await pages.city.now())

    answer = await browser.client.post(f"{receipt}/withdraw", data=form)

    assert "取り下げられません" in answer.text
    assert await case.open_tasks() == [("review_goals", "田中")]


async def test_a_submission_nobody_has_heard_yet_stops_the_withdrawal(pages: PagesOfCity) -> None:
    """The next person never saved a draft: what counts is that it was taken."""
    yamada, case, receipt = await with_goals_submitted(pages)
    browser = await pages.as_(yamada)
    form = hidden(await browser.opens(f"{receipt}/withdraw"))

    with pages.cases_hear_nothing():
        await pages.submits(TANAKA, await pages.task(TANAKA, Step.REVIEW_GOALS))
        answer = await browser.client.post(f"{receipt}/withdraw", data=form)
    await pages.cases_hear()

    assert "取り下げられません" in answer.text
    assert (await case.verdicts())[-1] == ("review_goals", "agreed")


async def test_a_withdrawal_pressed_twice_before_it_is_heard_is_one(pages: PagesOfCity) -> None:
    yamada, case, receipt = await with_goals_submitted(pages)
    browser = await pages.as_(yamada)
    form = hidden(await browser.opens(f"{receipt}/withdraw"))

    with pages.cases_hear_nothing():
        answers = [await browser.client.post(f"{receipt}/withdraw", data=form) for _ in range(2)]
        async with pages.city.database.reading() as session:
            waiting = select(MessageRow).where(col(MessageRow.answered).is_(False))
            assert [it.act for it in await session.scalars(waiting)] == [Act.WITHDRAW]
    await pages.cases_hear()

    assert [it.headers["location"] for it in answers] == ["/my-tasks", "/my-tasks"]
    assert await case.open_tasks() == [("draft_goals", "山田")]


async def test_an_agreement_is_not_withdrawn(pages: PagesOfCity) -> None:
    _, case, _ = await with_goals_submitted(pages)
    page = await pages.does(TANAKA, Step.REVIEW_GOALS)

    assert "取り下げて直す" not in page.text
    agreed = (await pages.receipts(case))[-1]
    shown = await (await pages.as_(TANAKA)).opens(f"/receipts/{agreed.id}/withdraw")
    assert 'method="post" action="/receipts' not in shown.text


async def gives_away(pages: PagesOfCity, who: Someone, step: Step, way: str, reason: str) -> str:
    task = await pages.task(who, step)
    browser = await pages.as_(who)
    path = f"/t/{task.locator}/{way}"
    form = hidden(await browser.opens(path)) | {"reason": reason}
    answer = await browser.client.post(path, data=form)
    if answer.status_code == 422:
        return answer.text
    again = await browser.client.post(path, data=form)
    assert again.headers["location"] == answer.headers["location"]
    return (await pages.goes_on(who, answer)).text


async def test_a_task_is_handed_up_with_a_reason(pages: PagesOfCity) -> None:
    _, case, _ = await with_goals_submitted(pages)
    task = await pages.task(TANAKA, Step.REVIEW_GOALS)
    offered = await (await pages.as_(TANAKA)).opens(f"/t/{task.locator}/hand-up")
    assert "佐藤 恵 課長" in offered.text

    without = await gives_away(pages, TANAKA, Step.REVIEW_GOALS, "hand-up", "")
    page = await gives_away(pages, TANAKA, Step.REVIEW_GOALS, "hand-up", "長く休みます。")

    assert "理由を書いてください" in without
    assert "受け付けました" in page
    assert "佐藤 恵 課長に、手紙でお知らせします" in page
    assert await case.open_tasks() == [("review_goals", "佐藤")]
    assert "いまは佐藤 恵 課長の番です" in (await pages.opens(TANAKA, task)).text
    assert (await pages.opens(SATO, task)).status_code == 200


async def test_who_cannot_says_why_and_hr_decides(pages: PagesOfCity) -> None:
    city = pages.city
    _, case, _ = await with_goals_submitted(pages)
    task = await pages.task(TANAKA, Step.REVIEW_GOALS)

    page = await gives_away(pages, TANAKA, Step.REVIEW_GOALS, "cannot", "一緒に働いていません。")

    assert "人事課が引き継ぎます" in page
    assert await case.open_tasks() == [("hr_decides", "hr")]
    assert "人事課が引き継ぎました" in (await pages.opens(TANAKA, task)).text
    decide = await pages.task(city.hr, Step.HR_DECIDES)
    shown = await pages.opens(city.hr, decide)
    assert "一緒に働いていません。" in shown.text
    assert (await pages.opens(SATO, decide)).status_code == 404
    assert (await pages.checks(city.hr, decide, {"act": "reopen"})).status_code == 422
    answer = await pages.submits(city.hr, decide, {"act": "reopen", "reason": "話しました。"})
    assert "受け付けました" in (await pages.goes_on(city.hr, answer)).text
    assert await case.open_tasks() == [("review_goals", "田中")]


async def test_hr_goes_on_without(pages: PagesOfCity) -> None:
    city = pages.city
    _, case, _ = await with_goals_submitted(pages)
    await gives_away(pages, TANAKA, Step.REVIEW_GOALS, "cannot", "長く休みます。")
    decide = await pages.task(city.hr, Step.HR_DECIDES)

    await pages.submits(city.hr, decide, {"act": "go_on", "reason": "提出どおりとします。"})

    async def goes_on() -> bool:
        return await case.phase() == "year"

    await until(goes_on, "the case goes on as submitted")


async def test_a_step_without_that_exit_has_none(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)

    page = await pages.opens(yamada, task)

    assert "代理に頼む" not in page.text
    assert (await (await pages.as_(yamada)).opens(f"/t/{task.locator}/hand-up")).status_code == 404


async def test_the_answers_of_a_step_with_one_act_say_what_will_be_recorded(
    pages: PagesOfCity,
) -> None:
    yamada, _ = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    page = " ".join(said(await pages.checks(yamada, task, await pages.filled(task))).split())
    assert "記録されること 目標の提出: 提出" in page
