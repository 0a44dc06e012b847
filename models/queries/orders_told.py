"""Orders and the cases they touch 発令と案件: what has come into force and no case has been told yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.case import Message
from models.case.task import LIVING
from models.ids import new_id
from models.queries.clock import clock_offset
from models.queries.pages import as_message
from models.tables.case import CaseRow, CaseState
from models.tables.order_told import OrderToldRow
from models.tables.organisation import PersonnelOrderRow
from models.tables.receipt import MessageRow
from models.tables.task import TaskRow


@dataclass
class LivingCase:
    """A case that has not ended, with the tasks that somebody owes or will owe."""

    row: CaseRow
    tasks: list[TaskRow] = field(default_factory=list)


async def orders_to_tell(session: AsyncSession, today: date) -> Sequence[PersonnelOrderRow]:
    """Orders in force by ``today`` that have not been told, locked; another's round is passed over."""
    told = select(col(OrderToldRow.order_id))
    rows = await session.scalars(
        select(PersonnelOrderRow)
        .where(
            col(PersonnelOrderRow.effective_on) <= today,
            col(PersonnelOrderRow.id).not_in(told),
        )
        .order_by(col(PersonnelOrderRow.effective_on), col(PersonnelOrderRow.id))
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def living_cases(session: AsyncSession) -> list[LivingCase]:
    """Every case that has not ended, with its living tasks."""
    rows = await session.scalars(
        select(CaseRow).where(col(CaseRow.state) != CaseState.CLOSED).order_by(col(CaseRow.id))
    )
    cases = {row.id: LivingCase(row) for row in rows}
    for task in await session.scalars(select(TaskRow).where(col(TaskRow.state).in_(LIVING))):
        if task.case_id in cases:
            cases[task.case_id].tasks.append(task)
    return list(cases.values())


async def tell_orders(
    session: AsyncSession,
    orders: Sequence[PersonnelOrderRow],
    case_ids: Iterable[str],
    at: datetime,
) -> list[tuple[str, Message]]:
    """Writes one message to each case, and that these orders have been told; the caller commits."""
    rows = [
        MessageRow(
            id=new_id(),
            case_id=case_id,
            act=Act.ORDER,
            received_at=at,
            details={"orders": [order.id for order in orders]},
        )
        for case_id in case_ids
    ]
    session.add_all(rows)
    await session.execute(
        insert(OrderToldRow), [{"order_id": order.id, "told_at": at} for order in orders]
    )
    offset = await clock_offset(session)
    return [(row.case_id, as_message(row, offset)) for row in rows]
