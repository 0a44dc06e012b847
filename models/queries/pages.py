"""Pages 頁 of the books of many cases: what a group of pages needs to know, and writing it at once.

All reads and writes are by lists, so that a group of sixty pages costs about as many statements as
one page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, Update, bindparam, delete, insert, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from models.case import Message, Page
from models.case.task import LIVING
from models.queries.campaigns import CampaignBook, keep_campaigns
from models.queries.letters import write_letters
from models.queries.programmes import ProgrammeBook, keep_programmes
from models.queries.reservations import Wanted, keep_only
from models.tables.audit import AuditRow
from models.tables.case import CaseRow, PageRow
from models.tables.receipt import DraftRow, MessageRow, ReceiptRow
from models.tables.sheet import DisclosureRow, ResultRow, SheetRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow
from models.tables.timeline import TimelineRow

Values = dict[str, Any]

# Statements asked for every page are built once; building one costs as much as running it.
_CASES = (
    select(CaseRow)
    .where(col(CaseRow.id).in_(bindparam("case_ids", expanding=True)))
    .order_by(col(CaseRow.id))
    .with_for_update(key_share=True)
)
_LIVING_TASKS = (
    select(TaskRow)
    .where(
        col(TaskRow.case_id).in_(bindparam("case_ids", expanding=True)),
        col(TaskRow.state).in_(LIVING),
    )
    .order_by(col(TaskRow.id))
    .with_for_update(key_share=True)
)
_MESSAGES = (
    select(MessageRow, ReceiptRow)
    .outerjoin(ReceiptRow, col(ReceiptRow.id) == col(MessageRow.id))
    .where(col(MessageRow.id).in_(bindparam("message_ids", expanding=True)))
)


@dataclass(frozen=True)
class Known:
    """What stands in the book about a group of cases, read under the lock of their case rows."""

    cases: dict[str, CaseRow]
    tasks: dict[str, list[TaskRow]]
    """Living tasks by case."""
    messages: dict[str, MessageRow]
    receipts: dict[str, ReceiptRow]


@dataclass
class Writes:
    """Everything a group of pages writes, by table."""

    pages: list[Values] = field(default_factory=list)
    cases: list[Values] = field(default_factory=list)
    new_tasks: list[Values] = field(default_factory=list)
    tasks: list[Values] = field(default_factory=list)
    letters: list[Values] = field(default_factory=list)
    timeline: list[Values] = field(default_factory=list)
    audit: list[Values] = field(default_factory=list)
    sheets: list[Values] = field(default_factory=list)
    results: list[Values] = field(default_factory=list)
    disclosures: list[Values] = field(default_factory=list)
    frozen: list[Values] = field(default_factory=list)
    messages: list[Values] = field(default_factory=list)
    new_messages: list[Values] = field(default_factory=list)
    """What the case must hear next because of this page; told by the receipt desk."""
    receipts: list[Values] = field(default_factory=list)
    new_talks: list[Values] = field(default_factory=list)
    talks: list[Values] = field(default_factory=list)
    held_times: list[tuple[str, tuple[Wanted, ...]]] = field(default_factory=list)
    """What each purpose still reserves; everything else it held is free again."""
    campaigns: dict[str, CampaignBook] = field(default_factory=dict)
    """By cycle, what the group's pages know and change of open posting 庁内公募."""
    programmes: dict[str, ProgrammeBook] = field(default_factory=dict)
    """By cycle, what the group's pages know and change of a programme メンター・OJTの制度."""
    undrafted_task_ids: list[str] = field(default_factory=list)
    """Tasks whose drafts go: they are closed, or somebody else's now."""


async def locked_cases(session: AsyncSession, case_ids: Iterable[str]) -> dict[str, CaseRow]:
    """The case rows, locked in the order of their ids until the transaction ends.

    The lock lets rows that refer to the case be inserted meanwhile: a submission holds its task's
    row and adds a message to the case, and neither waits for the other.
    """
    rows = await session.scalars(_CASES, {"case_ids": sorted(set(case_ids))})
    return {row.id: row for row in rows}


async def standing_from(session: AsyncSession, case_id: str, seq: int) -> list[Page]:
    """The pages of a case from ``seq`` on, in order."""
    bodies = await session.scalars(
        select(col(PageRow.body))
        .where(col(PageRow.case_id) == case_id, col(PageRow.seq) >= seq)
        .order_by(col(PageRow.seq))
    )
    return [Page.model_validate(body) for body in bodies]


