"""My people and the conduct log 部下・担当と職務行動記録: who stands there, who is next, who writes and reads."""

from datetime import date

from sqlmodel import col, select

from models.audit import AuditAct
from models.evaluation.steps import Step
from models.personnel_orders import OrderKind
from models.tables.audit import AuditRow
from models.tables.conduct_log import ConductLogRow
from tests.given.case import CaseInTheCity
from tests.given.hall import HALL, HARA, KATO, MORI, SATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden
from tests.given.people import Someone, an_employee

ENTRY = {"seen_on": "2026-04-20", "words": "金額の誤りを自ら申し出た。", "item": ""}


async def two_cases(pages: PagesOfCity) -> tuple[Someone, Someone]:
    suzuki = await pages.city.hires(an_employee("鈴木", "一").evaluated_by(TANAKA))
    yamada, _ = await pages.a_case()
    return yamada, suzuki


async def my_people(pages: PagesOfCity, who: Someone, query: str = "") -> str:
    return (await (await pages.as_(who)).opens(f"/my-people{query}")).text


async def log_of(pages: PagesOfCity, who: Someone, case: CaseInTheCity) -> str:
    answer = await (await pages.as_(who)).opens(f"/my-people/{case.id}/log")
    return answer.text if answer.status_code == 200 else str(answer.status_code)


async def writes(pages: PagesOfCity, who: Someone, case: CaseInTheCity, **fields: str) -> str:
    """Where the press led, or the page with what is to be mended."""
    browser, path = await pages.as_(who), f"/my-people/{case.id}/log"
    form = hidden(await browser.opens(path))
    answer = await browser.client.post(path, data=form | ENTRY | fields)
    return answer.headers.get("location") or answer.text


async def test_everybody_i_evaluate_stands_in_one_table(pages: PagesOfCity) -> None:
    yamada, _ = await two_cases(pages)
    await pages.does(yamada, Step.DRAFT_GOALS)
    review = await pages.task(TANAKA, Step.REVIEW_GOALS)

    page = await my_people(pages, TANAKA)
    mine, others = (
        await my_people(pages, TANAKA, "?show=mine"),
        await my_people(pages, TANAKA, "?show=others"),
    )

    assert "山田 花子" in page
    assert "鈴木 一" in page
    assert "次の人へ(山田 花子さん)" in page
    assert f'href="/t/{review.locator}"' in page
    assert "1人中0人が済みました" in said_of(page)
    assert ("山田 花子" in table(mine), "鈴木 一" in table(mine)) == (True, False)
    assert ("山田 花子" in table(others), "鈴木 一" in table(others)) == (False, True)


async def test_the_next_person_follows_when_one_is_done(pages: PagesOfCity) -> None:
    yamada, suzuki = await two_cases(pages)
    for who in (yamada, suzuki):
        await pages.does(who, Step.DRAFT_GOALS)
    tasks = [it for it in await pages.tasks_of(TANAKA) if it.step == Step.REVIEW_GOALS]
    done = next(it for it in tasks if it.subject_id == yamada.id)

    receipt = await pages.goes_on(TANAKA, await pages.submits(TANAKA, done))

    assert "目標の確認は、あと1人です" in receipt.text
    page = await my_people(pages, TANAKA)
    assert "次の人へ(鈴木 一さん)" in page
    assert "2人中1人が済みました" in said_of(page)


