"""What tells of applications 応募の跡: every row of a campaign that would, and which tables have had such rows.

The deepest come first: nothing is left that names what is gone.
"""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.steps import CampaignStep
from models.processes import Process
from models.queries.case_traces import CASE_TABLES, Gone, Ids, delete_traces, traces_of
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
from models.tables.posting import PostingRow
from models.tables.posting_desk import PostingDisputeRow, PostingExitRow, PostingFeedbackRow
from models.tables.receipt import DraftRow, MessageRow, ReceiptRow
from models.tables.task import TaskRow
from models.tables.timeline import TimelineRow

TABLES: Final = (
    "posting_vetoes",
    "posting_exits",
    "posting_feedback",
    "posting_disputes",
    "interviews",
    "sealed_times",
    "candidacies",
    "applications",
    "assessments",
    *CASE_TABLES,
)
"""``models.tables.wiping.wipe`` clears what is left of such rows."""
_JUDGED: Final = (
    CampaignStep.ASSESS_APPLICANTS,
    CampaignStep.RANK_APPLICANTS,
    CampaignStep.DECIDE_PLACEMENTS,
)


def cases_of_applicants(cycle_id: str) -> Ids:
    """Cases of everybody who might apply in that campaign."""
    return select(col(CaseRow.id)).where(
        col(CaseRow.cycle_id) == cycle_id, col(CaseRow.process) == Process.APPLICATION
    )


async def delete_applications(session: AsyncSession, cycle_id: str) -> None:
    """Applications with all that hangs on them, what the panels wrote, what was disputed."""
    await delete_traces(session, _of_applications(cycle_id))
    await session.execute(
        update(MatchingRow)
        .where(col(MatchingRow.cycle_id) == cycle_id)
        .values(report={}, fingerprint="")
    )


async def delete_cases(session: AsyncSession, cycle_id: str) -> None:
    """The cases of all who might apply, with pages, tasks, receipts and timelines; they must have ended."""
    await delete_traces(session, _of_cases(cycle_id))


async def empty_what_was_judged(session: AsyncSession, cycle_id: str) -> None:
    """What panels and desk submitted in the campaign's own case; receipts keep their numbers and moments."""
    judged = (
        select(col(TaskRow.id))
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(col(CaseRow.cycle_id) == cycle_id, col(TaskRow.step).in_(_JUDGED))
    )
    receipts = select(col(ReceiptRow.id)).where(col(ReceiptRow.task_id).in_(judged))
    lines = col(TimelineRow.case_id).in_(_cases(cycle_id)), col(TimelineRow.step).in_(_JUDGED)
    for change in (
        update(MessageRow).where(col(MessageRow.id).in_(receipts)).values(details={}),
        update(ReceiptRow)
        .where(col(ReceiptRow.task_id).in_(judged))
        .values(content={}, content_hash=""),
        update(TimelineRow).where(*lines).values(details={}),
    ):
        await session.execute(change)


def _of_applications(cycle_id: str) -> Iterator[Gone]:
    postings = select(col(PostingRow.id)).where(col(PostingRow.cycle_id) == cycle_id)
    applications = select(col(ApplicationRow.id)).where(col(ApplicationRow.cycle_id) == cycle_id)
    chosen = select(col(CandidacyRow.id)).where(col(CandidacyRow.application_id).in_(applications))
    yield SealedTimeRow, col(SealedTimeRow.purpose).in_(chosen)
    yield InterviewRow, col(InterviewRow.candidacy_id).in_(chosen)
    yield VetoRow, col(VetoRow.candidacy_id).in_(chosen)
    yield CandidacyRow, col(CandidacyRow.application_id).in_(applications)
    yield PostingFeedbackRow, col(PostingFeedbackRow.application_id).in_(applications)
    yield PostingExitRow, col(PostingExitRow.application_id).in_(applications)
    yield ApplicationRow, col(ApplicationRow.cycle_id) == cycle_id
    yield AssessmentRow, col(AssessmentRow.posting_id).in_(postings)
    yield PostingDisputeRow, col(PostingDisputeRow.cycle_id) == cycle_id


def _of_cases(cycle_id: str) -> Iterator[Gone]:
    drafted = select(col(TaskRow.id)).where(col(TaskRow.case_id).in_(_cases(cycle_id)))
    yield DraftRow, col(DraftRow.task_id).in_(drafted)
    yield from traces_of(cases_of_applicants(cycle_id))


def _cases(cycle_id: str) -> Ids:
    """The campaign's own case with those of all who might apply."""
    return select(col(CaseRow.id)).where(col(CaseRow.cycle_id) == cycle_id)
