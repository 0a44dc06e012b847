"""Access to goals beside a talk 1on1の横に置く目標: the employee's own, or those of somebody the partner evaluates."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.evaluation.dossier import dossier
from models.evaluation.goals import Goal
from models.evaluation.steps import Step
from models.processes import Process
from models.queries.access_talks import PairTalk
from models.queries.sheets import sheets_of
from models.tables.case import CaseRow

_OF_GOALS = frozenset({Step.DRAFT_GOALS, Step.REVIEW_GOALS, Step.CHANGE_GOALS, Step.REVIEW_CHANGE})


async def goals_beside(
    session: AsyncSession, pair: PairTalk, *, is_evaluator: bool
) -> tuple[Goal, ...]:
    """The goals agreed for the talk's fiscal year; none where the viewer is neither.

    ``is_evaluator``: the viewer is in the employee's evaluator chain today.
    """
    if pair.viewer.person_id != pair.employee_id and not is_evaluator:
        return ()
    case_id = await session.scalar(
        select(col(CaseRow.id))
        .where(
            col(CaseRow.person_id) == pair.employee_id,
            col(CaseRow.process) == Process.EVALUATION,
            col(CaseRow.fiscal_year) == pair.talk.fiscal_year,
        )
        .order_by(col(CaseRow.opened_at).desc(), col(CaseRow.id))
        .limit(1)
    )
    if case_id is None:
        return ()
    rows = [row for row in await sheets_of(session, case_id) if row.step in _OF_GOALS]
    is_agreed = any(row.act == Act.AGREE for row in rows)
    return dossier(rows).goals if is_agreed else ()
