"""Retention 保存期間 of open posting 庁内公募: past it whatever tells who applied, or how somebody was judged, is gone.

Postings, their panels and the dates of a campaign stay; personnel orders are the personnel file's.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from models.audit import AuditAct
from models.challenge_job.days import Stage
from models.challenge_job.steps import CampaignStep
from models.processes import Process
from models.queries.audit import append_audit, audit_values
from models.queries.sealed_sheets import key_of_applicant, key_of_dispute, key_of_panel
from models.tables.application import (
    ApplicationRow,
    AssessmentRow,
    CandidacyRow,
    MatchingRow,
    SealedTimeRow,
    VetoRow,
)
from models.tables.case import CaseRow
from models.tables.interview import InterviewRow
from models.tables.posting import CampaignDayRow, PostingRow
from models.tables.posting_desk import PostingDisputeRow, PostingExitRow, PostingFeedbackRow
from models.tables.receipt import DraftRow, MessageRow, ReceiptRow
from models.tables.seal import SealKeyRow
from models.tables.task import TaskRow

WIPED_AS_WELL: Final = (
    "posting_vetoes",
    "posting_exits",
    "interviews",
    "candidacies",
    "applications",
)
"""Tables with words of no seal, or with people; ``models.tables.wiping.wipe`` clears what is left of them."""
_AT_ONCE: Final = 500
_JUDGED: Final = (CampaignStep.ASSESS_APPLICANTS, CampaignStep.RANK_APPLICANTS)


def last_to_forget(today: date, keep_years: int) -> date:
    """Transfers of that day and before were kept for so many years; 2/29 counts as 2/28."""
    if (today.month, today.day) == (2, 29):
        return date(today.year - keep_years, 2, 28)
    return today.replace(year=today.year - keep_years)


async def campaigns_until(session: AsyncSession, last: date) -> list[str]:
    """Campaigns whose transfers took effect on that day or before."""
    rows = await session.scalars(
        select(col(CampaignDayRow.cycle_id)).where(
            col(CampaignDayRow.name) == Stage.TRANSFER_ON.value, col(CampaignDayRow.day) <= last
        )
    )
    return [*rows]


async def forget_campaign(
    session: AsyncSession, cycle_id: str, *, now: datetime, at: datetime
) -> int:
    """Destroys the campaign's keys and all they sealed; how many keys there were.

    ``now`` is business time, ``at`` the real moment for the audit trail, which names nobody. Run again,
    or after a restore, it destroys what is there again.
    """
    cases = await _ids(session, _cases(cycle_id))
    postings = await _ids(
        session, select(col(PostingRow.id)).where(col(PostingRow.cycle_id) == cycle_id)
    )
    disputes = await _ids(
        session,
        select(col(PostingDisputeRow.id)).where(col(PostingDisputeRow.cycle_id) == cycle_id),
    )
    await _delete_what_was_written(session, cycle_id, postings)
    await _empty_what_was_submitted(session, cases)
    await _empty_what_was_judged(session, cycle_id)
    purposes = [
        *map(key_of_applicant, cases),
        *map(key_of_panel, postings),
        *map(key_of_dispute, disputes),
    ]
    count = await _destroy(session, purposes, now)
    if count:
        await append_audit(session, audit_values(AuditAct.CHANGED, "posting.forgotten", at=at))
    return count


def _cases(cycle_id: str) -> Select[str]:
    return select(col(CaseRow.id)).where(
        col(CaseRow.cycle_id) == cycle_id, col(CaseRow.process) == Process.APPLICATION
    )


async def _ids(session: AsyncSession, rows: Select[str]) -> Sequence[str]:
    return (await session.scalars(rows)).all()


async def _delete_what_was_written(
    session: AsyncSession, cycle_id: str, postings: Sequence[str]
) -> None:
    """Applications with all that hangs on them, the deepest first."""
    applications = await _ids(
        session, select(col(ApplicationRow.id)).where(col(ApplicationRow.cycle_id) == cycle_id)
    )
    for some in _portions(applications):
        chosen = await _ids(
            session,
            select(col(CandidacyRow.id)).where(col(CandidacyRow.application_id).in_(some)),
        )
        for few in _portions(chosen):
            await _delete(session, SealedTimeRow, "purpose", few)
            await _delete(session, InterviewRow, "candidacy_id", few)
            await _delete(session, VetoRow, "candidacy_id", few)
            await _delete(session, CandidacyRow, "id", few)
        await _delete(session, PostingFeedbackRow, "application_id", some)
        await _delete(session, PostingExitRow, "application_id", some)
        await _delete(session, ApplicationRow, "id", some)
    for some in _portions(postings):
        await _delete(session, AssessmentRow, "posting_id", some)
    await _delete(session, PostingDisputeRow, "cycle_id", [cycle_id])
    await session.execute(
        update(MatchingRow).where(col(MatchingRow.cycle_id) == cycle_id).values(report={})
    )


async def _empty_what_was_submitted(session: AsyncSession, cases: Sequence[str]) -> None:
    """Receipts keep their numbers and moments; drafts go."""
    for some in _portions(cases):
        tasks = select(col(TaskRow.id)).where(col(TaskRow.case_id).in_(some))
        await session.execute(delete(DraftRow).where(col(DraftRow.task_id).in_(tasks)))
        await session.execute(
            update(ReceiptRow)
            .where(col(ReceiptRow.case_id).in_(some))
            .values(content={}, content_hash="")
        )
        await session.execute(
            update(MessageRow).where(col(MessageRow.case_id).in_(some)).values(details={})
        )


async def _empty_what_was_judged(session: AsyncSession, cycle_id: str) -> None:
    """What the panels submitted and drafted in the campaign's own case."""
    judged = (
        select(col(TaskRow.id))
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(col(CaseRow.cycle_id) == cycle_id, col(TaskRow.step).in_(_JUDGED))
    )
    await session.execute(delete(DraftRow).where(col(DraftRow.task_id).in_(judged)))
    await session.execute(
        update(ReceiptRow)
        .where(col(ReceiptRow.task_id).in_(judged))
        .values(content={}, content_hash="")
    )


async def _destroy(session: AsyncSession, purposes: Sequence[str], now: datetime) -> int:
    count = 0
    for some in _portions(purposes):
        living = await _ids(
            session,
            select(col(SealKeyRow.id)).where(
                col(SealKeyRow.purpose).in_(some), col(SealKeyRow.wrapped).is_not(None)
            ),
        )
        await session.execute(
            update(SealKeyRow)
            .where(col(SealKeyRow.id).in_(living))
            .values(wrapped=None, destroyed_at=now)
        )
        count += len(living)
    return count


async def _delete(
    session: AsyncSession, table: type[SQLModel], column: str, keys: Sequence[str]
) -> None:
    await session.execute(delete(table).where(getattr(table, column).in_(keys)))


def _portions(keys: Sequence[str]) -> list[Sequence[str]]:
    return [keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE)]
