"""The list of accounts 利用者の一覧 as HR reads it: invited, lapsed, in use, locked out, closed, last seen."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.frozen import Frozen
from models.people import Person
from models.queries.sign_in_attempts import resting
from models.tables.account import AccountLinkRow, AccountRow, SignInSessionRow

_AT_ONCE: Final = 5000


class AccountState(StrEnum):
    NONE = "none"  # 案内していない
    INVITED = "invited"  # 案内済み
    EXPIRED = "expired"  # 案内の期限切れ
    ACTIVE = "active"  # 使っている
    LOCKED = "locked"  # 一時停止
    CLOSED = "closed"  # 利用停止


TO_INVITE: Final = frozenset({AccountState.NONE, AccountState.EXPIRED})
"""Who has no password and no living link."""


class AccountLine(Frozen):
    """``last_seen`` is real time; only the last day is known, sessions are not kept longer."""

    state: AccountState = AccountState.NONE
    last_seen: datetime | None = None
    is_signed_in: bool = False


async def account_lines(
    session: AsyncSession, people: Collection[Person], now: datetime
) -> dict[str, AccountLine]:
    """A line for each of these people, by id; ``now`` is real time."""
    ids: list[str] = [person.id for person in people]
    found = await session.execute(
        select(
            col(AccountRow.person_id),
            col(AccountRow.password_hash).is_not(None),
            col(AccountRow.closed_at).is_not(None),
        ).where(col(AccountRow.person_id).in_(ids))
    )
    accounts = {row[0]: (row[1], row[2]) for row in found}
    linked = await _with_living_link(session, ids, now)
    locked = await resting(session, [person.number for person in people], now)
    seen = await _seen(session, ids)
    return {
        person.id: AccountLine(
            state=_state(
                *accounts.get(person.id, (None, False)),
                is_locked=person.number in locked,
                is_linked=person.id in linked,
            ),
            last_seen=seen.get(person.id, (None, False))[0],
            is_signed_in=seen.get(person.id, (None, False))[1],
        )
        for person in people
    }


async def states_of(
    session: AsyncSession, people: Collection[Person], now: datetime
) -> dict[str, AccountState]:
    """The state of each of these people's accounts, however many there are."""
    some = list(people)
    states: dict[str, AccountState] = {}
    for start in range(0, len(some), _AT_ONCE):
        lines = await account_lines(session, some[start : start + _AT_ONCE], now)
        states |= {person_id: line.state for person_id, line in lines.items()}
    return states


def _state(
    has_password: bool | None, is_closed: bool, *, is_locked: bool, is_linked: bool
) -> AccountState:
    """``has_password`` is None without an account. A closed one is closed whatever else is true of it."""
    if is_closed:
        return AccountState.CLOSED
    if is_locked:
        return AccountState.LOCKED
    if has_password is None:
        return AccountState.NONE
    if has_password:
        return AccountState.ACTIVE
    return AccountState.INVITED if is_linked else AccountState.EXPIRED


async def _with_living_link(session: AsyncSession, ids: list[str], now: datetime) -> set[str]:
    found = await session.scalars(
        select(col(AccountLinkRow.person_id)).where(
            col(AccountLinkRow.person_id).in_(ids),
            col(AccountLinkRow.used_at).is_(None),
            col(AccountLinkRow.expires_at) > now,
        )
    )
    return set(found)


async def _seen(session: AsyncSession, ids: list[str]) -> dict[str, tuple[datetime | None, bool]]:
    living = func.count().filter(col(SignInSessionRow.ended_at).is_(None))
    found = await session.execute(
        select(
            col(SignInSessionRow.person_id), func.max(col(SignInSessionRow.last_seen_at)), living
        )
        .where(col(SignInSessionRow.person_id).in_(ids))
        .group_by(col(SignInSessionRow.person_id))
    )
    return {row[0]: (row[1], row[2] > 0) for row in found}
