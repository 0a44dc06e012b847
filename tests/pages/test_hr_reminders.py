"""Reminders from a list: HR sees whom they reach and when; pressed twice is once; each stands on its case's timeline."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from api import addresses
from api.routers import ROUTERS
from models.letters import LetterKind, LetterState
from models.open_days import OpenDays
from models.queries.letters import letter_row, write_letters
from models.queries.morning_round import morning_round
from models.reminders import is_reminder
from models.tables.audit import AuditRow
from models.tables.letter import LetterRow
from tests.given.app import Browser, TheApp, an_app, sqlite_url
from tests.given.cases import a_cycle, cases_of, the_case_of, the_task_of
from tests.given.small_city import KUDO, ONO, SATO, YAMADA

LATE = f"{addresses.HR_REMINDERS}?late=1"
DAYS = OpenDays()


@pytest.fixture
async def any_city(book_url: str) -> AsyncIterator[TheApp]:
    """The same on either database."""
    async with _overdue(book_url) as app:
        yield app


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with _overdue(sqlite_url(tmp_path)) as app:
        yield app


@asynccontextmanager
async def _overdue(url: str) -> AsyncIterator[TheApp]:
    """Everybody's goals are overdue: it is noon of an open day, Wednesday 4 November."""
    async with an_app(url, routers=ROUTERS) as app:
        await a_cycle(app)
        app.clock.passes(timedelta(days=22))
        yield app


async def _reminders(city: TheApp) -> Sequence[LetterRow]:
    async with city.parts.database.reading() as session:
        rows = await session.scalars(select(LetterRow).order_by(col(LetterRow.person_id)))
        return [row for row in rows if is_reminder(row.once_key)]


async def _rounds(city: TheApp) -> Sequence[LetterRow]:
    async with city.parts.database.reading() as session:
        rows = await session.scalars(
            select(LetterRow).where(col(LetterRow.kind) == LetterKind.MORNING_ROUND)
        )
        return rows.all()


async def _noted(city: TheApp) -> int:
    async with city.parts.database.reading() as session:
        noted = await session.scalar(
            select(func.count()).select_from(AuditRow).where(col(AuditRow.what) == "remind.case")
        )
        return noted or 0


async def _presses(hr: Browser, people: list[str], counted: int | None = None, when: str = "round"):  # type: ignore[no-untyped-def]  # the browser's own answer
    fields = {
        "csrf_token": await hr.token(LATE),
        "person": people,
        "counted": str(len(people) if counted is None else counted),
        "when": when,
    }
    return await hr.client.post(LATE, data=fields)


def _ticked(page: str) -> list[str]:
    return re.findall(r'name="person" value="(\w+)" checked', page)


async def test_the_list_leads_to_those_who_are_waited_for(city: TheApp, hr: Browser) -> None:
    overview = (await hr.opens(addresses.HR)).text
    link = re.search(r'href="(/hr/reminders\?[^"]+)">(\d+)人にお知らせ', overview)
    assert link
    page = (await hr.opens(link[1].replace("&amp;", "&"))).text
    assert len(_ticked(page)) == int(link[2]) >= 2
    assert ONO not in _ticked(page), "nobody acts on the own case"
    assert f"<span data-count>{link[2]}</span>人にお知らせ" in page
    assert f"{link[2]}人にお知らせ" in (await hr.opens(f"{addresses.HR_CASES}?late=1")).text


async def test_the_chosen_are_told_in_the_next_round_however_often_it_is_pressed(
    any_city: TheApp,
) -> None:
    async with any_city.browser() as hr:
        await hr.becomes(ONO)
        for _ in range(2):
            answer = await _presses(hr, [YAMADA, SATO])
            assert answer.status_code == 303
        letters = await _reminders(any_city)
        assert [(row.person_id, row.state) for row in letters] == [
            (SATO, LetterState.GATHERED),
            (YAMADA, LetterState.GATHERED),
        ]
        assert await _noted(any_city) == 2
        assert "新しくお知らせした人はいません" in (await hr.opens(answer.headers["location"])).text


async def test_who_was_told_today_is_named_and_not_offered_again(city: TheApp, hr: Browser) -> None:
    sent = await _presses(hr, [YAMADA])
    page = (await hr.opens(sent.headers["location"])).text
    assert re.search(r"1人に、11月\d+日\(.\)8:30の朝の便でお知らせします", page)
    assert YAMADA not in _ticked(page)
    assert "今日すでにお知らせした1人" in page

    city.clock.passes(timedelta(days=1))
    await hr.becomes(ONO)
    assert YAMADA in _ticked((await hr.opens(LATE)).text)


