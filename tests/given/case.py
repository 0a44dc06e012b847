"""A case 案件 as a story asks about it: what is open and with whom, what was said, how it ended."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from models.case.task import LIVING, TaskState
from models.ids import CaseId
from models.tables.case import CaseRow, PageRow
from models.tables.database import Database
from models.tables.receipt import ReceiptRow
from models.tables.sheet import DisclosureRow, ResultRow, SheetRow
from models.tables.task import TaskRow
from models.tables.timeline import TimelineRow
from tests.given.hall import name_of

TOKYO_HOURS = 9


@dataclass(frozen=True)
class CaseInTheCity:
    database: Database
    id: CaseId

    async def row(self) -> CaseRow:
        async with self.database.reading() as session:
            return await session.get_one(CaseRow, self.id)

    async def phase(self) -> str:
        return (await self.row()).phase

    async def outcome(self) -> str:
        return (await self.row()).outcome

    async def open_tasks(self) -> list[tuple[str, str]]:
        """Step and family name of whoever owes it, or the desk's role; windows are left out."""
        return [
            (task.step, name_of(task))
            for task in await self.tasks()
            if task.state == TaskState.OPEN and not task.optional
        ]

    async def windows(self) -> list[str]:
        """Steps that may be taken now and need not."""
        return [t.step for t in await self.tasks() if t.state == TaskState.OPEN and t.optional]

    async def tasks(self) -> list[TaskRow]:
        return await self._all(TaskRow, TaskRow.opened_by_page, TaskRow.key)

    async def living(self, step: str) -> TaskRow:
        return next(t for t in await self.tasks() if t.step == step and t.state in LIVING)

    async def latest(self, step: str) -> TaskRow:
        return [task for task in await self.tasks() if task.step == step][-1]

    async def due_day(self, step: str) -> date:
        task = await self.living(step)
        assert task.due_at
        return task.due_at.date()

    async def verdicts(self) -> list[tuple[str, str]]:
        """Steps in the order they ended, with how; windows nobody used are left out."""
        ended = [t for t in await self.tasks() if t.verdict]
        ended.sort(key=lambda task: (task.closed_by_page, task.key))
        return [(t.step, t.verdict) for t in ended if not (t.optional and t.verdict == "expired")]

    async def timeline(self) -> list[str]:
        return [line.what for line in await self._all(TimelineRow, TimelineRow.page_seq)]

    async def receipts(self) -> list[tuple[str, str, str]]:
        """Act, state and refusal, in the order received."""
        rows = await self._all(ReceiptRow, ReceiptRow.received_at)
        return [(row.act, row.state, row.refusal) for row in rows]

    async def sheets(self, step: str) -> list[SheetRow]:
        rows = await self._all(SheetRow, SheetRow.page_seq)
        return [row for row in rows if row.step == step]

    async def results(self) -> list[ResultRow]:
        return await self._all(ResultRow, ResultRow.version)

    async def disclosures(self) -> list[DisclosureRow]:
        return await self._all(DisclosureRow, DisclosureRow.version)

    async def pages(self) -> list[PageRow]:
        return await self._all(PageRow, PageRow.seq)

    async def _all(self, table: Any, *order: Any) -> list[Any]:
        async with self.database.reading() as session:
            rows = await session.scalars(
                select(table).where(col(table.case_id) == self.id).order_by(*order)
            )
            return list(rows)
