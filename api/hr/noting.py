"""Noting at the HR desk 人事課の監査記録: what HR changed, by whom, from where, and why where a reason was asked."""

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
    """In the transaction of the change itself."""
    entry = audit_values(
        AuditAct.CHANGED,
        what,
        at=desk.parts.now(),
        actor_id=viewer.person_id,
        reason=reason or None,
        address=address_of(request),
    )
    await append_audit(session, entry)
