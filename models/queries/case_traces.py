"""What tells of a case 案件の跡: its pages, tasks, receipts and timeline, and how such rows are deleted.

The deepest come first: nothing is left that names what is gone.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import ColumnElement, Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from models.queries.letters import changed
from models.tables.case import CaseRow, PageRow
from models.tables.receipt import DraftRow, MessageRow, ReceiptRow
from models.tables.settled_refusal import SettledRefusalRow
from models.tables.task import TaskRow
from models.tables.timeline import TimelineRow

CASE_TABLES: Final = (
    "settled_refusals",
    "drafts",
    "receipts",
    "messages",
    "timeline",
    "pages",
    "tasks",
    "cases",
)
"""``models.tables.wiping.wipe`` clears what is left of such rows."""
Ids = Select[str]
"""A question for ids, asked inside another."""
Gone = tuple[type[SQLModel], ColumnElement[bool]]
"""A table, and which of its rows go."""


def traces_of(cases: Ids) -> Iterator[Gone]:
    """The cases themselves with all that every process writes; they must have ended."""
    tasks = select(col(TaskRow.id)).where(col(TaskRow.case_id).in_(cases))
    receipts = select(col(ReceiptRow.id)).where(col(ReceiptRow.case_id).in_(cases))
    yield SettledRefusalRow, col(SettledRefusalRow.receipt_id).in_(receipts)
    yield DraftRow, col(DraftRow.task_id).in_(tasks)
    yield ReceiptRow, col(ReceiptRow.case_id).in_(cases)
    yield MessageRow, col(MessageRow.case_id).in_(cases)
    yield TimelineRow, col(TimelineRow.case_id).in_(cases)
    yield PageRow, col(PageRow.case_id).in_(cases)
    yield TaskRow, col(TaskRow.case_id).in_(cases)
    yield CaseRow, col(CaseRow.id).in_(cases)


async def delete_traces(session: AsyncSession, gone: Iterable[Gone]) -> int:
    """Deletes them in this order; returns how many rows there were."""
    return sum([await changed(session, delete(table).where(which)) for table, which in gone])
