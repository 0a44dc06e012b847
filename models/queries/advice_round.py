"""Requests for advice in the morning round 相談の督促: who has one open hears of it, who waited in vain is told.

It runs beside the round of tasks. Whoever has that letter today finds the request in my tasks anyway.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.advice.request import RequestState
from models.letters import Facts, LetterKind
from models.morning_round import RoundRule, due_days_to_remind
from models.open_days import OpenDays
from models.queries.advice import tell_asker
from models.queries.letters import letter_row, write_letters
from models.tables.advice import AdviceRequestRow
from models.tables.letter import LetterRow


async def advice_round(
    session: AsyncSession, *, now: datetime, days: OpenDays, rule: RoundRule | None = None
) -> int:
    """Writes today's reminders and notes what lapsed; returns how many reminders. Twice is once.

    ``now`` is business time; on a closed day nothing is written.
    """
    today = days.local_day(now)
    if not days.is_open(today):
        return 0
    waiting = await _open(session)
    for row in waiting:
        if row.lapses_at <= now:
            row.state, row.seat = RequestState.LAPSED, None
            await tell_asker(session, row, days=days, now=now)
    remind = due_days_to_remind(today, days, rule or RoundRule())
    owed = [
        it
        for it in waiting
        if it.state == RequestState.OPEN and days.local_day(it.due_at) in remind
    ]
    return await _remind(session, owed, today, now, days)


async def _open(session: AsyncSession) -> Sequence[AdviceRequestRow]:
    rows = await session.scalars(
        select(AdviceRequestRow)
        .where(col(AdviceRequestRow.state) == RequestState.OPEN)
        .order_by(col(AdviceRequestRow.due_at), col(AdviceRequestRow.id))
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def _remind(
    session: AsyncSession,
    owed: Iterable[AdviceRequestRow],
    today: date,
    now: datetime,
    days: OpenDays,
) -> int:
    """One letter to each adviser, about the most urgent request."""
    first: dict[str, AdviceRequestRow] = {}
    for row in owed:
        first.setdefault(row.adviser_id, row)
    heard = await session.scalars(
        select(col(LetterRow.person_id)).where(
            col(LetterRow.kind) == LetterKind.MORNING_ROUND,
            col(LetterRow.day) == today,
            col(LetterRow.person_id).in_(first),
        )
    )
    silent = first.keys() - {*heard}
    letters = [
        letter_row(
            LetterKind.PROCEDURE_NEWS,
            person_id=who,
            cause=f"advice/{today.isoformat()}",
            at=now,
            days=days,
            facts=Facts(until=first[who].due_at),
            not_before=max(now, days.opening(today)),
        )
        for who in sorted(silent)
    ]
    await write_letters(session, letters)
    return len(letters)
