"""The evaluation and 1on1 are apart: no page about the evaluation shows a series, or is changed by one."""

import re
from collections.abc import Mapping
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from api import addresses
from models.acts import Act
from models.ids import PersonId, new_id
from models.one_on_one.steps import TalkStep
from models.processes import Process
from models.queries.cycles import evaluations_standing
from models.queries.living_cases import first_living, living_by_phase
from models.tables.case import CaseRow
from models.tables.letter import LetterRow
from models.tables.receipt import MessageRow, ReceiptRow, ReceiptState
from models.tables.task import TaskRow
from tests.given.app import NOON, Browser, TheApp
from tests.given.series_rows import a_year_of_talks, the_series_of
from tests.given.small_city import ONO, SATO, YAMADA

_DRAWN = re.compile(r'(name="(?:csrf_token|nonce)" value=")[^"]*|(<script nonce=")[^"]*')
_WAY_TO_TALKS = re.compile(r"<(p|li)>(?:(?!</\1>).)*/my-(?:people|record)/1on1.*?</\1>", re.S)
"""部下・担当 and 自分の記録 are doors to 1on1 as well; the rest of them is about the evaluation."""
HR_PAGES = (
    addresses.HR,
    f"{addresses.HR}?q=山田",
    f"{addresses.HR}?late=1",
    addresses.HR_CASES,
    f"{addresses.HR_CASES}?section=accounts",
    f"{addresses.HR_CASES}?hands=sato",
    f"{addresses.HR_CASES}?late=1",
    addresses.HR_REMINDERS,
    addresses.HR_CYCLES,
    f"{addresses.HR_CYCLES}/2026/annual",
    addresses.HR_PEOPLE,
    addresses.HR_PAPER,
    addresses.RULE_BOOK,
)


async def _evaluation_of(city: TheApp, person_id: str) -> CaseRow:
    async with city.parts.database.reading() as session:
        rows = await session.scalars(
            select(CaseRow).where(
                col(CaseRow.person_id) == person_id, col(CaseRow.process) == Process.EVALUATION
            )
        )
        return rows.one()


async def _pages(city: TheApp, who: PersonId, paths: tuple[str, ...]) -> Mapping[str, str]:
    found = {}
    async with city.browser() as browser:
        await browser.becomes(who)
        for path in paths:
            page = await browser.opens(path)
            assert page.status_code == 200, (path, page.text)
            found[path] = _WAY_TO_TALKS.sub("", _DRAWN.sub(r"\1\2", page.text))
    return found


async def _everything(city: TheApp) -> dict[str, Mapping[str, str]]:
    evaluation = await _evaluation_of(city, YAMADA)
    case = f"{addresses.HR_CASES}/{evaluation.id}"
    return {
        "hr": await _pages(city, ONO, (*HR_PAGES, case, f"{case}/end")),
        "head": await _pages(
            city,
            SATO,
            (
                addresses.MY_PEOPLE,
                f"{addresses.MY_PEOPLE}?sort=state&show=mine",
                f"{addresses.MY_PEOPLE}?q=山田",
                addresses.CONDUCT_LOG.format(case_id=evaluation.id),
            ),
        ),
        "employee": await _pages(
            city,
            YAMADA,
            (addresses.MY_RECORD, addresses.RECORD_CASE.format(case_id=evaluation.id)),
        ),
    }


async def _is_busy(city: TheApp) -> None:
    """A talk overdue to be arranged, and a refused submission about it."""
    series = await the_series_of(city, YAMADA)
    receipt = new_id()
    async with city.parts.database.writing() as session:
        task = (
            await session.scalars(
                select(TaskRow).where(
                    col(TaskRow.case_id) == series.id, col(TaskRow.step) == TalkStep.ARRANGE_TALK
                )
            )
        ).one()
        session.add(
            MessageRow(id=receipt, case_id=series.id, act=Act.BOOK, received_at=NOON, answered=True)
        )
        await session.flush()
        session.add(
            ReceiptRow(
                id=receipt,
                number="TALK-0001",
                nonce=receipt,
                task_id=task.id,
                case_id=series.id,
                person_id=SATO,
                act=Act.BOOK,
                content={},
                content_hash="",
                received_at=NOON,
                state=ReceiptState.REFUSED,
            )
        )
        task.due_at = NOON - timedelta(days=3)


