"""What people set for themselves 自分の設定: an entry in the audit trail, in the transaction of the change."""

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from api.parts import parts_of
from api.security.arrivals import address_of
from models.audit import AuditAct
from models.queries.audit import append_audit, audit_values
from models.rights import Viewer


async def note_own_setting(
    session: AsyncSession, request: Request, viewer: Viewer, what: str
) -> None:
    """Who set what of their own; ``what`` is a code, and nothing that was typed is in the entry."""
    entry = audit_values(
        AuditAct.CHANGED,
        what,
        at=parts_of(request).now(),
        actor_id=viewer.person_id,
        subject_id=viewer.person_id,
        address=address_of(request),
    )
    await append_audit(session, entry)
