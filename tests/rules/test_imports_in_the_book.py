"""Imports into the book, on SQLite and PostgreSQL: shown first, then all of it or nothing."""

import asyncio
from datetime import date

import pytest

from models.csv_out import to_csv
from models.errors import BadImport, ChangedMeanwhile
from models.imports.kinds import ImportKind
from models.imports.parsed import Parsed, parse
from models.imports.written import headings, post_rows, roster_rows, section_rows
from models.organisation import Organisation
from models.personnel_orders import OrderKind
from models.queries.imports import apply, preview, results_of
from models.queries.personnel_orders import orders_between, record_orders
from models.tables.database import Database
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


def files(organisation: Organisation) -> dict[ImportKind, bytes]:
    return {
        ImportKind.SECTIONS: to_csv(
            headings(ImportKind.SECTIONS), section_rows(organisation)
        ).content,
        ImportKind.POSTS: to_csv(
            headings(ImportKind.POSTS, english=True), post_rows(organisation)
        ).content,
        ImportKind.ROSTER: to_csv(
            headings(ImportKind.ROSTER), roster_rows(organisation, FIRST)
        ).content,
    }


def roster(rows: str) -> Parsed:
    return parse(ImportKind.ROSTER, rows.encode(), "名簿.csv")


async def test_what_was_taken_out_comes_in_again_unchanged(database: Database) -> None:
    made = CITY.organisation()
    for kind, content in files(made).items():
        parsed = parse(kind, content, "a.csv")
        async with database.reading() as session:
            shown = await preview(session, parsed, now=NOW, as_of=FIRST)
        assert (len(shown.added), shown.changed, shown.problems) == (len(parsed.lines), [], [])
        async with database.writing() as session:
            await apply(session, shown)
        async with database.reading() as session:
            again = await preview(session, parsed, now=NOW, as_of=FIRST)
        assert (again.added, again.changed, again.missing) == ([], [], [])
        assert again.unchanged == len(parsed.lines)
    brought = await standing(database)
    assert list(roster_rows(brought, FIRST)) == list(roster_rows(made, FIRST))
    assert {it.name for it in brought.people.values()} == {it.name for it in CITY.people}


async def test_a_roster_shows_moves_and_changed_names_before_it_writes(database: Database) -> None:
    organisation = await the_city(database)
    clerk = somebody(organisation, "福祉課 主任")
    target = organisation.posts_named("土木課 主査")[0]
    file = roster(
        "職員番号,姓,名,採用日,級,職コード,配属日\n"
        f"{clerk.number},𠮷川,{clerk.name.given},{clerk.hired_on},4,{target.code},R8.10.1\n"
    )
    async with database.reading() as session:
        shown = await preview(session, file, now=NOW, as_of=FIRST)
    (change,) = shown.changed
    assert {heading for heading, _, _ in change.details} == {"姓", "級", "職"}
    assert ("職", "福祉課 主任", "土木課 主査") in change.details
    assert len(shown.missing) == len(CITY.people) - 1
    async with database.writing() as session:
        await apply(session, shown)
    after = await standing(database)
    assert after.people[clerk.id].name.family == "𠮷川"
    assert after.title(clerk.id, date(2026, 9, 30)) == "福祉課 主任"
    assert after.title(clerk.id, OCTOBER) == "土木課 主査"
    assert (after.grade(clerk.id, date(2026, 9, 30)), after.grade(clerk.id, OCTOBER)) == (3, 4)


async def test_an_import_with_a_problem_changes_nothing(database: Database) -> None:
    before = await the_city(database)
    file = roster("職員番号,姓,採用日,職コード\n99,新井,R8.4.1,\n98,平野,R8.4.1,P-NOWHERE\n")
    async with database.reading() as session:
        shown = await preview(session, file, now=NOW, as_of=FIRST)
    assert [(it.row, it.column, it.what) for it in shown.problems] == [(3, "職コード", "P-NOWHERE")]
    assert not shown.can_be_applied
    with pytest.raises(BadImport):
        async with database.writing() as session:
            await apply(session, shown)
    after = await standing(database)
    assert (after.people, after.revision) == (before.people, before.revision)


