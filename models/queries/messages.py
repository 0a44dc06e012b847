"""Messages 知らせ to cases: commands of HR and personnel orders, and those no case has answered yet."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.case import Message
from models.ids import new_id
from models.queries.clock import clock_offset
from models.queries.pages import as_message
from models.tables.case import CaseRow, CaseState, PageRow
from models.tables.receipt import MessageRow, ReceiptRow, ReceiptState


async def command(
    session: AsyncSession,
    *,
    case_id: str,
    act: Act,
    by: str | None,
    at: datetime,
    task_key: str = "",
    details: Mapping[str, Any] | None = None,
) -> Message:
    """Writes something a case must hear that is no submission; the caller commits, then tells it."""
    row = MessageRow(
        id=new_id(),
        case_id=case_id,
        task_key=task_key,
        act=act,
        received_at=at,
        by_person_id=by,
        details=dict(details or {}),
    )
    session.add(row)
    await session.flush()
    return as_message(row, await clock_offset(session))


async def unheard(
    session: AsyncSession, before: datetime, limit: int
) -> Sequence[tuple[str, Message]]:
    """Case ids and messages received before a moment that no case has answered, oldest first."""
    offset = await clock_offset(session)
    rows = await session.scalars(
        select(MessageRow)
        .join(CaseRow, col(CaseRow.id) == col(MessageRow.case_id))
        .where(
            col(MessageRow.answered).is_(False),
            col(MessageRow.received_at) <= before,
            col(CaseRow.state).in_((CaseState.OPEN, CaseState.CLOSED)),
        )
        .order_by(col(MessageRow.received_at))
        .limit(limit)
    )
    return [(row.case_id, as_message(row, offset)) for row in rows]


async def refuse_after_the_end(session: AsyncSession, message_id: str) -> bool:
    """Answers a message that came to a case whose run is over; True if it was refused by this call."""
    row = await session.get(MessageRow, message_id, with_for_update=True)
    if row is None or row.answered:
        return False
    case = await session.get_one(CaseRow, row.case_id, with_for_update=True)
    stands = await session.scalar(
        select(col(PageRow.seq)).where(
            col(PageRow.case_id) == case.id, col(PageRow.cause_id) == message_id
        )
    )
    if case.state != CaseState.CLOSED or stands is not None:
        return False
    row.answered, row.refusal = True, "case_closed"
    session.add(row)
    await session.execute(
        update(ReceiptRow)
        .where(col(ReceiptRow.id) == message_id)
        .values(state=ReceiptState.REFUSED, refusal="case_closed")
    )
    return True
