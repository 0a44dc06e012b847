"""Messages 知らせ to cases: commands of HR and personnel orders, and those no case has answered yet."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.case import Message
from models.ids import new_id
from models.letters import Facts, LetterKind
from models.open_days import OpenDays
from models.processes import SEALED, TALKING, Process
from models.queries.clock import clock_offset
from models.queries.letters import letter_row
from models.queries.pages import as_message
from models.queries.programmes import end_unheard, give_back_unheard
from models.queries.refused_times import free_what_was_refused
from models.queries.upsert import insert_once
from models.tables.case import CaseRow, CaseState, PageRow
from models.tables.letter import LetterRow
from models.tables.receipt import MessageRow, ReceiptRow, ReceiptState

CASE_CLOSED = "case_closed"


async def command(
    session: AsyncSession,
    *,
    case_id: str,
    act: Act,
    by: str | None,
    at: datetime,
    task_key: str = "",
    details: Mapping[str, Any] | None = None,
    key: str = "",
) -> Message:
    """Writes something a case must hear that is no submission; the caller commits, then tells it.

    ``key`` is the key of the form it comes from: sent twice, the message that stands is given again.
    """
    row = MessageRow(
        id=key or new_id(),
        case_id=case_id,
        task_key=task_key,
        act=act,
        received_at=at,
        by_person_id=by,
        details=dict(details or {}),
    )
    if not await insert_once(session, row):
        row = await session.get_one(MessageRow, row.id)
    return as_message(row, await clock_offset(session))


async def is_written(session: AsyncSession, key: str) -> bool:
    """Whether the message of a form stands already."""
    return await session.get(MessageRow, key) is not None


async def unheard(
    session: AsyncSession, before: datetime, now: datetime, limit: int
) -> Sequence[tuple[str, Message]]:
    """Case ids and messages received before a moment that no case has answered, oldest first.

    A message that lies after ``now`` counts as well: the clock was moved back since.
    """
    offset = await clock_offset(session)
    rows = await session.scalars(
        select(MessageRow)
        .join(CaseRow, col(CaseRow.id) == col(MessageRow.case_id))
        .where(
            col(MessageRow.answered).is_(False),
            (col(MessageRow.received_at) <= before) | (col(MessageRow.received_at) > now),
            col(CaseRow.state).in_((CaseState.OPEN, CaseState.CLOSED)),
        )
        .order_by(col(MessageRow.received_at))
        .limit(limit)
    )
    return [(row.case_id, as_message(row, offset)) for row in rows]


async def refuse_after_the_end(
    session: AsyncSession, message_id: str, *, now: datetime, days: OpenDays
) -> bool:
    """Answers a message that came to a case whose run is over; True if it was refused by this call.

    Whoever had been told 受け付けました is told by letter, but of what is sealed by the own tasks alone. ``now`` is business time. The case is locked
    before its message is looked at, as by whoever writes its pages.
    """
    row = await session.get(MessageRow, message_id)
    if row is None:
        return False
    case = await session.get_one(CaseRow, row.case_id, with_for_update={"key_share": True})
    await session.refresh(row)
    if row.answered:
        return False
    stands = await session.scalar(
        select(col(PageRow.seq)).where(
            col(PageRow.case_id) == case.id, col(PageRow.cause_id) == message_id
        )
    )
    if case.state != CaseState.CLOSED or stands is not None:
        return False
    row.answered, row.refusal = True, CASE_CLOSED
    session.add(row)
    if row.act == Act.PLACE and case.process == Process.PAIR:
        await end_unheard(session, case.id, days.local_day(now))
    receipt = await session.get(ReceiptRow, message_id)
    if receipt is not None and case.process == Process.MENTORING and row.act == Act.CONFIRM:
        await give_back_unheard(session, receipt.content)
    if receipt is not None and case.process in TALKING:
        await free_what_was_refused(session, case.id, row.task_key)
    if receipt is not None:
        receipt.state, receipt.refusal = ReceiptState.REFUSED, CASE_CLOSED
        session.add(receipt)
        if case.process not in SEALED:
            await session.execute(insert(LetterRow), [_refusal(receipt, now, days)])
    return True


def _refusal(receipt: ReceiptRow, now: datetime, days: OpenDays) -> dict[str, Any]:
    return letter_row(
        LetterKind.RECEIPT_REFUSED,
        person_id=receipt.person_id,
        cause=f"{receipt.case_id}/{receipt.id}",
        at=now,
        days=days,
        case_id=receipt.case_id,
        facts=Facts(
            receipt_number=receipt.number, received_at=receipt.received_at, code=CASE_CLOSED
        ),
    )
