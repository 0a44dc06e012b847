"""The moment of a decision 配置の決定: nothing a panel says, and no veto, slips between what was seen and what is received."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.case import Selection
from models.challenge_job.steps import CampaignStep
from models.processes import Process
from models.tables.case import CaseRow
from models.tables.receipt import MessageRow, ReceiptRow
from models.tables.task import TaskRow

_STEPS = (CampaignStep.DECIDE_PLACEMENTS, CampaignStep.RANK_APPLICANTS)


async def is_order_on_its_way(session: AsyncSession, case_id: str) -> bool:
    """Whether a panel's order is received and does not stand in the book yet.

    It locks the tasks of the panels and the decision, in the order in which submissions lock them and, as
    pages do, before the campaign: no further order is received until the transaction ends.
    """
    await session.execute(
        select(col(TaskRow.id))
        .where(col(TaskRow.case_id) == case_id, col(TaskRow.step).in_(_STEPS))
        .order_by(col(TaskRow.id))
        .with_for_update(key_share=True)
    )
    unheard = (
        select(col(MessageRow.id))
        .join(TaskRow, col(TaskRow.key) == col(MessageRow.task_key))
        .where(
            col(MessageRow.case_id) == case_id,
            col(MessageRow.answered).is_(False),
            col(TaskRow.case_id) == case_id,
            col(TaskRow.step) == CampaignStep.RANK_APPLICANTS,
        )
    )
    return await session.scalar(unheard.limit(1)) is not None


async def is_decided(session: AsyncSession, cycle_id: str, call: int) -> bool:
    """Whether the decision of a call is received, also before the book has heard of it."""
    keys = await session.scalars(
        select(col(TaskRow.key))
        .join(ReceiptRow, col(ReceiptRow.task_id) == col(TaskRow.id))
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(CaseRow.process) == Process.CAMPAIGN,
            col(TaskRow.step) == CampaignStep.DECIDE_PLACEMENTS,
        )
    )
    return any(Selection.of_key(key).call == call for key in keys)
