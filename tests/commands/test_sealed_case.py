"""``ayumi case show`` of a sealed case 封をした案件: that there is one, and nothing of how far it is."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.processes import Process
from models.tables.case import CaseRow
from models.tables.database import open_database
from tests.commands.conftest import Types

NOW = datetime(2026, 10, 13, 3, tzinfo=UTC)


def _in_the_book(home: Path, seq: int) -> None:
    """The case as it stands at this page."""

    async def writes() -> None:
        database = open_database(f"sqlite+aiosqlite:///{home / 'ayumi.sqlite3'}")
        try:
            async with database.writing() as session:
                await session.merge(_the_case(seq))
        finally:
            await database.close()

    asyncio.run(writes())


def _the_case(seq: int) -> CaseRow:
    return CaseRow(
        id="a-case",
        process=Process.APPLICATION,
        cycle_id="a-cycle",
        person_id="yamada",
        pack_id="kofu/2026",
        fiscal_year=2026,
        shape={},
        seq=seq,
        state="open",
        phase="open",
        opened_at=NOW,
    )


@pytest.mark.usefixtures("book")
def test_it_says_the_same_however_far_the_case_is(types: Types, home: Path) -> None:
    _in_the_book(home, 0)
    before = types("case", "show", "a-case")
    _in_the_book(home, 4)
    after = types("case", "show", "a-case")

    assert before.exit_code == after.exit_code == 0
    assert before.output == after.output
    assert "sealed" in after.output
