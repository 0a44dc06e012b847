"""The partner's table of talks 1on1の一覧, and a series given to somebody else and taken back."""

from datetime import UTC, datetime

from sqlmodel import col, select

from models.audit import AuditAct
from models.one_on_one.steps import TalkStep
from models.tables.audit import AuditRow
from tests.given.hall import KATO, SATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone
from tests.pages.one_on_one.leading import TALKS, open_tasks, opens, some_people

MONDAY = datetime(2026, 4, 27, 1, 0, tzinfo=UTC)  # 10:00 in Japan
THURSDAY = datetime(2026, 4, 30, 5, 0, tzinfo=UTC)


async def test_everybody_whose_partner_i_am_stands_in_one_table(pages: PagesOfCity) -> None:
    series = await some_people(pages)
    await series[0].books(TANAKA, MONDAY)

    page = await opens(pages, TALKS)

    assert "3人中1人の日時が決まっているか、実施済みです" in said(page)
    assert "次の人の日時を決める(鈴木 2号さん)" in said(page)
    assert "4月27日(月)10:00" in table(page.text)
    assert "第1会議室" in table(page.text)
    assert 'href="/my-people/1on1/round"' in page.text
    assert 'href="/my-people/1on1"' in (await opens(pages, "/my-people")).text
    task = (await open_tasks(pages, TANAKA, TalkStep.ARRANGE_TALK))[0]
    assert f'href="/1on1/{task.locator}"' in page.text


async def test_it_is_sorted_and_narrowed(pages: PagesOfCity) -> None:
    series = await some_people(pages)
    await series[0].books(TANAKA, THURSDAY)
    await series[2].books(TANAKA, MONDAY)

    due, booked, by_next = [
        table((await opens(pages, f"{TALKS}{query}")).text)
        for query in ("?show=arrange", "?show=booked", "?sort=next")
    ]

    assert ("鈴木" in due, "山田" in due) == (True, False)
    assert ("鈴木" in booked, "山田" in booked) == (False, True)
    assert by_next.index("高橋") < by_next.index("山田") < by_next.index("鈴木")


async def test_nobodys_partner_sees_nobody(pages: PagesOfCity) -> None:
    series = await some_people(pages)

    for who in (SATO, KATO, pages.city.hr, series[0].employee):
        page = await opens(pages, TALKS, who)
        assert "いま1on1の相手になっている人はいません" in said(page)
        others = [it.employee.person.name.full for it in series if it.employee.id != who.id]
        assert not any(name in said(page) for name in others)
        assert 'href="/my-people/1on1"' not in (await opens(pages, "/my-people", who)).text


async def test_few_questions_are_asked_however_many_people_there_are(pages: PagesOfCity) -> None:
    await some_people(pages, 12)
    await opens(pages, TALKS)

    with pages.statements() as asked:
        await opens(pages, TALKS)

    questions = [it for it in asked if it != "BEGIN"]
    assert len(questions) <= 10, questions


async def gives(pages: PagesOfCity, case_id: str, to: str, who: Someone = TANAKA) -> int:
    path = f"{TALKS}/{case_id}/partner"
    page = await opens(pages, path, who)
    answer = await pages.presses(who, path, hidden(page) | {"partner_id": to})
    return answer.status_code


async def test_a_series_is_given_to_somebody_of_the_section_and_taken_back(
    pages: PagesOfCity,
) -> None:
    series = await some_people(pages)
    one = series[0]
    await one.books(TANAKA, MONDAY)

    assert await gives(pages, one.case_id, SATO.id) == 303

    mine, theirs = await opens(pages, TALKS), await opens(pages, TALKS, SATO)
    assert "佐藤 恵 課長に任せています" in said(mine)
    assert one.employee.person.name.full not in table(mine.text)
    assert "4月27日" not in mine.text
    assert one.employee.person.name.full in table(theirs.text)
    await pages.city.clock.settle()
    talk = await one.talk("r1")
    assert (talk.state, talk.partner_id) == ("due", SATO.id)
    assert (await opens(pages, f"/talks/{talk.id}")).status_code == 404
    assert (await opens(pages, f"{TALKS}/{one.case_id}/partner", SATO)).status_code == 404

    assert await gives(pages, one.case_id, TANAKA.id) == 303
    assert one.employee.person.name.full in table((await opens(pages, TALKS)).text)
    assert "いま1on1の相手になっている人はいません" in said(await opens(pages, TALKS, SATO))


async def test_it_is_given_to_nobody_else(pages: PagesOfCity) -> None:
    series = await some_people(pages)
    for to in ("", KATO.id, series[1].employee.id, series[0].employee.id, "nobody"):
        assert await gives(pages, series[0].case_id, to) == 422
    assert (await series[0].talk("r1")).partner_id == TANAKA.id


async def test_a_handover_stands_in_the_trail_once(pages: PagesOfCity) -> None:
    series = await some_people(pages, 1)
    path = f"{TALKS}/{series[0].case_id}/partner"
    form = hidden(await opens(pages, path)) | {"partner_id": SATO.id}

    for _ in range(2):
        assert (await pages.presses(TANAKA, path, form)).status_code == 303

    async with pages.city.database.reading() as session:
        rows = await session.scalars(
            select(AuditRow).where(
                col(AuditRow.act) == AuditAct.REASSIGNED, col(AuditRow.what) == "one_on_one.partner"
            )
        )
        assert [(it.actor_id, it.subject_id) for it in rows] == [(TANAKA.id, series[0].employee.id)]


async def test_only_its_own_partner_may_give_it(pages: PagesOfCity) -> None:
    series = await some_people(pages, 1)
    path = f"{TALKS}/{series[0].case_id}/partner"

    for who in (SATO, KATO, pages.city.hr, series[0].employee):
        assert (await opens(pages, path, who)).status_code == 404
        token = await (await pages.as_(who)).token(TALKS)
        press = {"csrf_token": token, "partner_id": SATO.id, "nonce": "n"}
        assert (await pages.presses(who, path, press)).status_code == 404
    assert (await series[0].talk("r1")).partner_id == TANAKA.id


def table(page: str) -> str:
    start = page.find('id="_table"')
    return page[start : page.find("</table>", start)] if start >= 0 else ""
