"""Writing and reading the audit trail 監査記録; the chain over it is in ``audit_chain``."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.audit import READS, SYSTEM, AuditAct
from models.tables.audit import AuditRow
from models.tables.database import Database


def audit_values(
    act: AuditAct,
    what: str,
    *,
    at: datetime,
    actor_id: str = SYSTEM,
    subject_id: str | None = None,
    case_id: str | None = None,
    reason: str | None = None,
    address: str | None = None,
) -> dict[str, Any]:
    """One entry as values for a Core list insert into ``audit_rows``; ``at`` is real time (UTC)."""
    return {
        "at": at,
        "actor_id": actor_id,
        "subject_id": subject_id,
        "case_id": case_id,
        "act": act.value,
        "what": what,
        "reason": reason,
        "address": address,
    }


async def append_audit(session: AsyncSession, *entries: dict[str, Any]) -> None:
    """Appends entries made by ``audit_values`` in the transaction of what they tell of."""
    if entries:
        table: Table = AuditRow.__table__  # type: ignore[attr-defined]
        await session.execute(insert(table), list(entries))


async def record_read(
    database: Database,
    *,
    at: datetime,
    viewer_id: str,
    subject_ids: Iterable[str],
    what: str,
    case_id: str | None = None,
    reason: str | None = None,
    address: str | None = None,
    act: AuditAct = AuditAct.READ,
) -> None:
    """Commits who is about to read what about whom; the page is shown only after this (P07).

    Reading one's own file is no entry. ``subject_ids`` has several for a list of people.
    """
    entries = [
        audit_values(
            act,
            what,
            at=at,
            actor_id=viewer_id,
            subject_id=subject_id,
            case_id=case_id,
            reason=reason,
            address=address,
        )
        for subject_id in sorted(set(subject_ids) - {viewer_id})
    ]
    if entries:
        async with database.writing() as session:
            await append_audit(session, *entries)


async def who_looked(session: AsyncSession, person_id: str, limit: int = 500) -> Sequence[AuditRow]:
    """Who read this person's file, newest first: the page 閲覧の記録 of the person (P09)."""
    found = await session.scalars(
        select(AuditRow)
        .where(
            col(AuditRow.subject_id) == person_id,
            col(AuditRow.act).in_([act.value for act in READS]),
            col(AuditRow.actor_id) != person_id,
        )
        .order_by(col(AuditRow.at).desc(), col(AuditRow.id).desc())
        .limit(limit)
    )
    return found.all()
