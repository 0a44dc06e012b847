"""Closing and opening an account 利用の停止・再開: a closed one signs nobody in, and its sessions end."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.audit import AuditAct
from models.errors import NotFound
from models.ids import PersonId
from models.queries.audit import append_audit, audit_values
from models.sign_in import End
from models.tables.account import AccountRow, SignInSessionRow


async def close_account(
    session: AsyncSession, person_id: PersonId, *, by: str, now: datetime
) -> None:
    """No password opens it until it is opened again; ``now`` is real time. Raises NotFound."""
    account = await _account(session, person_id)
    account.closed_at = account.closed_at or now
    await session.execute(
        update(SignInSessionRow)
        .where(
            col(SignInSessionRow.person_id) == person_id, col(SignInSessionRow.ended_at).is_(None)
        )
        .values(ended_at=now, end=End.STANDING_CHANGED.value)
    )
    await _note(session, "account.closed", person_id, by, now)


async def open_account(
    session: AsyncSession, person_id: PersonId, *, by: str, now: datetime
) -> None:
    """Raises NotFound for somebody who never had an account."""
    account = await _account(session, person_id)
    account.closed_at = None
    await _note(session, "account.opened", person_id, by, now)


async def _account(session: AsyncSession, person_id: PersonId) -> AccountRow:
    account = await session.get(AccountRow, person_id)
    if account is None:
        raise NotFound(what="account")
    return account


async def _note(
    session: AsyncSession, what: str, person_id: PersonId, by: str, now: datetime
) -> None:
    entry = audit_values(AuditAct.CHANGED, what, at=now, actor_id=by, subject_id=person_id)
    await append_audit(session, entry)
