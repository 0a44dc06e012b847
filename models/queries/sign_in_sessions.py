"""Sign-in sessions ログイン中の状態, kept on the server: begun anew at each sign-in, ended by limits or change."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.audit import AuditAct
from models.ids import PersonId
from models.queries.accounts import new_token, token_hash
from models.queries.audit import append_audit, audit_values
from models.queries.clock import OFFSET
from models.sign_in import RULE, End, Way
from models.tables.account import AccountRow, SignInSessionRow

_KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Found:
    """A session as a request finds it, with the business clock's offset."""

    row: SignInSessionRow
    offset: timedelta


async def begin(
    session: AsyncSession,
    person_id: PersonId,
    way: Way,
    *,
    standing: str,
    now: datetime,
    address: str,
    instead_of: str | None = None,
) -> str:
    """The token of a new session; ``instead_of``, the browser's earlier token, ends with it."""
    if instead_of is not None:
        await end(session, token_hash(instead_of), End.REPLACED, now)
    token = new_token()
    account = await session.get(AccountRow, person_id)
    session.add(
        SignInSessionRow(
            token_hash=token_hash(token),
            person_id=person_id,
            way=way,
            standing=standing,
            csrf_secret=secrets.token_hex(32),
            language=account.language if account else "ja",
            created_at=now,
            last_seen_at=now,
            ends_at=now + RULE.absolute,
        )
    )
    await append_audit(
        session,
        audit_values(
            AuditAct.SIGNED_IN,
            f"account.{way}",
            at=now,
            actor_id=person_id,
            subject_id=person_id,
            address=address,
        ),
    )
    gone = col(SignInSessionRow.ends_at) < now - _KEPT
    await session.execute(delete(SignInSessionRow).where(gone))
    return token


_OF_TOKEN = select(SignInSessionRow, OFFSET.scalar_subquery()).where(
    col(SignInSessionRow.token_hash) == bindparam("token_hash")
)
"""Asked with every request, so built once."""


async def find(session: AsyncSession, token: str) -> Found | None:
    """The session of a token, ended or not; the caller looks at its limits."""
    found = await session.execute(_OF_TOKEN, {"token_hash": token_hash(token)})
    row = found.one_or_none()
    return Found(row[0], timedelta(seconds=row[1] or 0.0)) if row else None


async def seen(session: AsyncSession, row: SignInSessionRow, now: datetime) -> None:
    """Notes that the session is in use; a session that ended meanwhile stays ended."""
    await session.execute(
        update(SignInSessionRow)
        .where(
            col(SignInSessionRow.token_hash) == row.token_hash,
            col(SignInSessionRow.ended_at).is_(None),
            col(SignInSessionRow.last_seen_at) < now,
        )
        .values(last_seen_at=now)
    )


async def end(session: AsyncSession, its_hash: str, why: End, now: datetime) -> None:
    """Ends one session; its row stays a day."""
    await session.execute(
        update(SignInSessionRow)
        .where(
            col(SignInSessionRow.token_hash) == its_hash, col(SignInSessionRow.ended_at).is_(None)
        )
        .values(ended_at=now, end=why.value)
    )


async def end_all(
    session: AsyncSession, person_id: PersonId, why: End, now: datetime, but: str | None = None
) -> None:
    """Ends all sessions of a person, except that with the hash ``but``."""
    statement = update(SignInSessionRow).where(
        col(SignInSessionRow.person_id) == person_id, col(SignInSessionRow.ended_at).is_(None)
    )
    if but is not None:
        statement = statement.where(col(SignInSessionRow.token_hash) != but)
    await session.execute(statement.values(ended_at=now, end=why.value))


async def speak(session: AsyncSession, row: SignInSessionRow, language: str) -> None:
    """Keeps the language of the interface for this session and the next ones of the account."""
    await session.execute(
        update(SignInSessionRow)
        .where(col(SignInSessionRow.token_hash) == row.token_hash)
        .values(language=language)
    )
    await session.execute(
        update(AccountRow)
        .where(col(AccountRow.person_id) == row.person_id)
        .values(language=language)
    )
