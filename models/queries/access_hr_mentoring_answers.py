"""Access of the HR desk to what was answered about pairs 組の回答: half time for HR alone, plans, surveys in sums.

Every function raises NotFound for whoever is not HR. Of the own pair nobody of HR reads here.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case.task import LIVING
from models.errors import NotFound
from models.mentoring.case import About
from models.mentoring.progress import PlanFact, plan_fact
from models.mentoring.sheets import Going, Midterm, Progress, StaffInterview, Survey, TrainingPlan
from models.mentoring.steps import PairStep, Side
from models.mentoring.survey import SurveyRead, read
from models.rights import Viewer
from models.tables.case import CaseRow
from models.tables.mentoring import PairRow, PairSheetRow
from models.tables.task import TaskRow


class HalfTime(NamedTuple):
    """One side's word at half time 中間の確認."""

    case_id: str
    pair: int
    side: Side
    person_id: str
    going: Going
    wants_contact: bool
    said_at: datetime


async def half_times(session: AsyncSession, viewer: Viewer, cycle_id: str) -> Sequence[HalfTime]:
    """Who wants to be got in touch with first; nothing of a pair of which the viewer is, or was, one."""
    _only_hr(viewer)
    rows = await session.scalars(_sheets(cycle_id, PairStep.CHECK_MIDTERM))
    own = await _own_pairs(session, viewer, cycle_id)
    said = [_half_time(row) for row in rows if (row.case_id, row.pair) not in own]
    return sorted(said, key=lambda it: (not it.wants_contact, it.said_at))


def _half_time(row: PairSheetRow) -> HalfTime:
    sheet = Midterm.model_validate(row.content)
    side = About.of_key(row.task_key).side or Side.MENTEE
    return HalfTime(
        row.case_id,
        row.pair,
        side,
        row.written_by or "",
        sheet.going,
        sheet.wants_contact,
        row.written_at,
    )


async def _own_pairs(
    session: AsyncSession, viewer: Viewer, cycle_id: str
) -> frozenset[tuple[str, int]]:
    rows = await session.execute(
        select(col(PairRow.case_id), col(PairRow.nth)).where(
            col(PairRow.cycle_id) == cycle_id,
            (col(PairRow.mentee_id) == viewer.person_id)
            | (col(PairRow.mentor_id) == viewer.person_id),
        )
    )
    return frozenset((case_id, nth) for case_id, nth in rows)


async def plans_for_hr(
    session: AsyncSession, viewer: Viewer, cycle_id: str
) -> Mapping[tuple[str, int], PlanFact]:
    """By case and number of the pair, how far its training plan has come."""
    _only_hr(viewer)
    rows = await session.scalars(
        _sheets(cycle_id, PairStep.WRITE_PLAN, PairStep.REPORT_PROGRESS).order_by(
            col(PairSheetRow.written_at)
        )
    )
    plans: dict[tuple[str, int], TrainingPlan] = {}
    reports: dict[tuple[str, int], list[Progress]] = defaultdict(list)
    for row in rows:
        of = row.case_id, row.pair
        if row.step == PairStep.WRITE_PLAN:
            plans[of] = TrainingPlan.model_validate(row.content)
        else:
            reports[of].append(Progress.model_validate(row.content))
    return {
        of: plan_fact(plans.get(of), reports[of][-1] if reports[of] else None, len(reports[of]))
        for of in {*plans, *reports}
    }


async def plan_of_pair_for_hr(
    session: AsyncSession, viewer: Viewer, cycle_id: str, case_id: str, pair: int
) -> tuple[TrainingPlan | None, Progress | None]:
    """The plan 育成計画 of one pair and its latest report, as the two know that HR reads them."""
    _only_hr(viewer)
    if (case_id, pair) in await _own_pairs(session, viewer, cycle_id):
        raise NotFound
    rows = await session.scalars(
        _sheets(cycle_id, PairStep.WRITE_PLAN, PairStep.REPORT_PROGRESS)
        .where(col(PairSheetRow.case_id) == case_id, col(PairSheetRow.pair) == pair)
        .order_by(col(PairSheetRow.written_at))
    )
    plan, report = None, None
    for row in rows:
        if row.step == PairStep.WRITE_PLAN:
            plan = TrainingPlan.model_validate(row.content)
        else:
            report = Progress.model_validate(row.content)
    return plan, report


async def interviews_for_hr(
    session: AsyncSession, viewer: Viewer, cycle_id: str
) -> Mapping[str, StaffInterview]:
    """By case, the day on which the interview after the first months took place."""
    _only_hr(viewer)
    rows = await session.scalars(_sheets(cycle_id, PairStep.HOLD_STAFF_INTERVIEW))
    return {row.case_id: StaffInterview.model_validate(row.content) for row in rows}


async def survey_sums(
    session: AsyncSession, viewer: Viewer, cycle_id: str, least: int
) -> SurveyRead:
    """The closing survey of the whole year, once nobody can answer any more; ``least`` of the pack."""
    _only_hr(viewer)
    rows = await session.scalars(_sheets(cycle_id, PairStep.ANSWER_SURVEY))
    answers = [
        (About.of_key(row.task_key).side or Side.MENTEE, Survey.model_validate(row.content))
        for row in rows
    ]
    return read(answers, await _still_asked(session, cycle_id), least)


async def _still_asked(session: AsyncSession, cycle_id: str) -> int:
    count = await session.scalar(
        select(func.count())
        .select_from(TaskRow)
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(TaskRow.step) == PairStep.ANSWER_SURVEY,
            col(TaskRow.state).in_(LIVING),
        )
    )
    return count or 0


def _sheets(cycle_id: str, *steps: PairStep) -> Select[PairSheetRow]:
    return select(PairSheetRow).where(
        col(PairSheetRow.cycle_id) == cycle_id, col(PairSheetRow.step).in_(steps)
    )


def _only_hr(viewer: Viewer) -> None:
    if not viewer.is_hr:
        raise NotFound
