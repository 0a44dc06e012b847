"""My record 自分の記録: goals and their versions, the result only from its disclosure on, notes, who looked."""

from datetime import date

from sqlmodel import select

from models.acts import Act
from models.evaluation.steps import Step
from models.tables.note import NoteRow
from tests.given.case import CaseInTheCity
from tests.given.hall import HARA, ITO, SATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden
from tests.given.people import Someone, an_employee

CANARY = "この文は開示まで本人に見えてはならない"


async def record(pages: PagesOfCity, who: Someone, way: str = "") -> str:
    answer = await (await pages.as_(who)).opens(f"/my-record{way}")
    page = answer.text
    assert answer.status_code == 200, answer.status_code
    return page[page.find("<main") : page.find("</main>")]


async def rated(pages: PagesOfCity) -> tuple[Someone, CaseInTheCity]:
    """Rated, adjusted, and waiting for the confirmation; the first evaluator's words are a canary."""
    yamada, case = await pages.a_case()
    await pages.does(yamada, Step.DRAFT_GOALS)
    await pages.does(TANAKA, Step.REVIEW_GOALS)
    await pages.city.jumps_to(date(2027, 1, 15))
    await pages.does(yamada, Step.DECLARE)
    for who, step in ((TANAKA, Step.RATE_FIRST), (SATO, Step.RATE_SECOND)):
        task = await pages.task(who, step)
        await pages.submits(who, task, await pages.filled(task) | {"comment": CANARY})
    await pages.does(HARA, Step.ADJUST)
    return yamada, case


async def test_before_the_first_cycle_the_page_says_so(pages: PagesOfCity) -> None:
    assert "まだ記録はありません" in await record(pages, TANAKA)


