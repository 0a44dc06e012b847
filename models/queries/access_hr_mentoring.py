"""Access of the HR desk to programmes of mentors 人事課の閲覧: pairs with their days and reasons, talks as times alone.

Every function raises NotFound for whoever is not HR. What was said in a talk, who asked for a change and
who did not agree is read by none of them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.case.task import LIVING
from models.errors import NotFound
from models.mentoring.case import About
from models.mentoring.pair import EndReason, PairState
from models.mentoring.quiet import TalkTime, Window
from models.mentoring.standing import MenteeFact, PairFact
from models.mentoring.steps import PairPhase, PairStep, ProgrammeStep
from models.one_on_one.talk import TalkState
from models.processes import Process, process_of
from models.queries.cycles import cycles_standing
from models.rights import Viewer
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow, CycleState
from models.tables.mentoring import PairRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow

_OF_HR = (PairStep.KEEP_PAIR, PairStep.DECIDE_CHANGE, PairStep.HOLD_STAFF_INTERVIEW)
"""Tasks of a mentee's case that HR does."""


class DeskTask(NamedTuple):
    """A living task of HR's in a mentee's case; ``key`` says which pair it is about."""

    case_id: str
    step: PairStep
    locator: str
    is_open: bool
    opens_at: datetime
    due_at: datetime | None


async def programme_years(session: AsyncSession, viewer: Viewer) -> Sequence[CycleRow]:
    """The years of all programmes that were opened, the latest first."""
    _only_hr(viewer)
    found = [
        it for it in await cycles_standing(session) if process_of(it.kind) is Process.MENTORING
    ]
    return sorted(found, key=lambda it: (-it.fiscal_year, it.kind))


async def programme_cycle(session: AsyncSession, viewer: Viewer, cycle_id: str) -> CycleRow:
    """One year of one programme. Raises NotFound for a cycle of anything else."""
    _only_hr(viewer)
    row = await session.get(CycleRow, cycle_id)
    if row is None or process_of(row.kind) is not Process.MENTORING:
        raise NotFound
    return row


async def is_forgotten(session: AsyncSession, viewer: Viewer, year: CycleRow) -> bool:
    """Whether its records were destroyed past their time of keeping 保存期間: until then a year has a case."""
    _only_hr(viewer)
    if year.state != CycleState.CLOSED:
        return False
    of_year = select(col(CaseRow.id)).where(col(CaseRow.cycle_id) == year.id)
    return await session.scalar(of_year.limit(1)) is None


async def mentees_for_hr(
    session: AsyncSession, viewer: Viewer, cycle_id: str
) -> Sequence[MenteeFact]:
    """Everybody the year is for, with their pairs; two questions."""
    _only_hr(viewer)
    rows = await session.execute(
        select(
            col(CaseRow.id), col(CaseRow.person_id), col(CaseRow.state), col(CaseRow.phase)
        ).where(col(CaseRow.cycle_id) == cycle_id, col(CaseRow.process) == Process.PAIR)
    )
    pairs = await _pairs(session, cycle_id)
    over = (PairPhase.CLOSING, PairPhase.ENDED)
    return [
        MenteeFact(
            case_id,
            person_id,
            is_over=state == CaseState.CLOSED or phase in over,
            pairs=tuple(pairs.get(case_id, ())),
        )
        for case_id, person_id, state, phase in rows
    ]


async def _pairs(session: AsyncSession, cycle_id: str) -> Mapping[str, list[PairFact]]:
    rows = await session.execute(
        select(
            col(PairRow.case_id),
            col(PairRow.nth),
            col(PairRow.mentor_id),
            col(PairRow.state),
            col(PairRow.asked_at),
            col(PairRow.started_on),
            col(PairRow.ended_on),
            col(PairRow.end_reason),
        )
        .where(col(PairRow.cycle_id) == cycle_id)
        .order_by(col(PairRow.nth))
    )
    found: dict[str, list[PairFact]] = defaultdict(list)
    for case_id, nth, mentor_id, state, asked_at, started_on, ended_on, reason in rows:
        why = EndReason(reason) if reason else None
        pair = PairFact(nth, mentor_id, PairState(state), asked_at, started_on, ended_on, why)
        found[case_id].append(pair)
    return found


