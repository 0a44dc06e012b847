"""Access of the HR desk to 1on1 人事課の閲覧: dates and states of talks, and topics shared, in sums; nothing else.

Every function raises NotFound for whoever is not HR. Places, wishes' subjects, reasons and notes are read by none.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import String, cast, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.one_on_one.coverage import SeriesFact, TalkFact
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import TalkState, Topic
from models.processes import Process, process_of
from models.queries.cycles import cycles_standing
from models.reminders import Owed
from models.rights import Viewer
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow

_NO_TOPICS = "[]"
_COMPLETED = "completed"


class Arranging(NamedTuple):
    """A talk that somebody has yet to arrange and is too late with; ``owed`` is what a reminder needs."""

    owed: Owed
    due_at: datetime


async def years_of_talks(session: AsyncSession, viewer: Viewer) -> Sequence[CycleRow]:
    """The years whose 1on1 has been opened, the latest first."""
    _only_hr(viewer)
    found = [it for it in await cycles_standing(session) if _is_of_talks(it)]
    return sorted(found, key=lambda it: -it.fiscal_year)


async def series_for_hr(
    session: AsyncSession, viewer: Viewer, cycle_id: str
) -> Sequence[SeriesFact]:
    """Whose series the year has."""
    _only_hr(viewer)
    rows = await session.execute(
        select(
            col(CaseRow.person_id), col(CaseRow.shape), col(CaseRow.state), col(CaseRow.outcome)
        ).where(col(CaseRow.cycle_id) == cycle_id, col(CaseRow.process) == Process.ONE_ON_ONE)
    )
    return [
        SeriesFact(
            person_id,
            shape["first_round"],
            shape["last_round"],
            state != CaseState.CLOSED or outcome == _COMPLETED,
        )
        for person_id, shape, state, outcome in rows
    ]


async def talks_for_hr(
    session: AsyncSession, viewer: Viewer, cycle_id: str, day_of: Callable[[datetime], date]
) -> Sequence[TalkFact]:
    """All talks of the year; ``day_of`` gives the city's day of a moment."""
    _only_hr(viewer)
    rows = await session.execute(
        select(
            col(TalkRow.employee_id),
            col(TalkRow.name),
            col(TalkRow.state),
            col(TalkRow.starts_at),
            col(TalkRow.last_day),
            col(TalkRow.moves),
        )
        .join(CaseRow, col(CaseRow.id) == col(TalkRow.case_id))
        .where(col(CaseRow.cycle_id) == cycle_id)
    )
    return [
        TalkFact(who, name, TalkState(state), day_of(at) if at else None, last, moves)
        for who, name, state, at, last, moves in rows
    ]


async def overdue_arranging(
    session: AsyncSession, viewer: Viewer, cycle_id: str, now: datetime
) -> Sequence[Arranging]:
    """What partners should have arranged by ``now``, the longest overdue first; never the viewer's own."""
    _only_hr(viewer)
    rows = await session.execute(
        select(
            col(TaskRow.id),
            col(TaskRow.key),
            col(TaskRow.case_id),
            col(TaskRow.subject_id),
            col(TaskRow.person_id),
            col(TaskRow.due_at),
        )
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.step) == TalkStep.ARRANGE_TALK,
            col(TaskRow.due_at) < now,
            col(TaskRow.person_id).is_not(None),
        )
        .order_by(col(TaskRow.due_at), col(TaskRow.id))
    )
    return [
        Arranging(Owed(task_id=id_, key=key, case_id=case, subject_id=who, person_id=by), due_at)
        for id_, key, case, who, by, due_at in rows
        if who != viewer.person_id and due_at is not None
    ]


async def shared_topics(
    session: AsyncSession, viewer: Viewer, year: FiscalYear, least_people: int
) -> Mapping[Topic, int]:
    """How many people shared each topic 話題 this year; a topic of fewer than ``least_people`` is left out.

    Left out are all of them while fewer people than that have shared any: a sum of few is no sum.
    """
    _only_hr(viewer)
    rows = await session.execute(
        select(col(TalkRow.employee_id), col(TalkRow.topics)).where(
            col(TalkRow.fiscal_year) == int(year),
            col(TalkRow.state) == TalkState.HELD,
            cast(col(TalkRow.topics), String) != _NO_TOPICS,
        )
    )
    said = {(who, topic) for who, topics in rows for topic in topics}
    if len({who for who, _ in said}) < least_people:
        return {}
    counts = Counter(Topic(topic) for _, topic in said)
    return {topic: counts[topic] for topic in Topic if counts[topic] >= least_people}


def _is_of_talks(cycle: CycleRow) -> bool:
    return process_of(cycle.kind) is Process.ONE_ON_ONE


def _only_hr(viewer: Viewer) -> None:
    if not viewer.is_hr:
        raise NotFound