async def test_goals_that_were_changed_keep_their_earlier_version(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    first = await pages.filled(await pages.task(yamada, Step.DRAFT_GOALS))
    assert "まだ合意した目標はありません" in await record(pages, yamada)
    await pages.does(yamada, Step.DRAFT_GOALS)
    assert "まだ合意した目標はありません" in await record(pages, yamada)
    await pages.does(TANAKA, Step.REVIEW_GOALS)
    await pages.city.jumps_to(date(2026, 6, 1))
    window = await pages.task(yamada, Step.CHANGE_GOALS)
    assert f'href="/t/{window.locator}"' in await record(pages, yamada)
    change = await pages.filled(window, "2") | {"goals-0-title": "窓口の待ち時間を減らす工夫"}
    await pages.submits(yamada, window, change)
    await pages.does(TANAKA, Step.REVIEW_CHANGE)

    page = await record(pages, yamada)

    now, _, before = page.partition("以前の目標")
    assert "窓口の待ち時間を減らす工夫" in now
    assert first["goals-0-title"] in before
    assert "令和8年4月24日に合意" in before


async def test_the_timeline_says_whose_turn_it_is_and_what_silence_leads_to(
    pages: PagesOfCity,
) -> None:
    yamada, case = await pages.a_case()
    await pages.does(yamada, Step.DRAFT_GOALS)
    [receipt] = await pages.receipts(case)

    page = await record(pages, yamada)

    assert "いまは田中 誠 係長の番です" in page
    assert f'href="/receipts/{receipt.id}"' in page
    assert receipt.number in page
    assert "3月11日(木)ごろにお知らせします" in page
    assert "だれも動かない場合: 6月18日(木)に佐藤 恵 課長へ知らせます" in page
    assert "だれも動かない場合: 6月29日(月)に、人事課へ引き継ぎます" in page
    assert page.index("目標の確認") < page.index("中間の確認") < page.index("一次評価")


async def test_nothing_of_a_rating_is_seen_before_its_disclosure(pages: PagesOfCity) -> None:
    """Also confirmed it stays closed until the day of disclosure."""
    yamada, _ = await rated(pages)
    before = await record(pages, yamada)
    await pages.does(ITO, Step.CONFIRM)
    confirmed = await record(pages, yamada)
    await pages.city.jumps_to(date(2027, 3, 12))

    after = await record(pages, yamada)

    for page in (before, confirmed):
        assert CANARY not in page
        assert "項目ごとの評価" not in page
        assert "差戻し" not in page
    assert CANARY in after
    assert "項目ごとの評価" in after
    assert "結果の開示" in after


async def test_what_is_sent_back_among_evaluators_stays_among_them(pages: PagesOfCity) -> None:
    yamada, _ = await rated(pages)
    task = await pages.task(ITO, Step.CONFIRM)
    sent_back = {"act": Act.SEND_BACK, "reason": "甲の根拠が足りない。"}
    await pages.submits(ITO, task, sent_back)

    page = await record(pages, yamada)

    assert "甲の根拠が足りない" not in page
    assert "差戻し" not in page
    assert "いまは原 進 部長の番です" in page


async def test_after_the_interview_the_record_holds_what_was_said(pages: PagesOfCity) -> None:
    yamada, _ = await rated(pages)
    await pages.does(ITO, Step.CONFIRM)
    await pages.city.jumps_to(date(2027, 3, 12))
    task = await pages.task(TANAKA, Step.CLOSING_INTERVIEW)
    talk = await pages.filled(task) | {"skills": "複式簿記を学ぶ"}
    await pages.submits(TANAKA, task, talk)
    await pages.does(yamada, Step.ACKNOWLEDGE)
    await pages.does(yamada, Step.COMPLAIN)
    heard = await pages.task(pages.city.complaint_desk, Step.HEAR_COMPLAINT)
    words = await pages.filled(heard) | {"record": "窓口だけの記録", "answer": "再確認しました。"}
    await pages.submits(pages.city.complaint_desk, heard, words)

    page = await record(pages, yamada)

    assert "複式簿記を学ぶ" in page
    assert "再確認しました。" in page
    assert "窓口だけの記録" not in page


async def test_notes_are_ones_own(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    browser = await pages.as_(yamada)
    form = hidden(await browser.opens("/my-record"))
    note = form | {"words": "研修をした。<script>1</script>\r\n34人。"}

    answers = [await browser.client.post("/my-record/notes", data=note) for _ in range(2)]
    empty = await browser.client.post("/my-record/notes", data=form | {"words": " "})
    long = await browser.client.post("/my-record/notes", data=form | {"words": "長" * 2001})

    assert {it.headers["location"] for it in answers} == {"/my-record#notes"}
    assert (empty.status_code, long.status_code) == (422, 422)
    assert "長" * 2001 in long.text
    page = await record(pages, yamada)
    assert "研修をした。&lt;script&gt;1&lt;/script&gt;\n34人。" in page
    async with pages.city.database.reading() as session:
        assert len((await session.scalars(select(NoteRow))).all()) == 1
    for who in (TANAKA, SATO, pages.city.hr):
        assert "研修をした" not in await record(pages, who)


async def test_anothers_case_is_not_mine(pages: PagesOfCity) -> None:
    suzuki = await pages.city.hires(an_employee("鈴木").evaluated_by(TANAKA))
    _, case = await pages.a_case()
    own = await pages.city.case_of(suzuki)
    browser = await pages.as_(suzuki)

    theirs = await browser.opens(f"/my-record/cases/{case.id}")
    nowhere = await browser.opens(f"/my-record/cases/{'0' * 32}")

    assert theirs.status_code == nowhere.status_code == 404
    assert theirs.text.replace(case.id, "0" * 32) == nowhere.text
    assert "令和8年度" in await record(pages, suzuki, f"/cases/{own.id}")


async def test_who_looked_names_reader_part_and_role(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    assert "ほかの人は見ていません" in await record(pages, yamada, "/who-looked")
    await pages.does(yamada, Step.DRAFT_GOALS)
    review = await pages.task(TANAKA, Step.REVIEW_GOALS)
    for _ in range(3):
        await pages.opens(TANAKA, review)
    await (await pages.as_(SATO)).opens(f"/my-people/{case.id}/log")

    page = await record(pages, yamada, "/who-looked")

    assert "田中 誠 係長" in page
    assert "3回" in page
    assert "職務行動記録" in page
    assert "二次評価者" in page
    assert "4月24日" in page
    assert "(この1か月で 2人)" in await record(pages, yamada)
