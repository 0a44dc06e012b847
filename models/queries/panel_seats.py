"""Seats of a panel 審査員の席: when somebody falls ill, the one in reserve 補欠 takes the seat, and nobody else.

A posting is closed to everybody in a member's line from its listing on, the reserve's included: whoever
else came onto the panel could meet an applicant of the own line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case.task import LIVING
from models.challenge_job.case import Selection
from models.challenge_job.interview import InterviewState
from models.one_on_one.talk import Span
from models.open_days import OpenDays
from models.organisation import Organisation
from models.queries.access_panel import CHAIR, PANEL_STEPS, candidates
from models.queries.availability import busy_of
from models.queries.interviews import Newcomer, interviews_of, reseat_interviews
from models.queries.upsert import insert_all
from models.tables.posting import PanelSeatRow, PostingRow
from models.tables.task import TaskRow

RESERVE = 0


def fingerprint(panel: Mapping[int, str]) -> str:
    """64 hex digits: a form made from this panel is told from one made before a change."""
    return sha256(repr(sorted(panel.items())).encode()).hexdigest()


def swapped(panel: Mapping[int, str], place: int) -> dict[int, str]:
    """The same with the reserve at that place, and whoever sat there in reserve. Done twice, it is undone."""
    return {**panel, place: panel[RESERVE], RESERVE: panel[place]}


@dataclass(frozen=True)
class AtWork:
    """The city as it stands when a seat changes."""

    organisation: Organisation
    days: OpenDays
    now: datetime

    @property
    def today(self) -> date:
        return self.days.local_day(self.now)


async def seat_reserve(
    session: AsyncSession, posting: PostingRow, panel: Mapping[int, str], place: int, at: AtWork
) -> list[TaskRow]:
    """Writes the seats and moves the interviews to come; returns the tasks that change hands.

    The caller holds the campaign's lock and tells the case of each task.
    """
    seats = swapped(panel, place)
    await session.execute(delete(PanelSeatRow).where(col(PanelSeatRow.posting_id) == posting.id))
    rows = [{"posting_id": posting.id, "place": it, "person_id": who} for it, who in seats.items()]
    await insert_all(session, PanelSeatRow, rows)
    tasks = await _tasks_of(session, posting, place)
    for call in sorted({Selection.of_key(it.key).call for it in tasks}):
        await _reseat(session, posting, seats, seats[place], call, at)
    return tasks


async def _reseat(
    session: AsyncSession,
    posting: PostingRow,
    seats: Mapping[int, str],
    newcomer: str,
    call: int,
    at: AtWork,
) -> None:
    """Interviews to come take whoever sits on the panel now."""
    members = [who for place, who in sorted(seats.items()) if place]
    people = await candidates(session, at.organisation, posting.id, call, at.today)
    rows = await interviews_of(session, [it.id for it in people])
    to_come = {
        it.id: (row, (it.person_id, *members))
        for it in people
        if (row := rows.get(it.id)) and row.state == InterviewState.FIXED and row.starts_at > at.now
    }
    if to_come:
        spans = [Span.of(row.starts_at, row.minutes) for row, _ in to_come.values()]
        window = Span(start=min(it.start for it in spans), end=max(it.end for it in spans))
        busy = await busy_of(session, at.organisation, [newcomer], window, at.days)
        await reseat_interviews(session, Newcomer(newcomer, posting.id, busy[newcomer]), to_come)


async def _tasks_of(session: AsyncSession, posting: PostingRow, place: int) -> list[TaskRow]:
    """What is still to be done from that seat: the chair ranks besides."""
    rows = await session.scalars(
        select(TaskRow)
        .where(
            col(TaskRow.case_id) == posting.case_id,
            col(TaskRow.state).in_(LIVING),
            col(TaskRow.step).in_(PANEL_STEPS),
        )
        .order_by(col(TaskRow.key))
    )
    return [it for it in rows if _is_from(Selection.of_key(it.key), posting, place)]


def _is_from(about: Selection, posting: PostingRow, place: int) -> bool:
    return about.posting == posting.name and (about.member or CHAIR) == place