async def test_a_preview_of_an_older_organisation_is_not_applied(database: Database) -> None:
    organisation = await the_city(database)
    clerk = somebody(organisation, "福祉課 主任")
    file = roster("職員番号,姓,採用日\n99,新井,R8.4.1\n")
    async with database.reading() as session:
        shown = await preview(session, file, now=NOW, as_of=FIRST)
    async with database.writing() as session:
        await record_orders(session, [an_order("1", clerk, OrderKind.RETIREMENT, OCTOBER)])
    with pytest.raises(ChangedMeanwhile):
        async with database.writing() as session:
            await apply(session, shown)
    assert (await standing(database)).by_number("99") is None


async def test_of_two_consents_at_once_only_the_first_is_applied(database: Database) -> None:
    await the_city(database)
    shown = []
    for number in ("98", "99"):
        file = roster(f"職員番号,姓,採用日\n{number},新井,R8.4.1\n")
        async with database.reading() as session:
            shown.append(await preview(session, file, now=NOW, as_of=FIRST))

    async def consent(nth: int) -> None:
        async with database.writing() as session:
            await apply(session, shown[nth])

    async with database.writing() as session:
        await apply(session, shown[0])
        second = asyncio.create_task(consent(1))
        await asyncio.wait([second], timeout=0.2)
    with pytest.raises(ChangedMeanwhile):
        await second
    after = await standing(database)
    assert after.by_number("98") is not None
    assert after.by_number("99") is None


async def test_orders_by_file_are_recorded_once(database: Database) -> None:
    organisation = await the_city(database)
    clerk = somebody(organisation, "福祉課 主任")
    target = organisation.posts_named("土木課 主査")[0]
    file = parse(
        ImportKind.ORDERS,
        (
            "発令番号,職員番号,発令区分,発令日,職コード,級,休業区分\n"
            f"8-1,{clerk.number},異動,R8.10.1,{target.code},,\n"
            f"8-2,{clerk.number},昇任,R8.10.1,,4,\n"
        ).encode("cp932"),
        "発令.csv",
    )
    for added in (2, 0):
        async with database.reading() as session:
            shown = await preview(session, file, now=NOW, as_of=FIRST)
        assert (len(shown.added), shown.problems) == (added, [])
        async with database.writing() as session:
            await apply(session, shown)
    after = await standing(database)
    assert after.title(clerk.id, OCTOBER) == "土木課 主査"
    assert after.grade(clerk.id, OCTOBER) == after.people[clerk.id].grade == 4
    assert after.grade(clerk.id, date(2026, 9, 30)) == 3
    async with database.reading() as session:
        orders = await orders_between(session, OCTOBER, OCTOBER)
    assert [it.kind for it in orders] == [OrderKind.TRANSFER, OrderKind.PROMOTION]
    assert orders[0].recorded_at == NOW


async def test_earlier_results(database: Database) -> None:
    organisation = await the_city(database)
    clerk = somebody(organisation, "福祉課 主任")
    for overall, added, changed in (("B", 1, 0), ("A", 0, 1), ("A", 0, 0)):
        text = f"職員番号,評価期間,評価種別,全体評語\n{clerk.number},R7上期,業績,{overall}\n"
        file = parse(ImportKind.RESULTS, text.encode(), "結果.csv")
        async with database.reading() as session:
            shown = await preview(session, file, now=NOW, as_of=FIRST)
        assert (len(shown.added), len(shown.changed)) == (added, changed)
        async with database.writing() as session:
            await apply(session, shown)
    async with database.reading() as session:
        (result,) = await results_of(session, clerk.id)
    assert (result.period_label, result.kind, result.overall) == ("R7上期", "業績", "A")


async def test_sections_may_come_in_any_order_but_not_in_a_circle(database: Database) -> None:
    text = "所属コード,所属名,区分,上位所属コード\n12,出納係,係,1\n1,会計課,課,10\n10,総務部,部,\n"
    file = parse(ImportKind.SECTIONS, text.encode(), "所属.csv")
    async with database.writing() as session:
        await apply(session, await preview(session, file, now=NOW, as_of=FIRST))
    after = await standing(database)
    unit = next(it for it in after.sections.values() if it.code == "12")
    assert [it.name for it in after.section_path(unit.id, FIRST)] == ["総務部", "会計課", "出納係"]
    circle = parse(ImportKind.SECTIONS, text.replace("部,\n", "部,12\n").encode(), "所属.csv")
    async with database.reading() as session:
        shown = await preview(session, circle, now=NOW, as_of=FIRST)
    assert [it.column for it in shown.problems] == ["上位所属コード"]