async def talk_times_for_hr(
    session: AsyncSession, viewer: Viewer, cycle_ids: Sequence[str]
) -> Mapping[str, list[TalkTime]]:
    """By case, the talks of its pairs that have, or had, their time; the first one first."""
    _only_hr(viewer)
    rows = await session.execute(
        select(col(TalkRow.case_id), col(TalkRow.state), col(TalkRow.starts_at))
        .join(CaseRow, col(CaseRow.id) == col(TalkRow.case_id))
        .where(
            col(CaseRow.cycle_id).in_(cycle_ids),
            col(TalkRow.state).in_((TalkState.HELD, TalkState.BOOKED)),
            col(TalkRow.starts_at).is_not(None),
        )
        .order_by(col(TalkRow.starts_at))
    )
    found: dict[str, list[TalkTime]] = defaultdict(list)
    for case_id, state, starts_at in rows:
        if starts_at is not None:
            found[case_id].append(TalkTime(TalkState(state), starts_at))
    return found


async def windows_for_hr(
    session: AsyncSession, viewer: Viewer, cycle_ids: Sequence[str]
) -> Mapping[tuple[str, int], list[Window]]:
    """By case and number of the pair, the windows for a talk that have passed."""
    _only_hr(viewer)
    rows = await session.execute(
        select(
            col(TaskRow.case_id), col(TaskRow.key), col(TaskRow.opens_at), col(TaskRow.expires_at)
        )
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id).in_(cycle_ids),
            col(TaskRow.step) == PairStep.WATCH_QUIET,
            col(TaskRow.state) == TaskState.EXPIRED,
        )
    )
    found: dict[tuple[str, int], list[Window]] = defaultdict(list)
    for case_id, key, opens_at, expires_at in rows:
        if expires_at is not None:
            found[case_id, About.of_key(key).pair].append(Window(opens_at, expires_at))
    return found


async def desk_tasks(
    session: AsyncSession, viewer: Viewer, cycle_ids: Sequence[str]
) -> Sequence[DeskTask]:
    """What HR may do about the pairs, without those of which the viewer is one; the earliest due first."""
    _only_hr(viewer)
    rows = await session.execute(
        select(
            col(TaskRow.case_id),
            col(TaskRow.step),
            col(TaskRow.locator),
            col(TaskRow.state),
            col(TaskRow.opens_at),
            col(TaskRow.due_at),
        )
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id).in_(cycle_ids),
            col(CaseRow.person_id) != viewer.person_id,
            col(CaseRow.partner_id).is_(None) | (col(CaseRow.partner_id) != viewer.person_id),
            col(TaskRow.step).in_(_OF_HR),
            col(TaskRow.state).in_(LIVING),
        )
        .order_by(col(TaskRow.due_at), col(TaskRow.key))
    )
    return [
        DeskTask(case_id, PairStep(step), locator, state == TaskState.OPEN, opens_at, due_at)
        for case_id, step, locator, state, opens_at, due_at in rows
    ]


async def until_when(
    session: AsyncSession, viewer: Viewer, cycle_id: str
) -> Mapping[ProgrammeStep, datetime]:
    """Until when heads name mentors, and HR owes the plan, where that still lies open; by the task's step."""
    _only_hr(viewer)
    until = func.max(func.coalesce(col(TaskRow.due_at), col(TaskRow.expires_at)))
    rows = await session.execute(
        select(col(TaskRow.step), until)
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(TaskRow.step).in_((ProgrammeStep.PROPOSE_MENTORS, ProgrammeStep.DECIDE_PLAN)),
            col(TaskRow.state).in_(LIVING),
        )
        .group_by(col(TaskRow.step))
    )
    return {ProgrammeStep(step): moment for step, moment in rows if moment is not None}


def _only_hr(viewer: Viewer) -> None:
    if not viewer.is_hr:
        raise NotFound
