"""Access to one's own 1on1 自分の1on1の閲覧: the talks of one's tasks and of one's year, for the two alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.one_on_one.case import Attempt
from models.one_on_one.steps import TalkStep
from models.processes import Process
from models.queries.partners import partners_named
from models.rights import Viewer
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.talk import PartnerRow, TalkRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class OwnSeries:
    """One's own series of a fiscal year, or a pair's 組: its talks in the order of time, partners named."""

    case: CaseRow
    cycle: CycleRow
    talks: Sequence[TalkRow]
    named: Sequence[PartnerRow]
    open_tasks: Sequence[TaskRow]
    """One's own open tasks about its talks, the window for wishes among them."""


async def talk_of_task(session: AsyncSession, task: TaskRow) -> TalkRow | None:
    """The talk a task is about; None for the window for wishes, whose talk is still to come."""
    found = await talks_of_tasks(session, [task])
    return found.get(task.id)


async def talks_of_tasks(session: AsyncSession, tasks: Iterable[TaskRow]) -> dict[str, TalkRow]:
    """The talks of those tasks that are about one, by task."""
    names = {
        task.id: (task.case_id, Attempt.of_key(task.key).talk)
        for task in tasks
        if task.step in set(TalkStep)
    }
    if not names:
        return {}
    rows = await session.scalars(
        select(TalkRow).where(col(TalkRow.case_id).in_({case_id for case_id, _ in names.values()}))
    )
    talks = {(row.case_id, row.name): row for row in rows}
    return {task_id: talks[name] for task_id, name in names.items() if name in talks}


async def own_series(session: AsyncSession, viewer: Viewer) -> OwnSeries | None:
    """The newest series of one's own; None for whoever has none."""
    found = await session.execute(
        select(CaseRow, CycleRow)
        .join(CycleRow, col(CycleRow.id) == col(CaseRow.cycle_id))
        .where(
            col(CaseRow.person_id) == viewer.person_id, col(CaseRow.process) == Process.ONE_ON_ONE
        )
        .order_by(col(CaseRow.fiscal_year).desc(), col(CaseRow.opened_at).desc())
        .limit(1)
    )
    row = found.first()
    return await _with_talks(session, viewer, *row) if row else None


async def own_pairs(session: AsyncSession, viewer: Viewer) -> list[OwnSeries]:
    """Those of the programmes メンター・OJTの制度 one is looked after in: of the newest year, as far as they talk."""
    found = await session.execute(
        select(CaseRow, CycleRow)
        .join(CycleRow, col(CycleRow.id) == col(CaseRow.cycle_id))
        .where(
            col(CaseRow.person_id) == viewer.person_id,
            col(CaseRow.process) == Process.PAIR,
            col(CaseRow.id).in_(select(col(TalkRow.case_id))),
        )
        .order_by(col(CaseRow.fiscal_year).desc(), col(CycleRow.kind))
    )
    rows = found.all()
    return [
        await _with_talks(session, viewer, case, cycle)
        for case, cycle in rows
        if case.fiscal_year == rows[0][0].fiscal_year
    ]


async def _with_talks(
    session: AsyncSession, viewer: Viewer, case: CaseRow, cycle: CycleRow
) -> OwnSeries:
    talks = await session.scalars(
        select(TalkRow)
        .where(col(TalkRow.case_id) == case.id)
        .order_by(col(TalkRow.first_day), col(TalkRow.name))
    )
    return OwnSeries(
        case=case,
        cycle=cycle,
        talks=talks.all(),
        named=await partners_named(session, case.id),
        open_tasks=await _open_tasks(session, viewer, case.id),
    )


async def _open_tasks(session: AsyncSession, viewer: Viewer, case_id: str) -> Sequence[TaskRow]:
    rows = await session.scalars(
        select(TaskRow).where(
            col(TaskRow.case_id) == case_id,
            col(TaskRow.person_id) == viewer.person_id,
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.step).in_(list(TalkStep)),
        )
    )
    return rows.all()