async def test_every_page_about_the_evaluation_is_the_same_with_and_without_series(
    kofu: TheApp,
) -> None:
    before = await _everything(kofu)
    await a_year_of_talks(kofu)
    await _is_busy(kofu)
    await _no_letters_of_talks_today(kofu)

    after = await _everything(kofu)

    for who, pages in before.items():
        for path, page in pages.items():
            assert after[who][path] == page, (who, path)


async def _no_letters_of_talks_today(city: TheApp) -> None:
    """How many letters the day brings is a count of all letters, and stays one."""
    async with city.parts.database.writing() as session:
        ids = select(col(CaseRow.id)).where(col(CaseRow.process) == Process.ONE_ON_ONE)
        await session.execute(
            update(LetterRow)
            .where(col(LetterRow.case_id).in_(ids))
            .values(state="sent", sent_at=NOON - timedelta(days=5))
        )


@pytest.mark.parametrize(
    ("who", "path"),
    [
        (ONO, "/hr/cases/{id}"),
        (ONO, "/hr/cases/{id}/end"),
        (ONO, "/hr/cases/{id}/hand-over"),
        (ONO, "/hr/cases/{id}/sheets/1"),
        (YAMADA, "/my-record/cases/{id}"),
        (SATO, "/my-people/{id}/log"),
    ],
)
async def test_a_series_has_no_page_of_an_evaluation(
    kofu: TheApp, who: PersonId, path: str
) -> None:
    await a_year_of_talks(kofu)
    series = await the_series_of(kofu, YAMADA)
    async with kofu.browser() as browser:
        await browser.becomes(who)
        assert (await browser.opens(path.format(id=series.id))).status_code == 404


async def test_hr_cannot_act_on_a_series_as_on_an_evaluation(kofu: TheApp) -> None:
    await a_year_of_talks(kofu)
    series = await the_series_of(kofu, YAMADA)
    async with kofu.browser() as hr:
        await hr.becomes(ONO)
        token = await hr.token(addresses.HR)
        for act in ("remind", "end"):
            path = f"/hr/cases/{series.id}/{act}"
            answer = await hr.presses(path, token=token, reason="試し", nonce="1")
            assert answer.status_code == 404, act


async def test_a_board_of_series_is_never_shown_though_its_cycle_is_asked_for(
    kofu: TheApp, kofu_hr: Browser
) -> None:
    cycle = await a_year_of_talks(kofu)
    page = await kofu_hr.opens(f"{addresses.HR}?cycle={cycle.id}")
    assert page.status_code == 200
    assert "1on1" not in re.sub(r"<nav.*?</nav>", "", page.text, flags=re.S)
    assert (await kofu_hr.opens(f"{addresses.HR_CYCLES}/2026/one_on_one")).status_code == 404


async def test_my_tasks_name_the_steps_of_a_talk(kofu: TheApp) -> None:
    await a_year_of_talks(kofu)
    for who in (SATO, YAMADA):
        async with kofu.browser() as browser:
            await browser.becomes(who)
            assert "1on1の" in (await browser.opens(addresses.MY_TASKS)).text


async def test_what_still_lives_of_a_year_of_talks_is_told_by_its_own_words(kofu: TheApp) -> None:
    cycle = await a_year_of_talks(kofu)
    async with kofu.parts.database.reading() as session:
        assert cycle.id not in {it.id for it in await evaluations_standing(session)}
        phases = await living_by_phase(session, cycle.id)
        [first, *_] = await first_living(session, cycle.id, 1)
    assert list(phases) == ["running"]
    assert TalkStep.ARRANGE_TALK in first.steps