async def test_a_reminder_of_one_case_counts_for_the_day(city: TheApp, hr: Browser) -> None:
    case = await the_case_of(city, YAMADA)
    token = await hr.token(addresses.HR)
    assert (await hr.presses(f"/hr/cases/{case.id}/remind", token=token)).status_code == 303
    await _presses(hr, [YAMADA, SATO])
    assert [row.person_id for row in await _reminders(city)] == [SATO, YAMADA]
    assert await _noted(city) == 2


async def test_it_stands_on_the_timeline_of_the_case(city: TheApp, hr: Browser) -> None:
    await _presses(hr, [YAMADA])
    told = (await hr.opens(f"/hr/cases/{(await the_case_of(city, YAMADA)).id}")).text
    assert "目標の提出: 人事課からのお知らせ" in told
    other = (await hr.opens(f"/hr/cases/{(await the_case_of(city, SATO)).id}")).text
    assert "人事課からのお知らせ" not in other


async def test_another_number_than_the_button_said_sends_nothing(city: TheApp, hr: Browser) -> None:
    answer = await _presses(hr, [YAMADA], counted=3)
    assert answer.status_code == 200
    assert "選ばれているのは1人です" in answer.text
    assert _ticked(answer.text) == [YAMADA]
    assert await _reminders(city) == []


async def test_nobody_chosen_is_told_at_the_list(city: TheApp, hr: Browser) -> None:
    answer = await _presses(hr, [])
    assert answer.status_code == 422
    assert 'id="person-error"' in answer.text
    assert await _reminders(city) == []


async def test_who_is_not_waited_for_is_never_told(city: TheApp, hr: Browser) -> None:
    assert (await _presses(hr, [ONO, "nobody", YAMADA])).status_code == 303
    assert [row.person_id for row in await _reminders(city)] == [YAMADA]


async def test_today_means_one_letter_now_and_none_for_who_had_theirs(any_city: TheApp) -> None:
    async with any_city.browser() as hr:
        await hr.becomes(ONO)
        now = any_city.clock()
        task = await the_task_of(any_city, SATO)
        async with any_city.parts.database.writing() as session:
            had = letter_row(
                LetterKind.TASK_REQUESTED,
                person_id=SATO,
                cause="earlier",
                at=now,
                days=DAYS,
                task_id=task.id,
            )
            await write_letters(session, [had])
        page = (await hr.opens(LATE)).text
        assert "今日の手紙がまだ届いていない" in page

        sent = await _presses(hr, [YAMADA, SATO], when="now")
        assert "sent=2&early=1" in sent.headers["location"]
        assert [(row.person_id, row.state) for row in await _rounds(any_city)] == [
            (YAMADA, LetterState.WAITING)
        ]
        states = {row.person_id: row.state for row in await _reminders(any_city)}
        assert states == {YAMADA: LetterState.FOLDED, SATO: LetterState.GATHERED}


async def test_an_early_letter_is_the_days_round(city: TheApp, hr: Browser) -> None:
    await _presses(hr, [YAMADA], when="now")
    async with city.parts.database.writing() as session:
        await morning_round(session, now=city.clock(), days=DAYS)
    assert [row.person_id for row in await _rounds(city)].count(YAMADA) == 1


@pytest.mark.parametrize(
    ("hours", "why"), [(8, "after hours"), (-5, "before the round"), (24 * 3, "Saturday")]
)
async def test_out_of_hours_there_is_the_next_round_only(
    city: TheApp, hr: Browser, hours: int, why: str
) -> None:
    city.clock.passes(timedelta(hours=hours))
    await hr.becomes(ONO)
    page = (await hr.opens(LATE)).text
    assert 'value="now"' not in page, why
    day = re.search(r"<b>11月(\d+)日\(.\)8:30の朝の便で届きます", page)
    assert day
    assert DAYS.is_open(date(2026, 11, int(day[1])))

    sent = await _presses(hr, [YAMADA], when="now")
    assert sent.headers["location"].endswith("sent=1&early=0")
    assert [row.person_id for row in await _rounds(city)] == []


async def test_a_task_done_meanwhile_is_not_reminded_of(city: TheApp, hr: Browser) -> None:
    task = await the_task_of(city, YAMADA)
    async with city.parts.database.writing() as session:
        task.state = "done"
        session.add(task)
    await _presses(hr, [YAMADA, SATO])
    assert [row.person_id for row in await _reminders(city)] == [SATO]


async def test_only_hr_reminds(city: TheApp) -> None:
    async with city.browser() as auditor:
        await auditor.becomes(KUDO)
        assert (await auditor.opens(LATE)).status_code == 404
        token = await auditor.token(addresses.PASSWORD)
        assert (await auditor.presses(LATE, token=token, person=YAMADA)).status_code == 404
    assert len(await cases_of(city, YAMADA)) == 1
