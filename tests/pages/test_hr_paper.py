"""Entry from paper: a named clerk of the section enters for who has no mailbox, with the paper's day; both noted."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from api import addresses
from api.routers import ROUTERS
from models.audit import AuditAct
from models.people import OfficeGrant
from models.queries.offices import grant_office
from models.queries.organisation import raise_revision
from models.roles import Office
from models.tables.audit import AuditRow
from models.tables.organisation import PersonRow
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow
from tests.given.app import NOON, Browser, TheApp, an_app, sqlite_url, token_in
from tests.given.cases import a_cycle, the_task_of
from tests.given.section_goals import a_section_goal, write_goals
from tests.given.small_city import FIRST_DAY, KUDO, ONO, SATO, YAMADA


def _goals() -> dict[str, str]:
    fields: dict[str, str] = {}
    for nth, weight in enumerate((40, 30, 30)):
        fields |= {
            f"goals-{nth}-title": f"目標{nth}",
            f"goals-{nth}-text": "月平均12件から6件以下にする。",
            f"goals-{nth}-measure": "件数",
            f"goals-{nth}-weight": str(weight),
            f"goals-{nth}-difficulty": "usual",
            f"goals-{nth}-link": "支払事務の正確さ",
        }
    return fields


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as app:
        await a_cycle(app, "kofu")
        clerk = OfficeGrant(person_id=SATO, office=Office.CLERK, from_day=FIRST_DAY)
        async with app.parts.database.writing() as session:
            await session.execute(
                update(PersonRow).where(col(PersonRow.id) == YAMADA).values(has_mailbox=False)
            )
            await grant_office(session, clerk, by=ONO, now=NOON)
            await raise_revision(session)
        yield app


@pytest.fixture
async def clerk(city: TheApp) -> AsyncIterator[Browser]:
    async with city.browser() as browser:
        await browser.becomes(SATO)
        yield browser


async def _path(city: TheApp, who: str = YAMADA) -> str:
    return f"{addresses.HR_PAPER}/{(await the_task_of(city, who)).locator}"


async def _receipts(city: TheApp) -> list[ReceiptRow]:
    async with city.parts.database.reading() as session:
        return list(await session.scalars(select(ReceiptRow)))


async def _trail(city: TheApp, act: AuditAct) -> list[tuple[str, str | None, str, str | None]]:
    async with city.parts.database.reading() as session:
        rows = await session.execute(
            select(
                col(AuditRow.actor_id),
                col(AuditRow.subject_id),
                col(AuditRow.what),
                col(AuditRow.reason),
            ).where(col(AuditRow.act) == act)
        )
        return [(row[0], row[1], row[2], row[3]) for row in rows]


async def test_the_clerk_sees_who_works_on_paper(city: TheApp, clerk: Browser) -> None:
    page = (await clerk.opens(addresses.HR_PAPER)).text
    path = await _path(city)
    assert f'href="{path}"' in page
    assert f'href="{path}/print"' in page
    assert addresses.HR_ACCOUNTS not in page
    assert "工藤" not in page.split("<main")[1]


async def test_what_stands_on_paper_is_entered_with_its_day(city: TheApp, clerk: Browser) -> None:
    path = await _path(city)
    form = await clerk.opens(path)
    assert "山田 花子さんの紙から" in form.text
    typed = _goals() | {"paper_day": "令和8年10月9日", "nonce": "n-1", "version": "1"}
    check = await clerk.presses(path, token=token_in(form), **typed)
    assert check.status_code == 200, check.text
    assert f'action="{path}/submit"' in check.text
    assert "令和8年10月9日" in check.text

    done = await clerk.presses(f"{path}/submit", token=token_in(form), **typed)
    assert done.status_code == 303
    [row] = await _receipts(city)
    assert (row.person_id, row.on_behalf_of, row.paper_date) == (SATO, YAMADA, date(2026, 10, 9))
    assert row.content["goals"][0]["title"] == "目標0"
    assert [case_id for case_id, _ in city.line.told] == [row.case_id]
    assert await _trail(city, AuditAct.SUBMITTED_FOR) == [
        (SATO, YAMADA, "paper.draft_goals", "2026-10-09")
    ]
    assert (await clerk.opens(done.headers["location"])).status_code == 200
    assert "山田 花子 目標の提出" in (await clerk.opens(addresses.HR_PAPER)).text


async def test_a_double_press_is_one_receipt(city: TheApp, clerk: Browser) -> None:
    path = await _path(city)
    token = token_in(await clerk.opens(path))
    typed = _goals() | {"paper_day": "2026-10-09", "nonce": "n-2", "version": "1"}
    places = {
        (await clerk.presses(f"{path}/submit", token=token, **typed)).headers["location"]
        for _ in range(2)
    }
    assert len(places) == len(await _receipts(city)) == 1
    assert len(await _trail(city, AuditAct.SUBMITTED_FOR)) == 1


async def test_two_papers_without_a_forms_key_are_two_receipts(
    city: TheApp, clerk: Browser
) -> None:
    async with city.parts.database.writing() as session:
        await session.execute(update(PersonRow).values(has_mailbox=False))
        await raise_revision(session)
    typed = _goals() | {"paper_day": "2026-10-09", "version": "1"}
    for who in (YAMADA, KUDO):
        path = await _path(city, who)
        token = token_in(await clerk.opens(path))
        assert (await clerk.presses(f"{path}/submit", token=token, **typed)).status_code == 303
    assert {row.on_behalf_of for row in await _receipts(city)} == {YAMADA, KUDO}


@pytest.mark.parametrize("day", ["", "きのう", "2026-10-14"])
async def test_the_papers_day_is_needed_and_not_to_come(
    city: TheApp, clerk: Browser, day: str
) -> None:
    path = await _path(city)
    typed = _goals() | {"paper_day": day, "nonce": "n-3", "version": "1"}
    for way in ("", "/submit"):
        token = token_in(await clerk.opens(path))
        page = await clerk.presses(path + way, token=token, **typed)
        assert page.status_code == 422
        assert 'id="paper_day-error"' in page.text
        assert "月平均12件から6件以下にする。" in page.text
    assert await _receipts(city) == []


async def test_the_empty_form_is_printed_and_that_is_noted(city: TheApp, clerk: Browser) -> None:
    page = (await clerk.opens(f"{await _path(city)}/print")).text
    for word in ("目標1の題名", "目標の提出", "書いた日"):
        assert word in page
    assert (SATO, YAMADA, "paper.draft_goals", None) in await _trail(city, AuditAct.PRINTED)


async def test_a_result_is_never_shown_while_entering(city: TheApp, clerk: Browser) -> None:
    task = await the_task_of(city, YAMADA)
    async with city.parts.database.writing() as session:
        await session.execute(
            update(TaskRow).where(col(TaskRow.id) == task.id).values(step="acknowledge")
        )
    path = await _path(city)
    form = await clerk.opens(path)
    assert form.status_code == 200
    assert "総合評価" not in form.text.split("<main")[1]
    typed = {
        "paper_day": "2026-10-09",
        "words": "ありがとうございます",
        "nonce": "n",
        "version": "1",
    }
    done = await clerk.presses(f"{path}/submit", token=token_in(form), **typed)
    assert done.status_code == 303


@pytest.mark.parametrize("who", [YAMADA, KUDO])
async def test_nobody_else_enters(city: TheApp, who: str) -> None:
    path = await _path(city)
    async with city.browser() as browser:
        await browser.becomes(who)  # type: ignore[arg-type]
        for place in (addresses.HR_PAPER, path, f"{path}/print"):
            assert (await browser.opens(place)).status_code == 404
        token = await browser.token(addresses.PASSWORD)
        assert (await browser.presses(f"{path}/submit", token=token)).status_code == 404


async def test_hr_prints_and_does_not_enter(city: TheApp) -> None:
    path = await _path(city)
    async with city.browser() as hr:
        await hr.becomes(ONO)
        page = (await hr.opens(addresses.HR_PAPER)).text
        assert f'href="{path}/print"' in page
        assert f'href="{path}"' not in page
        assert (await hr.opens(f"{path}/print")).status_code == 200
        assert (await hr.opens(path)).status_code == 404


async def test_who_has_a_mailbox_writes_alone(city: TheApp, clerk: Browser) -> None:
    assert (await clerk.opens(await _path(city, KUDO))).status_code == 404


async def test_the_printed_form_lets_a_section_goal_be_ticked(city: TheApp, clerk: Browser) -> None:
    way = f"{await _path(city)}/print"
    assert "つながる目標" not in (await clerk.opens(way)).text
    goal = a_section_goal("accounts", "12", "支払事務の正確さの向上")
    await write_goals(city.parts.database, goal)
    page = (await clerk.opens(way)).text
    assert page.count("□ 支払事務の正確さの向上(会計課の事務事業)") == 5
    assert page.count("□ 該当なし") == 5
    assert goal.id not in page
