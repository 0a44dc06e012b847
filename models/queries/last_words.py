"""Last words 締切までに届いた応募: receipts of applications that their cases have not heard of yet."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.processes import Process
from models.tables.case import CaseRow
from models.tables.receipt import MessageRow, ReceiptRow


class LastWord(NamedTuple):
    """A receipt as its application's page will find it."""

    case_id: str
    person_id: str
    task_key: str
    receipt: ReceiptRow


async def last_words(session: AsyncSession, cycle_id: str) -> list[LastWord]:
    """Applications, changes and withdrawals of a campaign that no page has answered, in the order received."""
    rows = await session.execute(
        select(CaseRow, MessageRow, ReceiptRow)
        .join(MessageRow, col(MessageRow.case_id) == col(CaseRow.id))
        .join(ReceiptRow, col(ReceiptRow.id) == col(MessageRow.id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(CaseRow.process) == Process.APPLICATION,
            col(MessageRow.answered).is_(False),
            col(MessageRow.act).in_((Act.SUBMIT, Act.WITHDRAW)),
        )
        .order_by(col(MessageRow.received_at))
    )
    return [
        LastWord(case.id, case.person_id, message.task_key, receipt)
        for case, message, receipt in rows
    ]
