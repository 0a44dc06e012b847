"""The morning round 朝の便, written from SQL: one letter per person with all that is new and open.

It costs a case nothing, and it is unique by person and day however often it runs.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case.task import TaskState
from models.letters import FOR_THE_ROUND, Facts, LetterKind, LetterState
from models.morning_round import RoundRule, due_days_to_remind
from models.open_days import OpenDays
from models.queries.desk_rounds import add_desks
from models.queries.letters import drop, letter_row, write_letters
from models.queries.sealed_cases import no_sealed_step
from models.tables.letter import LetterRow
from models.tables.task import TaskRow

News = dict[str, list[str]]
"""Person id -> ids of the letters that the round carries in their place."""


async def morning_round(
    session: AsyncSession,
    *,
    now: datetime,
    days: OpenDays,
    rule: RoundRule | None = None,
    desks: Mapping[str, Sequence[str]] | None = None,
) -> int:
    """Writes today's letters and returns how many; 0 on a closed day. ``now`` is business time.

    ``desks`` names the people of each desk 窓口 by role: they also hear of the desk's tasks.
    """
    today = days.local_day(now)
    if not days.is_open(today):
        return 0
    await _clear_away(session, today)
    remind = due_days_to_remind(today, days, rule or RoundRule())
    news = await _news(session, now)
    facts = {person: Facts(due_days=tuple(sorted(remind))) for person in news}
    for person in await _reminded(session, remind, days):
        facts[person] = Facts(due_days=tuple(sorted(remind)))
    await add_desks(session, facts, desks or {}, remind, days)
    return await _write(session, facts, news, now, days)


async def early_round(
    session: AsyncSession, people: Collection[str], *, now: datetime, days: OpenDays
) -> int:
    """Today's letter for these people at once 臨時の便, with what waits for their next round.

    Returns how many were written: who has had a round today gets none, and reads of it in the next.
    ``now`` is business time within office hours.
    """
    news = await _news(session, now, col(LetterRow.person_id).in_(people))
    return await _write(session, {who: Facts() for who in news}, news, now, days)


async def _clear_away(session: AsyncSession, today: date) -> None:
    """Yesterday's round that never left, and news of tasks that are closed or somebody else's by now."""
    await drop(
        session,
        "stale",
        and_(
            col(LetterRow.kind) == LetterKind.MORNING_ROUND,
            col(LetterRow.state) == LetterState.WAITING,
            col(LetterRow.day) < today,
        ),
    )
    still = select(col(TaskRow.id)).where(
        col(TaskRow.id) == col(LetterRow.task_id),
        col(TaskRow.state).in_((TaskState.OPEN, TaskState.PLANNED)),
        or_(col(TaskRow.person_id) == col(LetterRow.person_id), col(TaskRow.person_id).is_(None)),
    )
    gathered = col(LetterRow.state) == LetterState.GATHERED
    await drop(session, "task_closed", and_(gathered, ~still.exists()))


async def _news(
    session: AsyncSession, now: datetime, whose: ColumnElement[bool] | None = None
) -> News:
    """Letters about open tasks that wait for a round, or have not left yet and can join it.

    They are locked, and those that another round has locked are its own: so an early round takes no
    more than what is ``whose``.
    """
    rows = await session.execute(
        select(col(LetterRow.person_id), col(LetterRow.id))
        .join(TaskRow, col(TaskRow.id) == col(LetterRow.task_id))
        .where(
            col(LetterRow.state).in_((LetterState.GATHERED, LetterState.WAITING)),
            col(LetterRow.kind).in_(FOR_THE_ROUND),
            col(LetterRow.not_before) <= now,
            col(TaskRow.state) == TaskState.OPEN,
            true() if whose is None else whose,
        )
        .with_for_update(of=LetterRow, skip_locked=True)
    )
    found: News = {}
    for person, letter in rows:
        found.setdefault(person, []).append(letter)
    return found


async def _reminded(session: AsyncSession, remind: Iterable[date], days: OpenDays) -> Sequence[str]:
    zone = ZoneInfo(days.rules.timezone)
    spans = [
        and_(col(TaskRow.due_at) >= start, col(TaskRow.due_at) < start + timedelta(days=1))
        for start in (datetime.combine(day, time.min, zone) for day in remind)
    ]
    if not spans:
        return []
    rows = await session.scalars(
        select(col(TaskRow.person_id))
        .where(
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.optional).is_(False),
            col(TaskRow.person_id).is_not(None),
            no_sealed_step(),
            or_(*spans),
        )
        .distinct()
    )
    return [person for person in rows if person]


async def _write(
    session: AsyncSession, facts: dict[str, Facts], news: News, now: datetime, days: OpenDays
) -> int:
    today = days.local_day(now)
    had_one = await _rounds_of(session, today)
    rows = [
        letter_row(
            LetterKind.MORNING_ROUND,
            person_id=person,
            cause=today.isoformat(),
            at=now,
            days=days,
            facts=known,
            not_before=max(now, days.opening(today)),
        )
        for person, known in facts.items()
        if person not in had_one
    ]
    await write_letters(session, rows)
    rounds = await _rounds_of(session, today)
    new = rounds.keys() - had_one.keys()
    await _fold(session, {person: news[person] for person in new if person in news}, rounds)
    return len(new)


async def _rounds_of(session: AsyncSession, today: date) -> dict[str, str]:
    rows = await session.execute(
        select(col(LetterRow.person_id), col(LetterRow.id)).where(
            col(LetterRow.kind) == LetterKind.MORNING_ROUND, col(LetterRow.day) == today
        )
    )
    return dict(rows.all())


async def _fold(session: AsyncSession, news: News, rounds: dict[str, str]) -> None:
    folded = [
        {"id": letter, "state": LetterState.FOLDED.value, "carried_by": rounds[person]}
        for person, letters in news.items()
        for letter in letters
    ]
    if folded:
        await session.execute(update(LetterRow), folded)
