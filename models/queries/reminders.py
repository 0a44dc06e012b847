"""Reminders 督促 by HR in the book: which letters they become, who had one today, and who sent them (監査)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.audit import AuditAct
from models.case import TaskState
from models.frozen import Frozen
from models.letters import HABITS, LetterKind, LetterState
from models.open_days import OpenDays
from models.queries.audit import append_audit, audit_values
from models.queries.letters import letter_row, write_letters
from models.queries.sealed_cases import not_sealed
from models.reminders import Owed, cause_on
from models.tables.case import CaseRow
from models.tables.letter import LetterRow
from models.tables.task import TaskRow

_IN_OFFICE_HOURS: Final = [kind for kind, habit in HABITS.items() if habit.in_office_hours]
_TODAYS: Final = (LetterState.WAITING, LetterState.CLAIMED, LetterState.PAPER)


class Sender(Frozen):
    """Who sends reminders: a person of HR; ``at`` is business time, ``real`` real time."""

    person_id: str
    at: datetime
    real: datetime
    address: str = ""


async def owed_in(session: AsyncSession, case_ids: Collection[str]) -> Sequence[Owed]:
    """What people owe in these cases now; windows 随意 and the tasks of desks are left out."""
    rows = await session.execute(
        select(
            col(TaskRow.id),
            col(TaskRow.key),
            col(TaskRow.case_id),
            col(CaseRow.person_id),
            col(TaskRow.person_id),
        )
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(TaskRow.case_id).in_(case_ids),
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.optional).is_(False),
            col(TaskRow.person_id).is_not(None),
            not_sealed(),
        )
        .order_by(col(TaskRow.due_at), col(TaskRow.id))
    )
    return [
        Owed(task_id=task_id, key=key, case_id=case_id, subject_id=subject, person_id=str(person))
        for task_id, key, case_id, subject, person in rows
    ]


async def reminded_on(session: AsyncSession, day: date, days: OpenDays) -> set[str]:
    """Whom HR has reminded on this day; found among that day's letters by their index."""
    start = datetime.combine(day, time.min, ZoneInfo(days.rules.timezone))
    rows = await session.scalars(
        select(col(LetterRow.person_id)).where(
            col(LetterRow.state).in_(list(LetterState)),
            col(LetterRow.not_before) >= start,
            col(LetterRow.not_before) < start + timedelta(days=1),
            col(LetterRow.once_key).contains(f"/{cause_on(day)}/"),
        )
    )
    return set(rows)


async def written_to(
    session: AsyncSession, people: Collection[str], start: datetime, end: datetime
) -> set[str]:
    """Which of these people have had their letter of the day, or will: one a day and person."""
    rows = await session.scalars(
        select(col(LetterRow.person_id)).where(
            col(LetterRow.person_id).in_(people),
            col(LetterRow.kind).in_(_IN_OFFICE_HOURS),
            or_(
                and_(col(LetterRow.sent_at) >= start, col(LetterRow.sent_at) < end),
                and_(
                    col(LetterRow.state).in_(_TODAYS),
                    col(LetterRow.not_before) >= start,
                    col(LetterRow.not_before) < end,
                ),
            ),
        )
    )
    return set(rows)


async def remind(
    session: AsyncSession, owed: Iterable[Owed], by: Sender, days: OpenDays
) -> set[str]:
    """Writes the letters, which wait for the morning round, and notes each case; returns whom it reached.

    Who was reminded on this day already is passed over: pressing twice, or two of HR at once, is once.
    """
    day, owed = days.local_day(by.at), list(owed)
    told = await reminded_on(session, day, days)
    by_id = {}
    for one in owed:
        if one.person_id in told:
            continue
        row = letter_row(
            LetterKind.TASK_REQUESTED,
            person_id=one.person_id,
            cause=cause_on(day),
            at=by.at,
            days=days,
            task_id=one.task_id,
            case_id=one.case_id,
            joins_round=True,
        )
        by_id[row["id"]] = (row, one)
    await write_letters(session, [row for row, _ in by_id.values()])
    new = await session.scalars(select(col(LetterRow.id)).where(col(LetterRow.id).in_(by_id)))
    written = [by_id[letter_id][1] for letter_id in new]
    await _note(session, written, by)
    return {one.person_id for one in written}


async def _note(session: AsyncSession, written: Iterable[Owed], by: Sender) -> None:
    cases = {one.case_id: one.subject_id for one in written}
    await append_audit(
        session,
        *(
            audit_values(
                AuditAct.CHANGED,
                "remind.case",
                at=by.real,
                actor_id=by.person_id,
                subject_id=subject,
                case_id=case_id,
                address=by.address,
            )
            for case_id, subject in sorted(cases.items())
        ),
    )
