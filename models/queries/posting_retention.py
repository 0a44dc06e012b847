"""Retention 保存期間 of open posting 庁内公募: past it whatever tells who applied, or how somebody was judged, is gone.

Of the cases of all who might apply none is left, so that who did looks like who did not. Postings, their
panels and the dates of a campaign stay; personnel orders are the personnel file's.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.audit import AuditAct
from models.challenge_job.days import Stage
from models.queries.audit import append_audit, audit_values
from models.queries.posting_traces import (
    cases_of_applicants,
    delete_applications,
    delete_cases,
    empty_what_was_judged,
)
from models.queries.sealed_sheets import key_of_applicant, key_of_dispute, key_of_panel
from models.tables.case import CaseRow, CaseState
from models.tables.posting import CampaignDayRow, PostingRow
from models.tables.posting_desk import PostingDisputeRow
from models.tables.seal import SealKeyRow

_AT_ONCE: Final = 500


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


async def has_ended(session: AsyncSession, cycle_id: str) -> bool:
    """Whether no case of the campaign lives: what a running process still writes is not taken from it."""
    living = select(col(CaseRow.id)).where(
        col(CaseRow.cycle_id) == cycle_id, col(CaseRow.state) != CaseState.CLOSED
    )
    return await session.scalar(living.limit(1)) is None


async def forget_campaign(session: AsyncSession, cycle_id: str, *, at: datetime) -> bool:
    """Destroys the keys of a campaign that has ended, and all rows that tell of applications.

    False if none was there any more. ``at``: the real moment for the audit trail, which names nobody and
    no number. Run again, or after a restore, it destroys what is there again.
    """
    cases = (await session.scalars(cases_of_applicants(cycle_id))).all()
    keys = await _keys(session, await _purposes(session, cycle_id, cases))
    await delete_applications(session, cycle_id)
    await empty_what_was_judged(session, cycle_id)
    await delete_cases(session, cycle_id)
    for some in _portions(keys):
        await session.execute(delete(SealKeyRow).where(col(SealKeyRow.id).in_(some)))
    if not (cases or keys):
        return False
    await append_audit(session, audit_values(AuditAct.CHANGED, "posting.forgotten", at=at))
    return True


async def _purposes(session: AsyncSession, cycle_id: str, cases: Sequence[str]) -> list[str]:
    postings = await session.scalars(
        select(col(PostingRow.id)).where(col(PostingRow.cycle_id) == cycle_id)
    )
    disputes = await session.scalars(
        select(col(PostingDisputeRow.id)).where(col(PostingDisputeRow.cycle_id) == cycle_id)
    )
    return [
        *map(key_of_applicant, cases),
        *map(key_of_panel, postings),
        *map(key_of_dispute, disputes),
    ]


async def _keys(session: AsyncSession, purposes: Sequence[str]) -> list[str]:
    """Also those destroyed before: that somebody had a key tells as much."""
    found: list[str] = []
    for some in _portions(purposes):
        rows = await session.scalars(
            select(col(SealKeyRow.id)).where(col(SealKeyRow.purpose).in_(some))
        )
        found.extend(rows)
    return found


def _portions(keys: Sequence[str]) -> list[Sequence[str]]:
    return [keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE)]
