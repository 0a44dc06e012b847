"""A pair's year on its pages 組の一年: working time, a change nobody hears of, half time, and the closing survey."""

from datetime import date

import pytest
from sqlmodel import col, select

from models.acts import Act
from models.ids import PersonId
from models.mentoring.sheets import Said
from models.mentoring.steps import PairStep
from models.tables.letter import LetterRow
from models.tables.mentoring import PairSheetRow
from models.tables.task import TaskRow
from tests.given.mentoring import a_programme, newly_hired
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.pages.mentoring.paired import Paired, a_pair_asked

CHANGE, HALF_TIME, SURVEY = PairStep.ASK_CHANGE, PairStep.CHECK_MIDTERM, PairStep.ANSWER_SURVEY


@pytest.fixture
async def running(mentors: PagesOfCity) -> Paired:
    found = await a_pair_asked(mentors)
    await found.begins()
    return found


async def test_the_page_of_a_change_says_that_nobody_is_told(running: Paired) -> None:
    page = said(await running.opens(running.yamada, CHANGE))
    assert "理由はおたずねしません" in page
    assert "あなたが申し出たことを知らせません" in page


async def test_who_asked_for_a_change_is_read_by_the_asker_alone(running: Paired) -> None:
    letters = len(await _letters(running))
    before = await running.record(running.murakami)

    receipt = await running.receipt(running.yamada, CHANGE, act="submit")

    assert "知らせません" in receipt
    assert "変更の申出を受け付けています" in await running.record(running.yamada)
    assert await running.record(running.murakami) == before
    mentors_list = said(await (await running.pages.as_(running.murakami)).opens("/my-tasks"))
    assert "変更の申出への対応" not in mentors_list
    assert [
        it for it in (await _letters(running))[letters:] if it.person_id == running.murakami.id
    ] == []


async def test_that_the_pair_goes_on_is_read_by_the_asker_alone(running: Paired) -> None:
    before = await running.record(running.murakami)
    await running.receipt(running.yamada, CHANGE, act="submit")
    await running.held.does(
        running.yamada, running.pages.city.hr, PairStep.DECIDE_CHANGE, Act.DECLINE, Said()
    )
    record = await running.record(running.yamada)
    assert "この組を続けることにしました" in record
    assert "相手の変更を人事課に申し出る" in record
    assert await running.record(running.murakami) == before


async def test_after_a_change_neither_reads_that_somebody_asked(running: Paired) -> None:
    await running.receipt(running.yamada, CHANGE, act="submit")
    await running.held.does(
        running.yamada, running.pages.city.hr, PairStep.DECIDE_CHANGE, Act.AGREE, Said()
    )
    for who in (running.yamada, running.murakami):
        record = await running.record(who)
        assert "人事課による変更" in record
        assert "申出による変更" not in record


async def test_an_officer_learns_nothing_of_a_change_in_the_own_pair(mentors: PagesOfCity) -> None:
    yamada, officer = newly_hired("山田"), mentors.city.hr
    held = await a_programme(mentors.city, yamada)
    await held.decides((yamada, officer))
    await held.both_agree(yamada, officer)
    pair = Paired(mentors, held, yamada, officer)
    await pair.receipt(yamada, CHANGE, act="submit")

    task, browser = await _task(pair, PairStep.DECIDE_CHANGE), await mentors.as_(officer)

    assert task.locator not in (await browser.opens("/my-tasks")).text
    assert (await browser.opens(f"/mentoring/{task.locator}")).status_code == 404


async def test_the_mentors_superior_confirms_the_working_time(running: Paired) -> None:
    task = await _task(running, PairStep.AGREE_WORKING_TIME)
    assert task.person_id
    browser = running.pages.the_app.browser()
    await browser.becomes(PersonId(task.person_id))
    page = await browser.opens(f"/mentoring/{task.locator}")
    assert "勤務時間の中ですること" in said(page)
    assert "山田" in said(page)
    answer = await browser.client.post(
        f"/mentoring/{task.locator}", data=hidden(page) | {"act": "confirm"}
    )
    await running.pages.city.clock.settle()
    assert answer.status_code == 303
    assert (await _task(running, PairStep.AGREE_WORKING_TIME)).state == "done"
    await browser.client.aclose()


async def test_half_time_is_for_hr_alone(running: Paired) -> None:
    await running.pages.city.jumps_to(date(2026, 10, 2))
    nothing = await running.presses(running.yamada, HALF_TIME, act="submit")
    assert nothing.status_code == 422
    assert "組の様子を選んでください" in said(nothing)

    await running.receipt(running.yamada, HALF_TIME, act="submit", going="hard", wants_contact="1")

    assert "うまくいっていない" not in await running.record(running.murakami)
    (sheet,) = await _sheets(running, HALF_TIME)
    assert sheet.content == {"going": "hard", "wants_contact": True}


async def test_both_answer_the_survey_when_the_year_is_over(running: Paired) -> None:
    await running.pages.city.jumps_to(date(2027, 4, 1))
    for who in (running.yamada, running.murakami):
        record = await running.record(who)
        assert "期間の満了" in record
        assert "探しています" not in record
        assert "申し出" not in record.partition("これまでの組")[2].partition("プロフィール")[2]
    assert "この年度の組は終わりました" in await running.record(running.yamada)
    missing = await running.presses(running.yamada, SURVEY, act="submit", helpful="5")
    assert missing.status_code == 422
    for who in (running.yamada, running.murakami):
        answers = {"helpful": "5", "rhythm": "4", "match": "4", "again": "3"}
        assert "ありがとうございました" in await running.receipt(
            who, SURVEY, act="submit", **answers
        )
    assert len(await _sheets(running, SURVEY)) == 2


async def test_hr_reads_of_a_year_that_has_ended_who_had_a_mentor(running: Paired) -> None:
    await running.pages.city.jumps_to(date(2027, 4, 1))
    desk = await running.pages.as_(running.pages.city.hr)
    year = f"/hr/mentoring/{running.held.cycle_id}"
    told = said(await desk.opens(year))
    assert "実施期間は令和9年3月31日に終わりました。" in told
    assert "組のあった人は1人です。" in told
    assert "組合せの案を作る・決める" not in told
    names = said(await desk.opens(f"{year}/names?what=over"))
    assert running.murakami.person.name.family in names


async def test_letters_name_nobody_and_no_process(running: Paired) -> None:
    await running.pages.city.jumps_to(date(2026, 10, 5))
    letters = await running.pages.city.post.letters()
    assert {it.person_id for it in letters} >= {running.yamada.id, running.murakami.id}
    for letter in letters:
        for word in ("山田", "村上", "メンター", "面談", "組"):
            assert word not in letter.subject + letter.text, letter.text


async def _letters(running: Paired) -> list[LetterRow]:
    async with running.pages.city.database.reading() as session:
        return list(await session.scalars(select(LetterRow).order_by(col(LetterRow.id))))


async def _sheets(running: Paired, step: PairStep) -> list[PairSheetRow]:
    async with running.pages.city.database.reading() as session:
        return list(await session.scalars(select(PairSheetRow).where(PairSheetRow.step == step)))


async def _task(running: Paired, step: PairStep) -> TaskRow:
    async with running.pages.city.database.reading() as session:
        rows = await session.scalars(select(TaskRow).where(col(TaskRow.step) == step))
        return rows.one()
