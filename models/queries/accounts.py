"""Accounts 利用者: invited by HR, opened by their person with a password; the links work once."""

import secrets
from asyncio import Semaphore, to_thread
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.audit import AuditAct
from models.errors import AccountClosed, LinkUsedUp, NotFound
from models.ids import PersonId
from models.link_codes import ALPHABET, LENGTH, plain
from models.passwords import fits, hashed
from models.queries.audit import append_audit, audit_values
from models.sign_in import RULE, Purpose
from models.tables.account import AccountLinkRow, AccountRow
from models.tables.organisation import PersonRow

_HASHING = Semaphore(2)
"""Argon2 takes 64 MiB and a core for a moment: a flood of sign-ins must not take all."""


def token_hash(token: str) -> str:
    """How a token rests; it has 192 random bits or more, so a plain hash is enough."""
    return sha256(token.encode()).hexdigest()


def new_token() -> str:
    return secrets.token_urlsafe(32)


async def password_hash(password: str) -> str:
    """The hash of a new password, made in a thread and at most two at once."""
    async with _HASHING:
        return await to_thread(hashed, password)


async def password_fits(password: str, its_hash: str | None) -> bool:
    """Takes the same time whether there is an account or not."""
    async with _HASHING:
        return await to_thread(fits, password, its_hash)


async def account_of(session: AsyncSession, person_id: PersonId) -> AccountRow | None:
    return await session.get(AccountRow, person_id)


async def account_by_number(
    session: AsyncSession, number: str
) -> tuple[PersonId, AccountRow | None] | None:
    """The person with that employee number 職員番号 and the account, if any."""
    found = await session.execute(
        select(PersonRow, AccountRow)
        .outerjoin(AccountRow, col(AccountRow.person_id) == col(PersonRow.id))
        .where(col(PersonRow.number) == number)
    )
    row = found.one_or_none()
    return (PersonId(row[0].id), row[1]) if row else None


async def make_link(
    session: AsyncSession, person_id: PersonId, purpose: Purpose, *, by: str, now: datetime
) -> str:
    """The token of a fresh invitation or reset; older links of this person stop working.

    ``by`` is a person's id or ``system``; ``now`` is real time. The token is known to the caller
    alone. The person is locked: of two links made at once only the later one works. Raises NotFound
    for a person who is not in the roster, AccountClosed where a link would open nothing.
    """
    if await session.get(PersonRow, person_id, with_for_update={"key_share": True}) is None:
        raise NotFound
    account = await session.get(AccountRow, person_id)
    if account is not None and account.closed_at is not None:
        raise AccountClosed
    if account is None:
        session.add(AccountRow(person_id=person_id, made_at=now))
    await _use_up(session, person_id, now)
    token = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    session.add(_link_row(token, person_id, purpose, by, now))
    await append_audit(
        session,
        audit_values(
            AuditAct.INVITED, f"account.{purpose}", at=now, actor_id=by, subject_id=person_id
        ),
    )
    await session.flush()
    return token


def _link_row(
    token: str, person_id: PersonId, purpose: Purpose, by: str, now: datetime
) -> AccountLinkRow:
    return AccountLinkRow(
        token_hash=token_hash(token),
        person_id=person_id,
        purpose=purpose,
        made_at=now,
        made_by=by,
        expires_at=now + RULE.link_lives(purpose),
    )


async def link_behind(session: AsyncSession, token: str, now: datetime) -> AccountLinkRow:
    """The living link of a token, also as typed from paper; looking changes nothing.

    Raises LinkUsedUp, also where the account is closed: a link is no way around that.
    """
    link = await session.get(AccountLinkRow, token_hash(plain(token)), with_for_update=True)
    if link is None or link.used_at is not None or link.expires_at <= now:
        raise LinkUsedUp
    account = await session.get(AccountRow, link.person_id)
    if account is None or account.closed_at is not None:
        raise LinkUsedUp
    return link


async def take_up(
    session: AsyncSession, token: str, new_hash: str, *, now: datetime, address: str
) -> PersonId:
    """Sets the password of the link's person. Raises LinkUsedUp."""
    link = await link_behind(session, token, now)
    person_id = PersonId(link.person_id)
    await set_password(session, person_id, new_hash, now=now, address=address)
    return person_id


async def set_password(
    session: AsyncSession, person_id: PersonId, new_hash: str, *, now: datetime, address: str
) -> None:
    """Sets a password and uses up all links; ending the other sessions is the caller's next line."""
    account = await session.get(AccountRow, person_id)
    if account is None:
        raise NotFound
    account.password_hash = new_hash
    account.password_set_at = now
    await _use_up(session, person_id, now)
    entry = audit_values(
        AuditAct.PASSWORD_SET,
        "account.password",
        at=now,
        actor_id=person_id,
        subject_id=person_id,
        address=address,
    )
    await append_audit(session, entry)


async def _use_up(session: AsyncSession, person_id: PersonId, now: datetime) -> None:
    await session.execute(
        update(AccountLinkRow)
        .where(col(AccountLinkRow.person_id) == person_id, col(AccountLinkRow.used_at).is_(None))
        .values(used_at=now)
    )
