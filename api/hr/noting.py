"""Noting at the HR desk 人事課の監査記録: what HR changed, by whom, from where, and why where a reason was asked."""

from collections.abc import Iterable
from typing import Any

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from api.hr.rows import Desk
from api.security.arrivals import address_of
from models.audit import AuditAct
from models.queries.audit import append_audit, audit_values
from models.rights import Viewer


async def note_change(
    request: Request,
    session: AsyncSession,
    desk: Desk,
    viewer: Viewer,
    what: str,
    reason: str = "",
) -> None:
    """In the transaction of the change itself; about nobody."""
    await append_audit(session, _entry(request, desk, viewer, what, reason=reason or None))


async def note_changes_for(
    request: Request,
    session: AsyncSession,
    desk: Desk,
    viewer: Viewer,
    what: str,
    people: Iterable[str],
) -> None:
    """The same, one entry for each of these people: for whom HR spoke, or what it recorded of whom."""
    entries = (_entry(request, desk, viewer, what, subject_id=who) for who in people)
    await append_audit(session, *entries)


def _entry(
    request: Request,
    desk: Desk,
    viewer: Viewer,
    what: str,
    *,
    subject_id: str | None = None,
    reason: str | None = None,
) -> dict[str, Any]:
    return audit_values(
        AuditAct.CHANGED,
        what,
        at=desk.parts.now(),
        actor_id=viewer.person_id,
        subject_id=subject_id,
        reason=reason,
        address=address_of(request),
    )
