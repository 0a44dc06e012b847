"""How far the year's 1on1 is covered: figures in words, names behind them, dates and states and nothing else."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from api import addresses
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import TalkState, Topic
from models.processes import Process
from models.queries.access_hr_talks import overdue_arranging, shared_topics, talks_for_hr
from models.tables.audit import AuditRow
from models.tables.case import CaseRow
from models.tables.letter import LetterRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow
from tests.given.app import NOON, Browser, TheApp
from tests.given.pages_of_city import said
from tests.given.series_rows import a_year_of_talks
from tests.given.series_talks import talk_of, ten_on
from tests.given.small_city import KUDO, ONO, SATO, YAMADA
from tests.given.statements import asked_of
from tests.given.talks import the_viewer

MOST_STATEMENTS = 12
PLACE, ROOM = "第7会議室の奥", "https://meet.example/kanarienvogel"


async def _autumn(city: TheApp) -> None:
    """Begun in April; now it is 13 October and three rounds are over. 山田 talked once, and later not; 工藤 never."""
    await a_year_of_talks(city)
    async with city.parts.database.writing() as session:
        rows = await session.scalars(select(TalkRow))
        for row in rows:
            await session.delete(row)
        await session.execute(
            update(CaseRow)
            .where(col(CaseRow.process) == Process.ONE_ON_ONE)
            .values(shape={"first_round": 1, "last_round": 6})
        )
        await session.execute(
            update(TaskRow)
            .where(col(TaskRow.step) == TalkStep.ARRANGE_TALK)
            .values(due_at=NOON - timedelta(days=3))
        )
    held = {"starts_at": ten_on(5, 12), "place": PLACE, "online": ROOM}
    await talk_of(city, YAMADA, "r1", TalkState.HELD, topics=["worries"], **held)
    await talk_of(city, YAMADA, "r2", TalkState.SKIPPED, moves=3)
    await talk_of(city, YAMADA, "r3", TalkState.HELD, starts_at=ten_on(8, 10))
    await talk_of(city, YAMADA, "r4", TalkState.BOOKED, starts_at=ten_on(10, 20))


async def test_the_page_asks_few_questions(kofu: TheApp, kofu_hr: Browser) -> None:
    await _autumn(kofu)
    for path in (addresses.HR_TALKS, f"{addresses.HR_TALKS_NAMES}?what=all&year=2026"):
        with asked_of(kofu.parts.database) as statements:
            assert (await kofu_hr.opens(path)).status_code == 200
        assert len(statements) <= MOST_STATEMENTS, (path, statements)


async def test_three_figures_stand_first_in_words(kofu: TheApp, kofu_hr: Browser) -> None:
    await _autumn(kofu)
    words = " ".join(said(await kofu_hr.opens(addresses.HR_TALKS)).split())
    assert "今年度の実施率 22% 実施期間が終わった9件のうち2件" in words
    assert "未実施 7件" in words
    assert "期限をすぎた調整 2件" in words  # 小野's own is hers to see, not to judge
    assert "中央値で90日" in words
    assert "日時が何度も変わった1on1が1件" in words


async def test_the_heat_map_shows_rounds_that_have_begun(kofu: TheApp, kofu_hr: Browser) -> None:
    await _autumn(kofu)
    page = (await kofu_hr.opens(addresses.HR_TALKS)).text
    row = re.search(r"<tbody>\s*<tr><th scope=\"row\">会計課</th>(.*?)</tr>", page, re.S)
    assert row
    assert re.findall(r">([^<]+)</td>", row[1]) == ["1/3", "0/3", "1/3", "0/3", "–", "–", "2/12"]
    assert "4・5月" in page


async def test_names_come_with_state_and_day_alone(kofu: TheApp, kofu_hr: Browser) -> None:
    await _autumn(kofu)
    missed = said(await kofu_hr.opens(f"{addresses.HR_TALKS_NAMES}?what=missed&year=2026"))
    assert "7件" in missed
    assert "山田 花子" in missed
    assert "日時が決まらず終了" in missed
    of_round = said(
        await kofu_hr.opens(f"{addresses.HR_TALKS_NAMES}?what=all&year=2026&section=accounts&nth=1")
    )
    assert "5月12日(火)" in of_round
    assert "実施済み" in of_round
    moved = said(await kofu_hr.opens(f"{addresses.HR_TALKS_NAMES}?what=moved&year=2026"))
    assert "3回" in moved


async def test_no_page_of_hr_says_where_or_about_what(kofu: TheApp, kofu_hr: Browser) -> None:
    await _autumn(kofu)
    year = "year=2026"
    for path in (
        addresses.HR_TALKS,
        *(
            f"{addresses.HR_TALKS_NAMES}?what={what}&{year}"
            for what in ("missed", "overdue", "moved", "all")
        ),
        addresses.HR_TALKS_SUMMARY.format(year=2026),
        addresses.HR_TALKS_EXPORT.format(year=2026),
    ):
        page = await kofu_hr.opens(path)
        assert page.status_code == 200
        for secret in (PLACE, ROOM, "悩み"):
            assert secret not in page.text, path


async def test_topics_are_summed_only_where_enough_people_share_them(kofu: TheApp) -> None:
    await a_year_of_talks(kofu)
    hr = await the_viewer(kofu.parts.database, ONO, NOON.date())
    for who, topics in ((YAMADA, ["growth", "career"]), (KUDO, ["growth"]), (ONO, ["growth"])):
        await talk_of(kofu, who, "r2", TalkState.HELD, starts_at=ten_on(7, 1), topics=topics)
    async with kofu.parts.database.reading() as session:
        year = FiscalYear(2026)
        assert await shared_topics(session, hr, year, 3) == {Topic.GROWTH: 3}
        assert await shared_topics(session, hr, year, 4) == {}


async def test_only_hr_asks_these_questions(kofu: TheApp) -> None:
    cycle = await a_year_of_talks(kofu)
    sato = await the_viewer(kofu.parts.database, SATO, NOON.date())
    async with kofu.parts.database.reading() as session:
        with pytest.raises(NotFound):
            await talks_for_hr(session, sato, cycle.id, kofu.parts.days.local_day)
        with pytest.raises(NotFound):
            await overdue_arranging(session, sato, cycle.id, NOON)
        with pytest.raises(NotFound):
            await shared_topics(session, sato, FiscalYear(2026), 3)


async def test_partners_who_are_late_are_reminded_once_a_day(
    kofu: TheApp, kofu_hr: Browser
) -> None:
    await _autumn(kofu)
    path = f"{addresses.HR_TALKS_REMINDERS}?year=2026"
    page = await kofu_hr.opens(path)
    assert "佐藤 一郎" in said(page)
    assert "催促を次の朝の便に載せる" in page.text
    for _ in range(2):
        token = await kofu_hr.token(path)
        await kofu_hr.presses(path, token=token, person=SATO, counted="1")
    async with kofu.parts.database.reading() as session:
        letters = await session.scalars(
            select(LetterRow).where(
                col(LetterRow.person_id) == SATO, col(LetterRow.once_key).contains("/reminder/")
            )
        )
        assert {letter.joins_round for letter in letters} == {True}
        noted = await session.scalars(
            select(col(AuditRow.subject_id)).where(col(AuditRow.what) == "remind.case")
        )
        assert sorted(filter(None, noted)) == sorted([YAMADA, KUDO])
    assert "今日すでにお知らせした1人" in said(await kofu_hr.opens(path))


async def test_nobody_is_reminded_who_was_not_ticked(kofu: TheApp, kofu_hr: Browser) -> None:
    await _autumn(kofu)
    path = f"{addresses.HR_TALKS_REMINDERS}?year=2026"
    token = await kofu_hr.token(path)
    assert (await kofu_hr.presses(path, token=token, counted="0")).status_code == 422
    await kofu_hr.presses(path, token=token, person=SATO, counted="2")
    async with kofu.parts.database.reading() as session:
        letters = await session.scalars(
            select(LetterRow).where(col(LetterRow.once_key).contains("/reminder/"))
        )
        assert letters.all() == []


async def test_the_years_sheet_is_exported_and_noted(kofu: TheApp, kofu_hr: Browser) -> None:
    await _autumn(kofu)
    sheet = said(await kofu_hr.opens(addresses.HR_TALKS_SUMMARY.format(year=2026)))
    assert "12件のうち2件(17%)" in sheet
    file = await kofu_hr.opens(addresses.HR_TALKS_EXPORT.format(year=2026))
    assert file.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in file.headers["content-disposition"]
    lines = file.content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith('"令和8年度","会計課",3,1,3,0,3,1,3,0,3,0,0,0,0,2,12')
    assert all(line.endswith('"機密性2"') for line in lines[1:])
    async with kofu.parts.database.reading() as session:
        acts = await session.scalars(
            select(col(AuditRow.act)).where(col(AuditRow.what) == "one_on_one.summary")
        )
        assert list(acts) == ["exported"]
