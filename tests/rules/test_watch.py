"""The watch 見回り: a run that ended without its case is started again; every other is left alone."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.service import RPCError, RPCStatusCode

from activities.case_line import CaseLine
from activities.watch import Watch
from activities.world import WorldMaker
from models.queries.cycles import begin_closing, mark_launched
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow, CycleState
from models.tables.database import Database


@dataclass
class Engine:
    """An engine that knows one thing about every run, and notes what is started."""

    status: WorkflowExecutionStatus | None
    started: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)

    def get_workflow_handle(self, _id: str) -> "Engine":
        return self

    async def describe(self) -> "Engine":
        if self.status is None:
            raise RPCError("no such run", RPCStatusCode.NOT_FOUND, b"")
        return self

    async def execute_update(self, name: str, **_: Any) -> None:
        self.updated.append(name)

    async def start_workflow(self, *_: object, id: str, **__: Any) -> None:
        self.started.append(id)


@pytest.fixture
def book_url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"


@pytest.fixture
async def open_case(database: Database) -> str:
    async with database.writing() as session:
        session.add(
            CaseRow(
                id="c",
                process="evaluation",
                cycle_id="2026",
                person_id="yamada",
                pack_id="standard/2026",
                fiscal_year=2026,
                shape={"steps": []},
                state=CaseState.OPEN,
                phase="goals",
                opened_at=datetime(2026, 4, 1, tzinfo=UTC),
            )
        )
    return "case:c"


@pytest.mark.parametrize(
    ("status", "is_gone"),
    [
        (None, True),
        (WorkflowExecutionStatus.TERMINATED, True),
        (WorkflowExecutionStatus.CANCELED, True),
        (WorkflowExecutionStatus.FAILED, True),
        (WorkflowExecutionStatus.TIMED_OUT, True),
        (WorkflowExecutionStatus.RUNNING, False),
        (WorkflowExecutionStatus.CONTINUED_AS_NEW, False),
        (WorkflowExecutionStatus.COMPLETED, False),
    ],
)
async def test_a_lost_run_is_started_again(
    database: Database, open_case: str, status: WorkflowExecutionStatus | None, is_gone: bool
) -> None:
    engine = Engine(status)
    client = cast("Client", engine)
    await Watch(database, client, CaseLine(client), WorldMaker()).look_round()
    assert engine.started == ([open_case] if is_gone else [])


@pytest.mark.parametrize(
    ("state", "is_started", "told"),
    [
        (CycleState.OPENING, True, []),
        (CycleState.OPEN, False, []),
        (CycleState.CLOSING, True, ["close"]),
        (CycleState.CLOSED, False, []),
    ],
)
async def test_a_cycle_closed_while_the_engine_was_away_hears_of_it(
    database: Database, state: CycleState, is_started: bool, told: list[str]
) -> None:
    await _a_cycle(database, state)
    engine = Engine(WorkflowExecutionStatus.RUNNING)
    client = cast("Client", engine)
    await Watch(database, client, CaseLine(client), WorldMaker()).look_round()
    assert engine.started == (["cycle:2026"] if is_started else [])
    assert engine.updated == told


async def test_a_closing_cycle_whose_run_is_started_anew_stays_closing(database: Database) -> None:
    await _a_cycle(database, CycleState.CLOSING)
    async with database.writing() as session:
        await mark_launched(session, "2026")
        assert not await begin_closing(session, "2026")
    async with database.reading() as session:
        assert (await session.get_one(CycleRow, "2026")).state == CycleState.CLOSING


async def _a_cycle(database: Database, state: CycleState) -> None:
    async with database.writing() as session:
        session.add(
            CycleRow(
                id="2026",
                kind="annual",
                fiscal_year=2026,
                name="人事評価",
                pack_id="standard/2026",
                period_from=date(2026, 4, 1),
                period_to=date(2027, 3, 31),
                state=state,
                opened_at=datetime(2026, 4, 1, tzinfo=UTC),
            )
        )
