"""The schema 台帳の版: the steps make exactly the tables of the code, on both databases, frozen rows and all."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ayumi.migrating import SchemaTooNew, differences, newest, upgrade
from ayumi.schema_standing import SchemaOld, require_newest
from models.tables.all import METADATA, TABLE_MODULES
from models.tables.audit_freeze import FREEZES
from models.tables.database import open_database

SHEET: dict[str, Any] = {
    "id": "s1",
    "case_id": "c1",
    "step": "rate_first",
    "act": "submit",
    "page_seq": 3,
    "task_key": "rate_first/1",
    "content": "{}",
    "author_id": "p1",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, postgres_url: str, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return postgres_url
    return f"sqlite+aiosqlite:///{tmp_path / 'book.sqlite3'}"


async def test_the_steps_make_the_tables_of_the_code(url: str) -> None:
    assert await upgrade(url) == newest()
    assert await differences(url) == []


async def test_upgrading_again_changes_nothing(url: str) -> None:
    await upgrade(url)
    assert await upgrade(url) == newest()
    await require_newest(url)


async def test_an_empty_book_is_named_as_old(url: str) -> None:
    with pytest.raises(SchemaOld):
        await require_newest(url)


async def test_a_book_of_a_newer_version_is_left_alone(url: str) -> None:
    await upgrade(url)
    await _say(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaTooNew):
        await upgrade(url)


async def test_a_confirmed_sheet_can_be_neither_changed_nor_deleted(url: str) -> None:
    await upgrade(url)
    await _a_sheet(url)
    await _say(url, "UPDATE sheets SET author_id = 'p2'")
    await _say(url, "UPDATE sheets SET frozen_at = '2027-03-10 00:00:00'")
    for attempt in ("UPDATE sheets SET author_id = 'p3'", "DELETE FROM sheets"):
        with pytest.raises(DBAPIError, match="frozen"):
            await _say(url, attempt)


async def test_freezes_stand_again_after_a_table_was_rebuilt(url: str) -> None:
    await upgrade(url)
    for freeze in FREEZES:
        where = f" ON {freeze.table}" if url.startswith("postgresql") else ""
        await _say(url, f"DROP TRIGGER freeze_{freeze.table}_update{where}")
    await upgrade(url)
    await _a_sheet(url)
    await _say(url, "UPDATE sheets SET frozen_at = '2027-03-10 00:00:00'")
    with pytest.raises(DBAPIError, match="frozen"):
        await _say(url, "UPDATE sheets SET author_id = 'p3'")


def test_no_module_of_tables_is_forgotten() -> None:
    modules = {path.stem for path in Path("models/tables").glob("*.py")} - {"__init__"}
    assert modules == set(TABLE_MODULES)
    assert {freeze.table for freeze in FREEZES} <= set(METADATA.tables)


async def _a_sheet(url: str) -> None:
    case = (
        "INSERT INTO cases (id, process, cycle_id, person_id, pack_id, fiscal_year, shape, epoch, "
        "seq, state, phase, outcome, trouble, opened_at) VALUES ('c1', 'evaluation', 'y', 'p1', "
        "'k', 2026, '{}', 0, 3, 'open', 'rating', '', '', '2026-04-24 00:00:00')"
    )
    await _say(url, case)
    names = ", ".join(SHEET)
    values = ", ".join(f"'{it}'" if isinstance(it, str) else str(it) for it in SHEET.values())
    await _say(
        url, f"INSERT INTO sheets ({names}, written_at) VALUES ({values}, '2027-02-01 00:00:00')"
    )


async def _say(url: str, sentence: str) -> None:
    database = open_database(url)
    try:
        async with database.engine.begin() as connection:
            await connection.execute(text(sentence))
    finally:
        await database.close()
