"""Submissions taken and then refused 受付後に進められなかった提出, for HR: states and names, never what was written.

A matter is open until HR notes what was done, or the same person's later submission of that step was
applied. Every function raises NotFound for whoever is not HR.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, exists, func, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from models.case import Verdict
from models.errors import ChangedMeanwhile, NotAllowed, NotFound
from models.processes import Process
from models.queries.messages import CASE_CLOSED
from models.rights import Viewer
from models.tables.case import CaseRow
from models.tables.receipt import ReceiptRow, ReceiptState
from models.tables.settled_refusal import SettledRefusalRow
from models.tables.task import TaskRow

_AFTER_THE_LAST_DAY: Final = frozenset({Verdict.EXPIRED, Verdict.HANDED_TO_HR})


@dataclass(frozen=True)
class Refusal:
    """One refused submission. ``why`` is ``case_closed``, ``expired`` or ``moved_on``."""

    receipt_id: str
    number: str
    case_id: str
    person_id: str
    """Who submitted: whose task it was, also where a clerk typed it from paper."""
    subject_id: str
    step: str
    act: str
    received_at: datetime
    why: str


async def open_refusals(
    session: AsyncSession, viewer: Viewer, limit: int = 20
) -> tuple[Sequence[Refusal], int]:
    """The open matters of all cycles, the oldest first, and how many there are; one question."""
    _only_hr(viewer)
    rows = await session.execute(
        _refused(func.count().over()).where(_is_open()).order_by(*_OLDEST_FIRST).limit(limit)
    )
    found = rows.all()
    return [_refusal(row) for row in found], int(found[0][-1]) if found else 0


async def refusals_of_case(
    session: AsyncSession, viewer: Viewer, case_id: str
) -> Sequence[Refusal]:
    """The open matters of one case, the oldest first."""
    _only_hr(viewer)
    rows = await session.execute(
        _refused().where(col(ReceiptRow.case_id) == case_id, _is_open()).order_by(*_OLDEST_FIRST)
    )
    return [_refusal(row) for row in rows]


async def refusal_to_settle(
    session: AsyncSession, viewer: Viewer, case_id: str, receipt_id: str
) -> Refusal:
    """One open matter that this member of HR may settle.

    Raises NotFound, NotAllowed for one's own case or submission, and ChangedMeanwhile once it is
    settled or was answered by a later submission.
    """
    _only_hr(viewer)
    row = (
        await session.execute(
            _refused(_is_open()).where(
                col(ReceiptRow.id) == receipt_id, col(ReceiptRow.case_id) == case_id
            )
        )
    ).first()
    if row is None:
        raise NotFound
    found = _refusal(row)
    if viewer.person_id in (found.person_id, found.subject_id):
        raise NotAllowed
    if not row[-1]:
        raise ChangedMeanwhile(step=found.step)
    return found


async def settle_refusal(
    session: AsyncSession,
    viewer: Viewer,
    case_id: str,
    receipt_id: str,
    reason: str,
    *,
    at: datetime,
) -> Refusal:
    """Notes what was done about it; ``at`` is business time. The caller writes the audit entry.

    Raises what ``refusal_to_settle`` raises: of two colleagues the second is told so.
    """
    await session.get(ReceiptRow, receipt_id, with_for_update={"key_share": True})
    refusal = await refusal_to_settle(session, viewer, case_id, receipt_id)
    note = {
        "receipt_id": refusal.receipt_id,
        "by_person_id": viewer.person_id,
        "at": at,
        "reason": reason,
    }
    await session.execute(insert(SettledRefusalRow), [note])
    return refusal


_OLDEST_FIRST: Final = (col(ReceiptRow.received_at), col(ReceiptRow.id))
_IS_REFUSED: Final = col(ReceiptRow.state) == literal(
    ReceiptState.REFUSED.value, literal_execute=True
)
"""Spelled out in the statement, so that the databases use the index of refused receipts alone."""


def _refused(*more: ColumnElement[Any]) -> Select[Any]:
    return (
        select(ReceiptRow, TaskRow, col(CaseRow.person_id), *more)
        .join(TaskRow, col(TaskRow.id) == col(ReceiptRow.task_id))
        .join(CaseRow, col(CaseRow.id) == col(ReceiptRow.case_id))
        .where(_IS_REFUSED, col(CaseRow.process) == Process.EVALUATION)
    )


def _is_open() -> ColumnElement[bool]:
    later, its_task = aliased(ReceiptRow), aliased(TaskRow)
    settled = exists().where(col(SettledRefusalRow.receipt_id) == col(ReceiptRow.id))
    done_again = (
        exists()
        .where(col(later.case_id) == col(ReceiptRow.case_id))
        .where(col(later.person_id) == col(ReceiptRow.person_id))
        .where(col(later.state) == ReceiptState.APPLIED)
        .where(col(later.received_at) > col(ReceiptRow.received_at))
        .where(col(its_task.id) == col(later.task_id), col(its_task.step) == col(TaskRow.step))
    )
    return ~settled & ~done_again


def _refusal(row: Any) -> Refusal:
    receipt, task, subject_id = row[0], row[1], row[2]
    return Refusal(
        receipt_id=receipt.id,
        number=receipt.number,
        case_id=receipt.case_id,
        person_id=receipt.on_behalf_of or receipt.person_id,
        subject_id=subject_id,
        step=task.step,
        act=receipt.act,
        received_at=receipt.received_at,
        why=_why(receipt, task),
    )


def _why(receipt: ReceiptRow, task: TaskRow) -> str:
    if receipt.refusal == CASE_CLOSED:
        return CASE_CLOSED
    return "expired" if task.verdict in _AFTER_THE_LAST_DAY else "moved_on"


def _only_hr(viewer: Viewer) -> None:
    if not viewer.is_hr:
        raise NotFound
