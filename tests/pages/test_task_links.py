"""Links of tasks リンクの先: they heal for who had a part, and tell strangers nothing."""

from datetime import date

from sqlmodel import col, select

from models.evaluation.steps import Step
from models.tables.audit import AuditRow
from models.tables.task import TaskRow
from tests.given.hall import MORI, TANAKA
from tests.given.pages_of_city import PagesOfCity
from tests.given.people import an_employee


async def test_a_stranger_learns_nothing_from_a_link(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    nowhere = "f" * len(task.locator)
    browser = await pages.as_(MORI)

    for way in ("", "/cannot"):
        known = await browser.opens(f"/t/{task.locator}{way}")
        unknown = await browser.opens(f"/t/{nowhere}{way}")
        assert known.status_code == unknown.status_code == 404
        assert known.text.replace(task.locator, nowhere) == unknown.text
        assert dict(known.headers) == dict(unknown.headers)
    token = await browser.token("/my-tasks")
    for way in ("", "/draft", "/submit", "/cannot"):
        answers = [
            await browser.client.post(f"/t/{it}{way}", data={"csrf_token": token})
            for it in (task.locator, nowhere)
        ]
        assert {it.status_code for it in answers} == {404}, way
        assert answers[0].text.replace(task.locator, nowhere) == answers[1].text


async def test_links_heal(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    draft = await pages.task(yamada, Step.DRAFT_GOALS)
    await pages.does(yamada, Step.DRAFT_GOALS)
    review = await pages.task(TANAKA, Step.REVIEW_GOALS)

    mine, theirs = await pages.opens(yamada, draft), await pages.opens(yamada, review)
    forwarded = await pages.opens(TANAKA, draft)

    assert "この依頼は終わりました" in mine.text
    assert "控えを見る" in mine.text
    assert "いまは田中 誠 係長の番です" in theirs.text
    assert f'href="/t/{review.locator}"' in forwarded.text
    await pages.does(TANAKA, Step.REVIEW_GOALS)
    planned = next(it for it in await pages.tasks_of(TANAKA) if it.step == Step.MIDTERM_CHECK)
    assert "まだ始められません" in (await pages.opens(TANAKA, planned)).text


async def test_an_expired_link_says_when(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    await pages.city.jumps_to(date(2026, 6, 30))

    page = await pages.opens(yamada, task)

    assert page.status_code == 200
    assert "期限は6月15日(月)17:15でした" in page.text


async def test_goals_that_came_back_say_why_and_heal_the_old_link(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    first = await pages.task(yamada, Step.DRAFT_GOALS)
    fields = await pages.filled(first)
    await pages.submits(yamada, first, fields)
    review = await pages.task(TANAKA, Step.REVIEW_GOALS)
    sent_back = {"act": "send_back", "reason": "測り方を数で。"}
    await pages.submits(TANAKA, review, sent_back)

    again = await pages.task(yamada, Step.DRAFT_GOALS)
    page = await pages.opens(yamada, again)

    assert "差し戻されました" in page.text
    assert "測り方を数で。" in page.text
    assert f'value="{fields["goals-0-title"]}"' in page.text
    assert f'href="/t/{again.locator}"' in (await pages.opens(yamada, first)).text


async def test_a_receipt_is_its_owners_alone(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    await pages.does(yamada, Step.DRAFT_GOALS)
    [receipt] = await pages.receipts(case)

    for way in ("", "/withdraw"):
        page = await (await pages.as_(TANAKA)).opens(f"/receipts/{receipt.id}{way}")
        assert page.status_code == 404


async def test_whoever_opens_anothers_sheet_is_in_the_trail(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    await pages.opens(yamada, await pages.task(yamada, Step.DRAFT_GOALS))
    await pages.does(yamada, Step.DRAFT_GOALS)
    await pages.opens(TANAKA, await pages.task(TANAKA, Step.REVIEW_GOALS))

    async with pages.city.database.reading() as session:
        reads = (await session.scalars(select(AuditRow).where(col(AuditRow.act) == "read"))).all()
    assert [(it.actor_id, it.subject_id, it.what, it.case_id) for it in reads] == [
        (TANAKA.id, yamada.id, "task.review_goals", case.id)
    ]


async def test_another_employee_of_the_same_section_is_a_stranger(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    colleague = await pages.city.hires(an_employee("鈴木").evaluated_by(TANAKA))
    task: TaskRow = await pages.task(yamada, Step.DRAFT_GOALS)

    assert (await pages.opens(colleague, task)).status_code == 404
