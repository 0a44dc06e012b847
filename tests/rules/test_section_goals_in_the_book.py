"""Section goals in the book 組織目標・事務事業の台帳, on SQLite and PostgreSQL: brought by file, offered as of a day."""

from datetime import date

import pytest

from models.csv_out import to_csv
from models.errors import BadImport
from models.fiscal_year import FiscalYear
from models.imports.kinds import ImportKind
from models.imports.parsed import parse
from models.imports.preview import Preview
from models.imports.written import headings, section_goal_rows
from models.personnel_orders import OrderKind
from models.queries.imports import apply, preview
from models.queries.personnel_orders import record_orders
from models.queries.section_goals import goals_offered, section_goals_of_years
from models.tables.database import Database
from models.workbook import to_workbook
from tests.given.city_in_the_book import (
    CITY,
    FIRST,
    NOW,
    OCTOBER,
    an_order,
    somebody,
    standing,
    the_city,
)

YEAR = FiscalYear(2027)
HEAD = "年度,所属コード,目標番号,目標の区分,名称,適用開始日,適用終了日\n"


async def shown(database: Database, content: bytes) -> Preview:
    parsed = parse(ImportKind.SECTION_GOALS, content, "目標.csv")
    async with database.reading() as session:
        return await preview(session, parsed, now=NOW, as_of=FIRST)


async def taken(database: Database, content: bytes) -> None:
    found = await shown(database, content)
    async with database.writing() as session:
        await apply(session, found)


async def words_for(
    database: Database, title: str, day: date, year: FiscalYear = YEAR
) -> list[str]:
    organisation = await standing(database)
    person = somebody(organisation, title)
    async with database.reading() as session:
        found = await goals_offered(session, organisation, person.id, year, day)
    return [it.words for it in found]


def codes() -> dict[str, str]:
    return {it.name: it.code for it in CITY.sections}


def file(*lines: str) -> bytes:
    return (HEAD + "\n".join(lines) + "\n").encode()


async def test_a_changed_goal_is_shown_before_it_is_written(database: Database) -> None:
    await the_city(database)
    welfare = codes()["福祉課"]
    await taken(
        database,
        file(f"R9,{welfare},1,事務事業,自立支援,,", f"R9,{welfare},2,組織目標,早めの相談,,"),
    )
    new = file(
        f"R9,{welfare},1,事務事業,自立と就労の支援,,R9.9.30", f"R9,{welfare},3,事務事業,見守り,,"
    )
    found = await shown(database, new)
    (change,) = found.changed
    assert change.details == (
        ("名称", "自立支援", "自立と就労の支援"),
        ("適用終了日", "(なし)", "令和9年9月30日"),
    )
    assert (len(found.added), found.unchanged, found.missing) == (1, 0, ["2 早めの相談"])
    await taken(database, new)
    june, october = date(2027, 6, 1), date(2027, 10, 1)
    assert await words_for(database, "福祉課 主任", june) == [
        "自立と就労の支援(福祉課の事務事業)",
        "早めの相談(福祉課の組織目標)",
        "見守り(福祉課の事務事業)",
    ]
    assert len(await words_for(database, "福祉課 主任", october)) == 2
    assert await words_for(database, "土木課 主査", june) == []


async def test_the_sections_above_offer_theirs_too(database: Database) -> None:
    await the_city(database)
    code = codes()
    await taken(
        database,
        file(
            f"R9,{code['福祉部']},1,組織目標,支え合うまち,,",
            f"R9,{code['福祉課']},9,事務事業,自立支援,,",
        ),
    )
    day = date(2027, 5, 1)
    assert await words_for(database, "福祉課 主任", day) == [
        "自立支援(福祉課の事務事業)",
        "支え合うまち(福祉部の組織目標)",
    ]
    assert await words_for(database, "土木課 主査", day) == []


async def test_who_moves_is_offered_the_new_sections_goals(database: Database) -> None:
    organisation = await the_city(database)
    person = somebody(organisation, "福祉課 主任")
    target = organisation.posts_named("土木課 主査")[0]
    order = an_order("1", person, OrderKind.TRANSFER, OCTOBER, post_id=target.id)
    async with database.writing() as session:
        await record_orders(session, [order])
    before = await words_for(database, "福祉課 主任", date(2026, 9, 30), FiscalYear(2026))
    after = await words_for(database, "福祉課 主任", OCTOBER, FiscalYear(2026))
    assert any("福祉課の事務事業" in it for it in before)
    assert any("土木課の事務事業" in it for it in after)
    assert not set(before) & set(after)


async def test_a_wrong_section_stops_the_whole_file(database: Database) -> None:
    await the_city(database)
    found = await shown(
        database,
        file(f"R9,{codes()['福祉課']},1,事務事業,自立支援,,", "R9,999,1,事務事業,見守り,,"),
    )
    assert [(it.row, it.column, it.what) for it in found.problems] == [(3, "所属コード", "999")]
    with pytest.raises(BadImport):
        async with database.writing() as session:
            await apply(session, found)
    async with database.reading() as session:
        assert await section_goals_of_years(session, [2027]) == []


@pytest.mark.parametrize("english", [False, True])
async def test_what_was_taken_out_comes_in_again_unchanged(
    database: Database, english: bool
) -> None:
    organisation = await the_city(database)
    async with database.reading() as session:
        goals = await section_goals_of_years(session, [2026])
    head = headings(ImportKind.SECTION_GOALS, english=english)
    rows = list(section_goal_rows(organisation, goals))
    assert len(rows) == len(CITY.section_goals) > 0
    for content in (to_csv(head, rows).content, to_workbook(head, rows, "目標")):
        found = await shown(database, content)
        assert (found.added, found.changed, found.missing) == ([], [], [])
        assert found.unchanged == len(rows)
