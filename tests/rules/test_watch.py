"""The watch 見回り: a run that ended without its case is started again; every other is left alone."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.service import RPCError, RPCStatusCode

from activities.case_line import CaseLine
from activities.watch import Watch
from activities.world import WorldMaker
from models.tables.case import CaseRow, CaseState
from models.tables.database import Database


@dataclass
class Engine:
    """An engine that knows one thing about every run, and notes what is started."""

    status: WorkflowExecutionStatus | None
    started: list[str] = field(default_factory=list)

    def get_workflow_handle(self, _id: str) -> "Engine":
        return self

    async def describe(self) -> "Engine":
        if self.status is None:
            raise RPCError("no such run", RPCStatusCode.NOT_FOUND, b"")
        return self

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
