"""The organisation in the book, on SQLite and PostgreSQL: cities, imports, orders; all or nothing."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from models.csv_out import to_csv
from models.errors import BadImport, BadInput, ChangedMeanwhile
from models.fiscal_year import FiscalYear
from models.generator.city import make_city
from models.imports.layouts import ImportKind
from models.imports.parsed import Parsed, parse
from models.imports.written import headings, post_rows, roster_rows, section_rows
from models.organisation import Organisation
from models.people import LeaveKind, Person
from models.personnel_orders import OrderId, OrderKind, PersonnelOrder
from models.queries.generated_city import write_city
from models.queries.imports import apply, preview, results_of
from models.queries.organisation import (
    OrganisationCache,
    load_organisation,
    organisation_revision,
)
from models.queries.personnel_orders import orders_between, record_orders
from models.tables.database import Database, open_database

NOW = datetime(2026, 4, 1, 0, 0, tzinfo=UTC)
FIRST = date(2026, 4, 1)
OCTOBER = date(2026, 10, 1)
CITY = make_city(3, 60, "甲府市", FiscalYear(2026))


@pytest.fixture(params=["sqlite", "postgresql"])
def book_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"


@pytest.fixture
async def database(book_url: str) -> AsyncIterator[Database]:
    opened = open_database(book_url)
    async with opened.engine.begin() as connection:
        await connection.run_sync(SQLModel.metadata.create_all)
    yield opened
    await opened.close()


async def the_city(database: Database) -> Organisation:
    async with database.writing() as session:
        await write_city(session, CITY)
    return await standing(database)


async def standing(database: Database) -> Organisation:
    async with database.reading() as session:
        return await load_organisation(session)


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


def somebody(organisation: Organisation, title: str) -> Person:
    return next(
        it for it in organisation.people_on(FIRST) if organisation.title(it.id, FIRST) == title
    )


def an_order(
    number: str, person: Person, kind: OrderKind, day: date, **more: object
) -> PersonnelOrder:
    given = {"id": OrderId(number), "person_id": person.id, "kind": kind, "effective_on": day}
    return PersonnelOrder.model_validate({**given, "recorded_at": NOW, **more})


async def test_a_city_comes_back_as_it_was_written(database: Database) -> None:
    organisation = await the_city(database)
    assert {it.id: it for it in CITY.people} == organisation.people
    assert set(organisation.assignments) == set(CITY.assignments)
    assert set(organisation.spells) == set(CITY.spells)
    assert set(organisation.offices) == set(CITY.offices)
    assert organisation.revision == 1


async def test_the_cache_reads_again_only_after_a_change(database: Database) -> None:
    await the_city(database)
    cache = OrganisationCache()
    async with database.reading() as session:
        first = await cache.get(session)
        assert await cache.get(session) is first
    clerk = somebody(first, "福祉課 主任")
    async with database.writing() as session:
        await record_orders(session, [an_order("1", clerk, OrderKind.RETIREMENT, OCTOBER)])
    async with database.reading() as session:
        second = await cache.get(session)
    assert second.revision == first.revision + 1
    assert second.people[clerk.id].left_on == date(2026, 9, 30)


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


async def test_leave_return_and_a_move_on_the_same_first_day(database: Database) -> None:
    organisation = await the_city(database)
    clerk = somebody(organisation, "福祉課 主任")
    other, target = (organisation.posts_named(it)[0].id for it in ("土木課 主査", "人事課 主任"))
    march, back = date(2027, 3, 1), date(2027, 3, 15)
    async with database.writing() as session:
        await record_orders(
            session,
            [
                an_order("a", clerk, OrderKind.LEAVE, OCTOBER, leave_kind=LeaveKind.SICK),
                an_order("b", clerk, OrderKind.TRANSFER, march, post_id=other),
                an_order("c", clerk, OrderKind.TRANSFER, march, post_id=target),
                an_order("d", clerk, OrderKind.RETURN, back),
            ],
        )
    after = await standing(database)
    assert after.on_leave(clerk.id, date(2027, 3, 14)) is not None
    assert after.on_leave(clerk.id, back) is None
    assert after.title(clerk.id, march) == "人事課 主任"
    assert [it.post_id for it in after.held_between(clerk.id, march, march)] == [target]


async def test_an_order_that_cannot_be_carried_out_undoes_all_of_them(database: Database) -> None:
    organisation = await the_city(database)
    clerk = somebody(organisation, "福祉課 主任")
    orders = [
        an_order("1", clerk, OrderKind.RETIREMENT, OCTOBER),
        an_order("2", clerk, OrderKind.RETURN, date(2026, 11, 1)),
    ]
    with pytest.raises(BadInput) as refused:
        async with database.writing() as session:
            await record_orders(session, orders)
    assert refused.value.data == {"order_id": "2", "rule": "not_employed"}
    async with database.reading() as session:
        assert await organisation_revision(session) == 1
        assert await orders_between(session, FIRST, date(2027, 3, 31)) == []


async def test_an_order_for_a_stranger_is_refused_by_name_of_the_rule(database: Database) -> None:
    organisation = await the_city(database)
    clerk = somebody(organisation, "福祉課 主任")
    stranger = clerk.model_copy(update={"id": "nobody"})
    with pytest.raises(BadInput) as refused:
        async with database.writing() as session:
            await record_orders(session, [an_order("1", stranger, OrderKind.RETIREMENT, OCTOBER)])
    assert refused.value.data == {"order_id": "1", "rule": "unknown_person"}


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
