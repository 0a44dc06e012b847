"""A training plan 育成計画 on its pages: rows added and taken away without a script, kept, sent, and reported on."""

from datetime import date

import pytest

from models.mentoring.steps import PairStep
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.pages.mentoring.paired import Paired, a_pair_asked

PLAN, PROGRESS = PairStep.WRITE_PLAN, PairStep.REPORT_PROGRESS
JULY = date(2026, 7, 31)


@pytest.fixture
async def ojt(instructors: PagesOfCity) -> Paired:
    found = await a_pair_asked(instructors, "会計課")
    await found.begins()
    return found


async def test_from_the_form_to_the_receipt(ojt: Paired) -> None:
    receipt = await ojt.receipt(
        ojt.murakami,
        PLAN,
        act="submit",
        plan__0__title="窓口の応対",
        plan__0__level="3",
        plan__2__title="収納の仕組み",
        plan__2__level="2",
    )
    assert "読めるようになりました" in receipt
    for who in (ojt.yamada, ojt.murakami):
        record = await ojt.record(who)
        assert "窓口の応対" in record
        assert "一人でできる" in record
        assert "収納の仕組み" in record


async def test_rows_are_added_and_taken_away_without_losing_a_word(ojt: Paired) -> None:
    typed = {"plan__0__title": "窓口の応対", "plan__0__level": "3", "plan__2__title": "余分"}
    more = await ojt.presses(ojt.murakami, PLAN, more="1", **typed)
    assert more.text.count('name="plan-5-title"') == 1
    assert "窓口の応対" in more.text
    less = await ojt.presses(ojt.murakami, PLAN, more="1", plan__2__out="1", **typed)
    assert "余分" not in less.text
    again = await ojt.opens(ojt.murakami, PLAN)
    assert "窓口の応対" in again.text  # kept as a draft meanwhile


async def test_what_is_missing_is_told_at_its_row(ojt: Paired) -> None:
    nothing = await ojt.presses(ojt.murakami, PLAN, act="submit")
    assert nothing.status_code == 422
    assert "項目1の育成項目を書いてください" in said(nothing)
    long = await ojt.presses(ojt.murakami, PLAN, act="submit", plan__1__title="長" * 101)
    words = said(long)
    assert "項目2の育成項目が長すぎます" in words
    assert "項目2の段階を選んでください" in words


async def test_a_draft_comes_back_to_its_writer_alone(ojt: Paired) -> None:
    path, page = await ojt.path(ojt.murakami, PLAN), await ojt.opens(ojt.murakami, PLAN)
    typed = hidden(page) | {"plan-0-title": "書きかけ"}
    kept = await ojt.pages.presses(ojt.murakami, f"{path}/draft", typed)
    assert kept.status_code == 200
    assert "書きかけ" in (await ojt.opens(ojt.murakami, PLAN)).text
    assert (await (await ojt.pages.as_(ojt.yamada)).opens(path)).status_code == 404


async def test_a_quarter_later_the_progress_is_reported(ojt: Paired) -> None:
    await ojt.plans("窓口の応対", "収納の仕組み")
    await ojt.pages.city.jumps_to(JULY)
    page = said(await ojt.opens(ojt.murakami, PROGRESS))
    assert "目標: 一人でできる" in page

    missing = await ojt.presses(ojt.murakami, PROGRESS, act="submit", plan__0__level="2")
    assert missing.status_code == 422
    await ojt.receipt(ojt.murakami, PROGRESS, act="submit", plan__0__level="2", plan__1__level="1")

    record = await ojt.record(ojt.yamada)
    assert "確かめながらできる" in record
    assert "教わりながらできる" in record


async def test_without_a_plan_the_first_report_brings_the_items(ojt: Paired) -> None:
    await ojt.pages.city.jumps_to(JULY)
    assert "育成計画がまだありません" in said(await ojt.opens(ojt.murakami, PROGRESS))
    await ojt.receipt(
        ojt.murakami, PROGRESS, act="submit", plan__0__title="窓口の応対", plan__0__level="1"
    )
    assert "窓口の応対" in await ojt.record(ojt.yamada)
