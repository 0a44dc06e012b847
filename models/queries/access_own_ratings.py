"""Access to one's own ratings 自分の評価 in a cycle, so that an evaluator sees how the own marks spread; never others'."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.case import TaskState
from models.rights import Viewer
from models.tables.case import CaseRow
from models.tables.sheet import SheetRow
from models.tables.task import TaskRow


async def own_overalls(
    session: AsyncSession, viewer: Viewer, cycle_id: str, step: str
) -> tuple[list[str], int]:
    """The overall mark of each case the viewer rated at this step, and of how many people in all."""
    rows = await session.execute(
        select(col(SheetRow.case_id), col(SheetRow.content))
        .join(CaseRow, col(CaseRow.id) == col(SheetRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(SheetRow.author_id) == viewer.person_id,
            col(SheetRow.step) == step,
            col(SheetRow.act) == Act.SUBMIT,
        )
        .order_by(col(SheetRow.page_seq))
    )
    last = {case_id: content.get("overall") or "" for case_id, content in rows}
    people = await session.scalar(
        select(func.count(func.distinct(col(TaskRow.case_id))))
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(TaskRow.person_id) == viewer.person_id,
            col(TaskRow.step) == step,
            col(TaskRow.state) != TaskState.CANCELLED,
        )
    )
    return [letter for letter in last.values() if letter], people or 0