async def known_about(
    session: AsyncSession, cases: dict[str, CaseRow], cause_ids: Iterable[str]
) -> Known:
    """Living tasks of the cases, and the messages and receipts behind the causes.

    Tasks are locked in the order of their ids, as submissions lock them: neither waits for the other
    in a circle.
    """
    tasks: dict[str, list[TaskRow]] = {case_id: [] for case_id in cases}
    for task in await session.scalars(_LIVING_TASKS, {"case_ids": list(cases)}):
        tasks[task.case_id].append(task)
    for of_case in tasks.values():
        of_case.sort(key=lambda task: task.key)
    known = Known(cases, tasks, {}, {})
    for message, receipt in await session.execute(_MESSAGES, {"message_ids": list(cause_ids)}):
        known.messages[message.id] = message
        if receipt is not None:
            known.receipts[message.id] = receipt
    return known


async def unheard_in_time(
    session: AsyncSession, case_id: str, task_key: str, until: datetime, offset: float
) -> tuple[Message, ...]:
    """Messages about a task received up to ``until`` that its case has not answered yet.

    Without a task, about any of the case: with a date of a campaign 公募 all that was owed until then ends.
    """
    rows = await session.scalars(
        select(MessageRow)
        .where(
            col(MessageRow.case_id) == case_id,
            col(MessageRow.task_key) == task_key if task_key else true(),
            col(MessageRow.answered).is_(False),
            col(MessageRow.received_at) <= until,
        )
        .order_by(col(MessageRow.received_at))
    )
    return tuple(as_message(row, offset) for row in rows)


def as_message(row: MessageRow, offset: float) -> Message:
    """The row as the case hears it: no content, no person."""
    return Message.model_validate(
        {
            "id": row.id,
            "act": row.act,
            "task_key": row.task_key,
            "at": row.received_at,
            "offset": offset,
        }
    )


async def write(session: AsyncSession, writes: Writes) -> None:
    """Writes a group of pages; the caller holds the locks and commits."""
    await _change(session, CaseRow, writes.cases, key="id")
    await _change(session, TaskRow, writes.tasks, key="id")
    for table, rows in (
        (PageRow, writes.pages),
        (TaskRow, writes.new_tasks),
        (TimelineRow, writes.timeline),
        (AuditRow, writes.audit),
        (SheetRow, writes.sheets),
        (ResultRow, writes.results),
        (DisclosureRow, writes.disclosures),
        (TalkRow, writes.new_talks),
        (MessageRow, writes.new_messages),
    ):
        await _add(session, table, rows)
    await write_letters(session, writes.letters)
    await _change(session, TalkRow, writes.talks, key="id")
    await _change(session, MessageRow, writes.messages, key="id")
    await _change(session, ReceiptRow, writes.receipts, key="id")
    await keep_only(session, dict(writes.held_times))
    await keep_campaigns(session, writes.campaigns.values())
    await keep_programmes(session, writes.programmes.values())
    await _freeze(session, writes.frozen)
    if writes.undrafted_task_ids:
        gone = col(DraftRow.task_id).in_(writes.undrafted_task_ids)
        await session.execute(delete(DraftRow).where(gone))


async def _add(session: AsyncSession, table: type[SQLModel], rows: Sequence[Values]) -> None:
    if rows:
        await session.execute(_insert(table), list(rows))


async def _change(
    session: AsyncSession, table: type[SQLModel], rows: Sequence[Values], *, key: str
) -> None:
    """Updates rows by key; rows that change the same columns go together."""
    groups: dict[tuple[str, ...], list[Values]] = {}
    for row in rows:
        groups.setdefault(tuple(sorted(set(row) - {key})), []).append(row)
    for columns, same in groups.items():
        await session.execute(
            _update(table, columns, key),
            [{"the_key": r[key]} | {f"new_{name}": r[name] for name in columns} for r in same],
            execution_options={"synchronize_session": False},
        )


async def _freeze(session: AsyncSession, cases: Sequence[Values]) -> None:
    sheets = _core(SheetRow)
    for case in cases:
        await session.execute(
            update(sheets)
            .where(sheets.c.case_id == case["case_id"], sheets.c.frozen_at.is_(None))
            .values(frozen_at=case["frozen_at"])
        )


@cache
def _insert(table: type[SQLModel]) -> Insert:
    return insert(_core(table))


@cache
def _update(table: type[SQLModel], columns: tuple[str, ...], key: str) -> Update:
    core = _core(table)
    return (
        update(core)
        .where(core.c[key] == bindparam("the_key"))
        .values({name: bindparam(f"new_{name}", type_=core.c[name].type) for name in columns})
    )


def _core(table: type[SQLModel]) -> Table:
    core: Table = table.__table__  # type: ignore[attr-defined]
    return core
