"""Submissions taken and then refused: HR sees them until somebody notes what was done, or the person's next one went through."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from api import addresses
from models.acts import Act
from models.evaluation.steps import Step
from models.tables.audit import AuditRow
from models.tables.receipt import ReceiptRow
from models.tables.settled_refusal import SettledRefusalRow
from tests.given.case import CaseInTheCity
from tests.given.hall import TANAKA
from tests.given.pages_of_city import PagesOfCity, said
from tests.given.people import Someone

MATTER = "受け付けた後に進められなかった提出が1件あります"
NOTED = "本人と話し、窓口で受け取ることにした"


async def _moved_on(pages: PagesOfCity) -> tuple[Someone, CaseInTheCity, ReceiptRow]:
    """HR took the task away between the receipt and the case's hearing of it."""
    yamada, case = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    taken = await pages.city.submits(task, yamada)
    await pages.city.lets_hr_close(case, task)
    await pages.city.tells(taken)
    return yamada, case, taken.receipt


async def _presses(pages: PagesOfCity, path: str, **fields: str) -> int:
    browser = await pages.as_(pages.city.hr)
    return (await browser.presses(path, token=await browser.token("/hr"), **fields)).status_code


async def test_hr_sees_whose_submission_about_whom_and_why(pages: PagesOfCity) -> None:
    _, case, receipt = await _moved_on(pages)
    hr = await pages.as_(pages.city.hr)
    for path in (addresses.HR, f"/hr/cases/{case.id}"):
        page = await hr.opens(path)
        assert MATTER in page.text
        words = said(page)
        for told in ("目標の提出: 提出", receipt.number, "山田", "締切で先へ進んで"):
            assert told in words, (path, told)
        assert f"/hr/cases/{case.id}/refused/{receipt.id}" in page.text


async def test_a_case_that_had_ended_is_given_as_the_reason(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    taken = await pages.city.submits(await pages.task(yamada, Step.DRAFT_GOALS), yamada)
    await pages.city.commands(case, Act.END, reason="対象外のため")
    assert await pages.city.parts.line.tell(case.id, taken.message) == "over"
    await pages.city.clock.set(await pages.city.now() + timedelta(seconds=3))

    words = said(await (await pages.as_(pages.city.hr)).opens(addresses.HR))
    assert "届いた時には、この評価が終わっていました。" in words


async def test_it_goes_when_hr_notes_what_was_done(pages: PagesOfCity) -> None:
    _, case, receipt = await _moved_on(pages)
    path = f"/hr/cases/{case.id}/refused/{receipt.id}"
    hr = await pages.as_(pages.city.hr)
    assert receipt.number in (await hr.opens(path)).text
    assert await _presses(pages, path, reason=" ") == 422
    assert MATTER in (await hr.opens(addresses.HR)).text

    assert await _presses(pages, path, reason=NOTED) == 303
    assert MATTER not in (await hr.opens(addresses.HR)).text
    case_page = (await hr.opens(f"/hr/cases/{case.id}?settled=1")).text
    assert MATTER not in case_page
    assert "対応を記録しました" in case_page
    async with pages.city.database.reading() as session:
        [row] = await session.scalars(select(SettledRefusalRow))
        assert (row.receipt_id, row.by_person_id, row.reason) == (
            receipt.id,
            pages.city.hr.id,
            NOTED,
        )
        entries = await session.scalars(
            select(AuditRow).where(col(AuditRow.what) == "settle_refusal.draft_goals")
        )
        assert [(one.actor_id, one.reason) for one in entries] == [(pages.city.hr.id, NOTED)]


async def test_a_second_note_is_told_that_it_was_second(pages: PagesOfCity) -> None:
    _, case, receipt = await _moved_on(pages)
    path = f"/hr/cases/{case.id}/refused/{receipt.id}"
    assert await _presses(pages, path, reason=NOTED) == 303
    assert await _presses(pages, path, reason="もう一度") == 409
    async with pages.city.database.reading() as session:
        assert [row.reason for row in await session.scalars(select(SettledRefusalRow))] == [NOTED]


async def test_it_goes_when_the_persons_next_submission_went_through(pages: PagesOfCity) -> None:
    yamada, case, _ = await _moved_on(pages)
    hr = await pages.as_(pages.city.hr)
    await pages.city.acts(pages.city.hr, Step.HR_DECIDES, Act.REOPEN)
    assert MATTER in (await hr.opens(addresses.HR)).text
    await pages.city.acts(yamada, Step.DRAFT_GOALS)
    assert await case.open_tasks() == [("review_goals", "田中")]
    assert MATTER not in (await hr.opens(addresses.HR)).text


async def test_a_submission_that_went_through_is_no_matter(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    await pages.city.acts(yamada, Step.DRAFT_GOALS)
    [receipt] = await pages.receipts(case)
    hr = await pages.as_(pages.city.hr)
    assert "進められなかった提出" not in (await hr.opens(addresses.HR)).text
    path = f"/hr/cases/{case.id}/refused/{receipt.id}"
    assert (await hr.opens(path)).status_code == 404


@pytest.mark.parametrize("who", ["person", "evaluator"])
async def test_nobody_but_hr_is_asked(pages: PagesOfCity, who: str) -> None:
    yamada, case, receipt = await _moved_on(pages)
    browser = await pages.as_(yamada if who == "person" else TANAKA)
    path = f"/hr/cases/{case.id}/refused/{receipt.id}"
    assert (await browser.opens(path)).status_code == 404
