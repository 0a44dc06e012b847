"""Claiming letters 手紙 that may leave now, and writing down what became of them.

Correctness rests on the claim (state, claimed until, fence): a paused sender may wake beside its
successor. A row that cannot be read is set aside and stops nobody's letter.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.letters import HABITS, Letter, LetterKind, LetterState, Outcome, Promise, after
from models.open_days import OpenDays
from models.queries.letter_gathering import carried_together
from models.queries.letter_reasons import as_letter, behind, reason_gone
from models.queries.letters import changed, drop, give_back_folded, post_is_held
from models.queries.letters_unreadable import legible, set_aside
from models.tables.letter import LetterRow

LEASE: Final = timedelta(minutes=5)
"""Real time a claim lasts: longer than a batch takes, short enough that a dead sender is not missed."""

_ONCE = [kind for kind, habit in HABITS.items() if habit.promise is Promise.AT_MOST_ONCE]
_ANY_TIME = [kind for kind, habit in HABITS.items() if not habit.in_office_hours]
_WITH_TOKEN = [kind for kind, habit in HABITS.items() if habit.carries_token]


async def is_anything_due(
    session: AsyncSession, *, now_real: datetime, now_business: datetime, days: OpenDays
) -> bool:
    """Whether `claim` would find work; reads only, so an idle post office disturbs nobody."""
    if await post_is_held(session):
        return False
    due = or_(_may_leave(now_real, now_business, days), _has_lapsed(now_real))
    return await session.scalar(select(col(LetterRow.id)).where(due).limit(1)) is not None


async def claim(
    session: AsyncSession,
    *,
    now_real: datetime,
    now_business: datetime,
    days: OpenDays,
    limit: int = 20,
) -> list[Letter]:
    """Claims up to ``limit`` letters for `LEASE`; whatever lost its reason is dropped instead.

    Whatever cannot be read fails as ``unreadable``, for HR and ``doctor`` to see. Reasons are looked
    up in this same transaction. Task and reminder letters leave in office hours on open days only,
    sign-in and security letters at once.
    """
    if await post_is_held(session):
        return []
    await _return_lapsed(session, now_real)
    today = days.local_day(now_business)
    due = await _due(session, _may_leave(now_real, now_business, days), limit)
    rows, unreadable = await legible(session, due)
    if unreadable:
        await set_aside(session, unreadable, now=now_business, today=today)
    rows = await carried_together(session, rows, now_business)
    known = await behind(session, rows)
    gone = {row.id: code for row in rows if (code := reason_gone(row, known, today, days))}
    for code in sorted(set(gone.values())):
        ids = [letter for letter, why in gone.items() if why == code]
        await drop(session, code, col(LetterRow.id).in_(ids))
    kept = [row for row in rows if row.id not in gone]
    await _take(session, kept, now_real + LEASE)
    return [as_letter(row, known, now_business, row.fence + 1) for row in kept]


async def about_to_leave(session: AsyncSession, letter: Letter, now_real: datetime) -> bool:
    """Writes down that the letter may have left from here on; False if the claim is not ours any more."""
    return bool(
        await changed(
            session,
            update(LetterRow)
            .where(_is_ours(letter), col(LetterRow.claimed_until) > now_real)
            .values(handed_at=now_real),
        )
    )


async def settle(
    session: AsyncSession,
    letter: Letter,
    outcome: Outcome,
    *,
    now_real: datetime,
    now_business: datetime,
) -> bool:
    """Writes what became of a claimed letter; False, and nothing, if the claim is not ours any more."""
    state, pause = after(outcome, letter)
    values: dict[str, Any] = {
        "state": state,
        "failure": "" if state is LetterState.SENT else outcome.code or outcome.answer,
        "claimed_until": None,
        "handed_at": None,
        "sent_at": now_business if state is LetterState.SENT else None,
        "retry_at": None if pause is None else now_real + pause,
        "attempts": letter.attempts + outcome.uses_an_attempt,
    }
    if letter.kind in _WITH_TOKEN and state in (LetterState.SENT, *_LOST):
        values["data"] = {}
    ours = bool(await changed(session, update(LetterRow).where(_is_ours(letter)).values(**values)))
    if ours and letter.kind is LetterKind.MORNING_ROUND and state in _LOST:
        await give_back_folded(session, [letter.id])
    return ours


_LOST = (LetterState.DROPPED, LetterState.FAILED)


def _is_ours(letter: Letter) -> ColumnElement[bool]:
    return and_(
        col(LetterRow.id) == letter.id,
        col(LetterRow.state) == LetterState.CLAIMED,
        col(LetterRow.fence) == letter.fence,
    )


def _may_leave(now_real: datetime, now_business: datetime, days: OpenDays) -> ColumnElement[bool]:
    ready = and_(
        col(LetterRow.state) == LetterState.WAITING,
        col(LetterRow.not_before) <= now_business,
        or_(col(LetterRow.retry_at).is_(None), col(LetterRow.retry_at) <= now_real),
    )
    if days.in_office_hours(now_business):
        return ready
    return and_(ready, col(LetterRow.kind).in_(_ANY_TIME))


def _has_lapsed(now_real: datetime) -> ColumnElement[bool]:
    return and_(
        col(LetterRow.state) == LetterState.CLAIMED, col(LetterRow.claimed_until) <= now_real
    )


async def _return_lapsed(session: AsyncSession, now_real: datetime) -> None:
    """Claims of a sender that died: a reminder that may have left is given up, the rest waits again."""
    perhaps_sent = and_(
        _has_lapsed(now_real),
        col(LetterRow.kind).in_(_ONCE),
        col(LetterRow.handed_at).is_not(None),
    )
    await drop(session, "perhaps_sent", perhaps_sent)
    await changed(
        session,
        update(LetterRow)
        .where(_has_lapsed(now_real))
        .values(state=LetterState.WAITING, claimed_until=None, handed_at=None),
    )


async def _due(session: AsyncSession, may_leave: ColumnElement[bool], limit: int) -> Sequence[str]:
    """The ids of letters that may leave, locked; a row may be spoiled."""
    ids = await session.scalars(
        select(col(LetterRow.id))
        .where(may_leave)
        .order_by(col(LetterRow.kind).in_(_ANY_TIME).desc(), col(LetterRow.not_before))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return ids.all()


async def _take(session: AsyncSession, rows: Sequence[LetterRow], until: datetime) -> None:
    if not rows:
        return
    await changed(
        session,
        update(LetterRow)
        .where(col(LetterRow.id).in_([row.id for row in rows]))
        .values(state=LetterState.CLAIMED, claimed_until=until, fence=col(LetterRow.fence) + 1),
    )
