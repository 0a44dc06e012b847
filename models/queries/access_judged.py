"""Access to the ratings in one's charge 担当する評価: those an adjuster or confirmer has, or had, on the desk.

The whole sheet is read while it is one's turn. In the count of one's charge a rating stands as the
viewer could read it: as it is where the task is open, as it was when the viewer's turn ended everywhere
else; nothing but the letters is read for it.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.case import TaskState
from models.evaluation.result import overall_of
from models.evaluation.steps import Step
from models.queries.access_tasks import is_turn_of
from models.rights import Viewer
from models.tables.case import CaseRow
from models.tables.sheet import SheetRow
from models.tables.task import TaskRow

_ALL_PAGES = 1 << 30
_HAD_A_TURN = (TaskState.OPEN, TaskState.DONE, TaskState.EXPIRED)
_JUDGING = frozenset({Step.ADJUST, Step.CONFIRM})


def may_read_whole_sheet(viewer: Viewer, task: TaskRow) -> bool:
    """Whoever adjusts or confirms, in their own task and while it waits for them (調整・確認)."""
    is_open = task.state == TaskState.OPEN
    return is_open and task.step in _JUDGING and is_turn_of(viewer, task)


async def overalls_in_charge(
    session: AsyncSession, viewer: Viewer, cycle_id: str, step: str
) -> Mapping[str, str]:
    """Case id → overall letter, ``""`` where nobody rated; one question, however many people."""
    seen = _seen_until(viewer, cycle_id, step)
    rows = await session.execute(
        select(
            seen.c.case_id,
            col(SheetRow.step),
            col(SheetRow.content)["overall"].as_string(),
        )
        .join_from(
            seen,
            SheetRow,
            (col(SheetRow.case_id) == seen.c.case_id)
            & (col(SheetRow.page_seq) <= seen.c.until)
            & (col(SheetRow.act) == Act.SUBMIT),
            isouter=True,
        )
        .order_by(seen.c.case_id, col(SheetRow.page_seq))
    )
    sheets: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for case_id, its_step, letter in rows:
        sheets[case_id].append((its_step or "", {"overall": letter}))
    return {case_id: overall_of(its)[0] for case_id, its in sheets.items()}


def _seen_until(viewer: Viewer, cycle_id: str, step: str) -> Any:
    """Each case of the viewer's tasks of this step, and the last page whose sheets may be read."""
    until = case(
        (col(TaskRow.state) == TaskState.OPEN, literal(_ALL_PAGES)),
        else_=func.coalesce(col(TaskRow.closed_by_page), 0),
    )
    return (
        select(col(TaskRow.case_id), func.max(until).label("until"))
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(TaskRow.person_id) == viewer.person_id,
            col(TaskRow.step) == step,
            col(TaskRow.state).in_(_HAD_A_TURN),
        )
        .group_by(col(TaskRow.case_id))
        .subquery()
    )
