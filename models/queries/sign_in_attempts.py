"""Attempts to sign in ログインの試行: counted per account and per address, before the password is looked at."""

from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.audit import AuditAct
from models.errors import LockedOut
from models.queries.audit import append_audit, audit_values
from models.sign_in import RULE, rests_until
from models.tables.account import SignInAttemptRow
from models.tables.database import Database
from models.tables.organisation import PersonRow

_KEPT = timedelta(days=1)


async def note_attempt(
    database: Database, number: str, address: str, now: datetime, person_id: str | None = None
) -> int:
    """Counts one attempt as failed and commits; returns its id for `forgive`.

    Raises LockedOut (``until``, real time) when account or address rests; such an attempt is not
    counted, so a lock-out ends by itself. Attempts on one person take turns: as many as are tried
    at once, no more pass than are allowed.
    """
    login_hash = _hash_of(number)
    async with database.writing() as session:
        if person_id is not None:
            await session.get(PersonRow, person_id, with_for_update={"key_share": True})
        until = await _rest(session, login_hash, address, now)
        if until is None:
            return await _add(session, login_hash, address, now)
        entry = audit_values(
            AuditAct.LOCKED_OUT, "account.sign_in", at=now, subject_id=person_id, address=address
        )
        await append_audit(session, entry)
    raise LockedOut(until=until)


async def note_failure(
    database: Database, address: str, now: datetime, person_id: str | None
) -> None:
    """Puts a wrong password into the audit trail."""
    async with database.writing() as session:
        entry = audit_values(
            AuditAct.SIGN_IN_FAILED,
            "account.sign_in",
            at=now,
            subject_id=person_id,
            address=address,
        )
        await append_audit(session, entry)


async def forgive(session: AsyncSession, attempt_id: int) -> None:
    """The password was right: this attempt and earlier ones of the account no longer count."""
    login_hash = await session.scalar(
        select(col(SignInAttemptRow.login_hash)).where(col(SignInAttemptRow.id) == attempt_id)
    )
    await session.execute(
        update(SignInAttemptRow)
        .where(
            col(SignInAttemptRow.login_hash) == login_hash, col(SignInAttemptRow.id) <= attempt_id
        )
        .values(failed=False)
    )


async def lift_rest(session: AsyncSession, number: str) -> None:
    """HR lifts a lock-out 停止を解く: what was tried with this number no longer counts."""
    await session.execute(
        update(SignInAttemptRow)
        .where(col(SignInAttemptRow.login_hash) == _hash_of(number))
        .values(failed=False)
    )


async def resting(session: AsyncSession, numbers: Collection[str], now: datetime) -> set[str]:
    """Which of these employee numbers are locked out now."""
    by_hash = {_hash_of(number): number for number in numbers}
    failures = await session.execute(
        select(col(SignInAttemptRow.login_hash), func.count())
        .where(
            col(SignInAttemptRow.login_hash).in_(list(by_hash)),
            col(SignInAttemptRow.failed),
            col(SignInAttemptRow.at) > now - RULE.window,
        )
        .group_by(col(SignInAttemptRow.login_hash))
    )
    return {by_hash[row[0]] for row in failures if row[1] >= RULE.failures_per_account}


def _hash_of(number: str) -> str:
    return sha256(number.casefold().encode()).hexdigest()


async def _rest(
    session: AsyncSession, login_hash: str, address: str, now: datetime
) -> datetime | None:
    recent = (
        select(col(SignInAttemptRow.at))
        .where(col(SignInAttemptRow.failed), col(SignInAttemptRow.at) > now - RULE.window)
        .order_by(col(SignInAttemptRow.at))
    )
    account = await session.scalars(recent.where(col(SignInAttemptRow.login_hash) == login_hash))
    there = await session.scalars(recent.where(col(SignInAttemptRow.address) == address))
    rests = (
        rests_until(account.all(), now, RULE.failures_per_account),
        rests_until(there.all(), now, RULE.failures_per_address),
    )
    return max((until for until in rests if until is not None), default=None)


async def _add(session: AsyncSession, login_hash: str, address: str, now: datetime) -> int:
    await session.execute(delete(SignInAttemptRow).where(col(SignInAttemptRow.at) < now - _KEPT))
    attempt = SignInAttemptRow(login_hash=login_hash, address=address, at=now)
    session.add(attempt)
    await session.flush()
    if attempt.id is None:
        raise RuntimeError("the database gave no id")
    return attempt.id
