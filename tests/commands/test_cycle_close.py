"""Closing a cycle whose cases live: how many in each phase, which cases, what HR can do; no name, and exit 1."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from models.evaluation.steps import Phase, Step
from models.roles import Role
from models.tables.audit import AuditRow
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow, CycleState
from models.tables.database import open_database
from models.tables.task import TaskRow
from tests.commands.conftest import Types

CLOSE = ("cycle", "close", "annual", "--year", "2026")
NOON = datetime(2026, 10, 13, 3, 0, tzinfo=UTC)
A_DOZEN = 12


def _case(nth: int, state: CaseState = CaseState.OPEN) -> CaseRow:
    return CaseRow(
        id=f"case{nth:02}",
        process="Evaluation",
        cycle_id="the-cycle",
        person_id=f"山田{nth}",
        pack_id="pack",
        fiscal_year=2026,
        shape={},
        state=state,
        phase=Phase.GOALS if nth < 2 else Phase.RATING,
        opened_at=NOON,
    )


def _task(nth: int) -> TaskRow:
    return TaskRow(
        id=f"task{nth}",
        case_id=f"case{nth:02}",
        key="rate_first/1",
        step=Step.RATE_FIRST,
        role=Role.FIRST_EVALUATOR,
        subject_id=f"山田{nth}",
        locator=f"t{nth}",
        state="open",
        instants=[],
        opens_at=NOON,
        opened_by_page=1,
    )


async def _write(home: Path, *rows: object) -> None:
    database = open_database(f"sqlite+aiosqlite:///{home / 'ayumi.sqlite3'}")
    try:
        async with database.writing() as session:
            for row in rows:
                session.add(row)
                await session.flush()
    finally:
        await database.close()


@pytest.fixture
def cycle(home: Path, book: None) -> Path:
    row = CycleRow(
        id="the-cycle",
        kind="annual",
        fiscal_year=2026,
        name="人事評価",
        pack_id="pack",
        period_from=date(2026, 4, 1),
        period_to=date(2027, 3, 31),
        state=CycleState.OPEN,
        opened_at=NOON,
    )
    asyncio.run(_write(home, row))
    return home


def test_what_lives_is_told_by_phase_and_by_case_and_nothing_is_closed(
    types: Types, cycle: Path
) -> None:
    cases = [_case(nth) for nth in range(A_DOZEN)]
    ended = _case(99, CaseState.CLOSED)
    asyncio.run(_write(cycle, *cases, ended, _task(5)))

    result = types(*CLOSE)

    assert result.exit_code == 1
    assert "12 cases have not ended" in result.output
    assert "  goals: 2" in result.output
    assert "  rating: 10" in result.output
    assert "case case05  rating  waits for rate_first" in result.output
    assert "case case00  goals  waits for open" in result.output
    assert "and 2 more" in result.output
    assert "case99" not in result.output
    assert "next: " in result.output
    assert "山田" not in result.output


def test_a_cycle_nobody_opened_is_named(types: Types, cycle: Path) -> None:
    result = types("cycle", "close", "annual", "--year", "2027")
    assert result.exit_code == 1
    assert "no cycle annual" in result.output


def test_while_the_engine_is_away_the_book_keeps_that_it_is_closing(
    types: Types, cycle: Path
) -> None:
    asyncio.run(_write(cycle, _case(1, CaseState.CLOSED)))
    for _ in range(2):
        result = types(*CLOSE)
        assert result.exit_code == 0
        assert "令和8年度: closing" in result.output
        assert "once is enough" in result.output
    state, noted = asyncio.run(_closing(cycle))
    assert state == CycleState.CLOSING
    assert noted == ["system"]


def test_a_cycle_that_is_still_being_opened_is_closed_later(types: Types, cycle: Path) -> None:
    asyncio.run(_state(cycle, CycleState.OPENING))
    result = types(*CLOSE)
    assert result.exit_code == 1
    assert "still being opened" in result.output
    assert asyncio.run(_closing(cycle)) == (CycleState.OPENING, [])


async def _state(home: Path, state: CycleState) -> None:
    database = open_database(f"sqlite+aiosqlite:///{home / 'ayumi.sqlite3'}")
    try:
        async with database.writing() as session:
            await session.execute(update(CycleRow).values(state=state))
    finally:
        await database.close()


async def _closing(home: Path) -> tuple[str, list[str]]:
    """The cycle's state, and who closed it by the audit trail."""
    database = open_database(f"sqlite+aiosqlite:///{home / 'ayumi.sqlite3'}")
    try:
        async with database.reading() as session:
            row = await session.get_one(CycleRow, "the-cycle")
            noted = await session.scalars(
                select(col(AuditRow.actor_id)).where(col(AuditRow.what) == "cycle.close")
            )
            return row.state, [str(who) for who in noted]
    finally:
        await database.close()