async def test_who_has_no_people_is_told_so(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()

    assert "いま担当している人はいません" in await my_people(pages, yamada)
    assert "山田" not in table(await my_people(pages, KATO))


async def test_a_second_evaluator_sees_people_when_asked(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    assert table(await my_people(pages, SATO)) == ""
    await pages.does(yamada, Step.DRAFT_GOALS)
    await pages.does(TANAKA, Step.REVIEW_GOALS)
    await pages.city.jumps_to(date(2027, 1, 15))
    for who, step in ((yamada, Step.DECLARE), (TANAKA, Step.RATE_FIRST)):
        await pages.does(who, step)

    page = await my_people(pages, SATO)

    assert "山田 花子" in page
    assert "二次評価者" in table(page)


async def test_few_questions_are_asked_however_many_people_there_are(pages: PagesOfCity) -> None:
    people = [an_employee("鈴木", str(nth)).evaluated_by(TANAKA) for nth in range(12)]
    await pages.city.hires(*people)
    await pages.a_case()
    await my_people(pages, TANAKA)

    with pages.statements() as asked:
        await my_people(pages, TANAKA)

    questions = [it for it in asked if it != "BEGIN"]
    assert len(questions) <= 15, questions


async def test_the_evaluator_writes_what_was_seen(pages: PagesOfCity) -> None:
    _, case = await pages.a_case()

    place = await writes(pages, TANAKA, case)

    assert place == f"/my-people/{case.id}/log"
    page = await log_of(pages, TANAKA, case)
    assert "金額の誤りを自ら申し出た。" in page
    assert "令和8年4月20日" in page
    assert "1件" in table(await my_people(pages, TANAKA))


async def test_a_double_press_leaves_one_entry_and_other_words_are_refused(
    pages: PagesOfCity,
) -> None:
    yamada, case = await pages.a_case()
    browser, path = await pages.as_(TANAKA), f"/my-people/{case.id}/log"
    form = hidden(await browser.opens(path)) | ENTRY

    answers = [await browser.client.post(path, data=form) for _ in range(2)]
    other = await browser.client.post(path, data=form | {"words": "別のこと"})

    assert [it.status_code for it in (*answers, other)] == [303, 303, 409]
    assert await entries(pages) == ["金額の誤りを自ら申し出た。"]
    assert await noted(pages, AuditAct.CHANGED) == [
        (TANAKA.id, yamada.id, "conduct_log", "first_evaluator")
    ]


async def test_what_is_wrong_with_an_entry_is_said(pages: PagesOfCity) -> None:
    _, case = await pages.a_case()

    future = await writes(pages, TANAKA, case, seen_on="2026-05-20")
    last_year = await writes(pages, TANAKA, case, seen_on="令和8年3月31日")
    empty = await writes(pages, TANAKA, case, seen_on="あした", words=" ", item="nonsense")

    assert "今日までの日を" in future
    assert "対象の期間(2026-04-01–2027-03-31)の中の日を" in last_year
    assert 'value="あした"' in empty
    assert empty.count('<li><a href="#') >= 3
    assert await entries(pages) == []


async def test_the_pack_says_who_reads(pages: PagesOfCity) -> None:
    """一次・二次評価者; not the person, not the adjuster, not HR."""
    yamada, case = await pages.a_case()
    await writes(pages, TANAKA, case)

    assert "金額の誤り" in await log_of(pages, SATO, case)
    assert "書き足す" not in await log_of(pages, SATO, case)
    for who in (yamada, HARA, MORI, pages.city.hr, pages.city.complaint_desk):
        assert await log_of(pages, who, case) == "404", who.person.name.full
    token = await (await pages.as_(SATO)).token("/my-tasks")
    pressed = await (await pages.as_(SATO)).client.post(
        f"/my-people/{case.id}/log", data=ENTRY | {"csrf_token": token}
    )
    assert pressed.status_code == 404


async def test_a_transfer_hands_the_log_over(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    await writes(pages, TANAKA, case)

    await pages.city.receives_order(
        yamada, OrderKind.TRANSFER, date(2026, 4, 24), post_id=HALL.staff_post("窓口係").id
    )

    assert "金額の誤り" in await log_of(pages, KATO, case)
    assert "書き足す" in await log_of(pages, KATO, case)
    assert await log_of(pages, TANAKA, case) == "404"


async def test_reading_the_log_is_in_the_trail_before_it_is_shown(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    await log_of(pages, SATO, case)

    assert await noted(pages, AuditAct.READ) == [
        (SATO.id, yamada.id, "conduct_log", "second_evaluator")
    ]
    with pages.commits_fail():
        assert await log_of(pages, SATO, case) == "500"


async def test_a_rating_sheet_leads_to_what_was_noted_of_an_item(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    item = (await pages.items_of(yamada))[0]
    await writes(pages, TANAKA, case, item=item.key)
    await pages.does(yamada, Step.DRAFT_GOALS)
    await pages.does(TANAKA, Step.REVIEW_GOALS)
    await pages.city.jumps_to(date(2027, 1, 15))
    await pages.does(yamada, Step.DECLARE)

    sheet = await pages.opens(TANAKA, await pages.task(TANAKA, Step.RATE_FIRST))

    assert f'href="/my-people/{case.id}/log"' in sheet.text
    assert "職務行動記録 1件を読む" in sheet.text
    assert "金額の誤り" not in sheet.text


async def entries(pages: PagesOfCity) -> list[str]:
    async with pages.city.database.reading() as session:
        return list(await session.scalars(select(ConductLogRow.text)))


async def noted(pages: PagesOfCity, act: AuditAct) -> list[tuple[str | None, ...]]:
    """Who did it, about whom, what, and in which role."""
    rows = select(AuditRow).where(col(AuditRow.act) == act, col(AuditRow.what) == "conduct_log")
    async with pages.city.database.reading() as session:
        return [
            (it.actor_id, it.subject_id, it.what, it.reason) for it in await session.scalars(rows)
        ]


def table(page: str) -> str:
    start = page.find('id="_table"')
    return page[start : page.find("</table>", start)] if start >= 0 else ""


def said_of(page: str) -> str:
    return page[page.find("<main") : page.find("</main>")]
