"""One case on the HR desk: its steps, HR's acts with a reason each, content only behind a reason; all of it noted."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from models.acts import Act
from models.audit import AuditAct
from models.ids import PersonId, PostId, SectionId
from models.letters import LetterState
from models.names import PersonName
from models.people import Person
from models.queries.organisation import (
    raise_revision,
    write_assignments,
    write_people,
    write_posts,
    write_sections,
)
from models.sections import Assignment, Post, Section, SectionKind
from models.tables.audit import AuditRow
from models.tables.letter import LetterRow
from models.tables.receipt import MessageRow
from models.tables.sheet import SheetRow
from models.tables.task import TaskRow
from tests.given.app import Browser, TheApp
from tests.given.cases import the_case_of
from tests.given.small_city import FIRST_DAY, ONO, SATO, YAMADA

DRAFT = "draft_goals/1"
NOWHERE = f"/hr/cases/{'0' * 32}"


async def _path(city: TheApp, who: str = YAMADA) -> str:
    return f"/hr/cases/{(await the_case_of(city, who)).id}"


async def _presses(hr: Browser, path: str, **fields: str) -> int:
    return (await hr.presses(path, token=await hr.token("/hr"), **fields)).status_code


async def _messages(city: TheApp) -> list[MessageRow]:
    async with city.parts.database.reading() as session:
        return list(await session.scalars(select(MessageRow)))


async def _given_to_sato(city: TheApp) -> str:
    """The first task of 山田's case becomes the evaluator's, as if the goals had been submitted."""
    case = await the_case_of(city, YAMADA)
    async with city.parts.database.writing() as session:
        rows = await session.scalars(select(TaskRow).where(col(TaskRow.case_id) == case.id))
        task = rows.one()
        task.step, task.role, task.person_id = "review_goals", "first_evaluator", SATO
        task.key = "review_goals/1"
        session.add(task)
    return "review_goals%2F1"


async def _with_a_sheet(city: TheApp) -> None:
    case = await the_case_of(city, YAMADA)
    async with city.parts.database.writing() as session:
        session.add(
            SheetRow(
                id="s1",
                case_id=case.id,
                step="draft_goals",
                act="submit",
                page_seq=1,
                task_key=DRAFT,
                content={"goals": [{"title": "返戻を減らす", "text": "秘密の本文"}]},
                author_id=YAMADA,
                written_at=case.opened_at,
            )
        )


async def _noted(city: TheApp, what: str) -> list[tuple[str, str | None, str | None]]:
    async with city.parts.database.reading() as session:
        rows = await session.execute(
            select(col(AuditRow.actor_id), col(AuditRow.subject_id), col(AuditRow.reason)).where(
                col(AuditRow.what) == what
            )
        )
        return [(row[0], row[1], row[2]) for row in rows]


async def test_the_case_shows_every_step_and_who_is_blocking(city: TheApp, hr: Browser) -> None:
    page = (await hr.opens(await _path(city))).text
    assert "山田 花子さん" in page
    assert page.count("目標の提出") >= 2
    assert "一次評価者" in page
    assert "佐藤 一郎 課長" in page
    assert await _noted(city, "hr.case") == [(ONO, YAMADA, None)]


async def test_a_date_is_extended_with_a_reason(city: TheApp, hr: Browser) -> None:
    path = f"{await _path(city)}/extend?task=draft_goals%2F1"
    assert "新しい期限" in (await hr.opens(path)).text
    token = await hr.token("/hr")
    answer = await hr.presses(path, token=token, due="令和8年11月10日", reason="研修のため")
    assert "操作を受け付けました" in (await hr.opens(answer.headers["location"])).text
    [row] = await _messages(city)
    assert (row.act, row.task_key, row.by_person_id) == (Act.EXTEND, DRAFT, ONO)
    assert row.details == {"until": "2026-11-10", "reason": "研修のため"}
    [(case_id, message)] = city.line.told
    assert (case_id, message.id) == (row.case_id, row.id)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"due": "", "reason": "x"}, ["due"]),
        ({"due": "きのう", "reason": "x"}, ["due"]),
        ({"due": "2026-10-01", "reason": "x"}, ["due"]),
        ({"due": "2030-01-01", "reason": "x"}, ["due"]),
        ({"due": "2026-11-10", "reason": " "}, ["reason"]),
        ({}, ["due", "reason"]),
    ],
)
async def test_a_wrong_extension_is_told_at_its_fields_and_nothing_is_written(
    city: TheApp, hr: Browser, fields: dict[str, str], wrong: list[str]
) -> None:
    path = f"{await _path(city)}/extend?task=draft_goals%2F1"
    page = await hr.presses(path, token=await hr.token("/hr"), **fields)
    assert page.status_code == 422
    for name in wrong:
        assert f'id="{name}-error"' in page.text
    assert page.text.count('class="error"') == len(wrong)
    assert await _messages(city) == []
    assert city.line.told == []


async def test_a_task_goes_to_somebody_higher_never_to_the_person(
    city: TheApp, hr: Browser
) -> None:
    await _a_second_head(city)
    path = f"{await _path(city)}/reassign?task={await _given_to_sato(city)}"
    form = (await hr.opens(path)).text
    assert 'value="okada"' in form
    assert "岡田 誠(税務課長)" in form
    assert "山田 花子(" not in form
    assert await _presses(hr, path, person=YAMADA, reason="x") == 422
    assert await _presses(hr, path, person="okada", reason="長期の出張") == 303
    [row] = await _messages(city)
    assert (row.act, row.details["person_id"]) == (Act.REASSIGN, "okada")


async def test_goals_of_a_person_are_nobody_elses_to_write(city: TheApp, hr: Browser) -> None:
    path = f"{await _path(city)}/reassign?task=draft_goals%2F1"
    assert (await hr.opens(path)).status_code == 404


async def test_a_case_is_handed_over_as_a_whole(city: TheApp, hr: Browser) -> None:
    await _a_second_head(city)
    await _given_to_sato(city)
    path = f"{await _path(city)}/hand-over"
    assert await _presses(hr, path, person="okada", reason="異動") == 303
    assert [row.task_key for row in await _messages(city)] == ["review_goals/1"]


async def test_a_case_ends_with_a_reason(city: TheApp, hr: Browser) -> None:
    path = f"{await _path(city)}/end"
    assert await _presses(hr, path, reason="") == 422
    assert await _presses(hr, path, reason="退職のため") == 303
    [row] = await _messages(city)
    assert (row.act, row.task_key, row.details) == (Act.END, "", {"reason": "退職のため"})


async def test_nobody_acts_on_the_own_case(city: TheApp, hr: Browser) -> None:
    path = await _path(city, ONO)
    page = await hr.opens(path)
    assert page.status_code == 200
    assert f"{path}/end" not in page.text
    assert (await hr.opens(f"{path}/end")).status_code == 403
    assert await _presses(hr, f"{path}/end", reason="x") == 403
    assert await _messages(city) == []


async def test_a_reminder_joins_the_next_round_once_a_day(city: TheApp, hr: Browser) -> None:
    path = await _path(city)
    for _ in range(2):
        assert await _presses(hr, f"{path}/remind") == 303
    assert "次の朝の便に" in (await hr.opens(f"{path}?reminded=1")).text
    async with city.parts.database.reading() as session:
        letters = await session.scalars(
            select(LetterRow).where(col(LetterRow.once_key).contains("reminder"))
        )
        assert [(row.person_id, row.state) for row in letters] == [(YAMADA, LetterState.GATHERED)]


async def test_content_is_shown_only_after_a_reason_that_is_noted_first(
    city: TheApp, hr: Browser
) -> None:
    await _with_a_sheet(city)
    path = f"{await _path(city)}/sheets/1"
    assert path in (await hr.opens(await _path(city))).text
    assert "秘密の本文" not in (await hr.opens(path)).text
    silent = await hr.presses(path, token=await hr.token("/hr"), reason="")
    assert silent.status_code == 422
    assert "秘密の本文" not in silent.text
    assert await _noted(city, "hr_sheet.draft_goals") == []

    shown = await hr.presses(path, token=await hr.token("/hr"), reason="苦情相談への回答")
    assert "秘密の本文" in shown.text
    assert await _noted(city, "hr_sheet.draft_goals") == [(ONO, YAMADA, "苦情相談への回答")]


@pytest.mark.parametrize("way", ["", "/extend?task=draft_goals%2F1", "/end", "/sheets/1"])
async def test_a_stranger_and_a_guess_get_the_same_page(city: TheApp, way: str) -> None:
    await _with_a_sheet(city)
    path = await _path(city)
    async with city.browser() as sato:
        await sato.becomes(SATO)
        real, guessed = await sato.opens(path + way), await sato.opens(NOWHERE + way)
    async with city.browser() as ono:
        await ono.becomes(ONO)
        unknown = await ono.opens(NOWHERE + way)
    assert {real.status_code, guessed.status_code, unknown.status_code} == {404}
    assert len(real.text) == len(guessed.text)


async def test_who_reads_and_changes_is_in_the_trail(city: TheApp, hr: Browser) -> None:
    path = await _path(city)
    await _presses(hr, f"{path}/remind")
    async with city.parts.database.reading() as session:
        acts = await session.scalars(
            select(col(AuditRow.act)).where(col(AuditRow.what) == "remind.case")
        )
        assert list(acts) == [AuditAct.CHANGED]


async def test_a_day_past_due_is_said_in_words(city: TheApp, hr: Browser) -> None:
    city.clock.passes(timedelta(days=20))
    await hr.becomes(ONO)
    assert "日すぎています" in (await hr.opens(await _path(city))).text


async def _a_second_head(city: TheApp) -> None:
    """岡田 is head of another section, so that there is somebody to hand over to."""
    okada = Person(
        id=PersonId("okada"),
        number="10009",
        name=PersonName(family="岡田", given="誠"),
        hired_on=FIRST_DAY,
    )
    section = Section(id=SectionId("tax"), code="200", name="税務課", kind=SectionKind.SECTION)
    post = Post(
        id=PostId("tax"), code="tax", title="課長", section_id=section.id, rank=50, is_head=True
    )
    seat = Assignment(person_id=okada.id, post_id=post.id, from_day=FIRST_DAY)
    async with city.parts.database.writing() as session:
        await write_sections(session, [section])
        await write_posts(session, [post])
        await write_people(session, [okada])
        await write_assignments(session, [seat])
        await raise_revision(session)
