"""Conduct logs 職務行動記録 in the book: read only with rights from ``models.conduct_log``, added to, never changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case.task import LIVING
from models.conduct_log import LogRights
from models.errors import SameKeyOtherContent
from models.processes import Process
from models.queries.upsert import insert_once
from models.rights import Viewer
from models.roles import Role
from models.tables.case import CaseRow
from models.tables.conduct_log import ConductLogRow
from models.tables.cycle import CycleRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class CaseOfLog:
    """A case with what decides about its log. ``asked_as``: roles of the viewer's living tasks in it."""

    case: CaseRow
    cycle: CycleRow
    asked_as: frozenset[Role]


async def case_of_log(session: AsyncSession, viewer: Viewer, case_id: str) -> CaseOfLog | None:
    """The evaluation, whoever asks; rights are asked next. Other cases have no log."""
    row = (
        await session.execute(
            select(CaseRow, CycleRow)
            .join(CycleRow, col(CycleRow.id) == col(CaseRow.cycle_id))
            .where(col(CaseRow.id) == case_id, col(CaseRow.process) == Process.EVALUATION)
        )
    ).first()
    if row is None:
        return None
    roles = await session.scalars(
        select(col(TaskRow.role)).where(
            col(TaskRow.case_id) == case_id,
            col(TaskRow.person_id) == viewer.person_id,
            col(TaskRow.state).in_(LIVING),
        )
    )
    return CaseOfLog(row[0], row[1], frozenset(Role(role) for role in roles))


async def entries_of(
    session: AsyncSession, case_id: str, rights: LogRights, viewer: Viewer
) -> Sequence[ConductLogRow]:
    """The entries the viewer may read, the latest day first."""
    if not rights.may_read:
        return ()
    rows = select(ConductLogRow).where(col(ConductLogRow.case_id) == case_id)
    if rights.own_only:
        rows = rows.where(col(ConductLogRow.author_id) == viewer.person_id)
    found = await session.scalars(
        rows.order_by(col(ConductLogRow.seen_on).desc(), col(ConductLogRow.written_at).desc())
    )
    return found.all()


async def counts_by_case(
    session: AsyncSession, viewer: Viewer, case_ids: Collection[str], *, own_only: bool
) -> dict[str, int]:
    """How many entries each case's log has, of the viewer's own or of all; how many is no content."""
    counted = (
        select(col(ConductLogRow.case_id), func.count())
        .where(col(ConductLogRow.case_id).in_(case_ids))
        .group_by(col(ConductLogRow.case_id))
    )
    if own_only:
        counted = counted.where(col(ConductLogRow.author_id) == viewer.person_id)
    rows = (await session.execute(counted)).all()
    return {row[0]: row[1] for row in rows}


async def add_entry(session: AsyncSession, row: ConductLogRow) -> bool:
    """Adds an entry; the same form again changes nothing and is False.

    Raises SameKeyOtherContent when its key stands with another text.
    """
    if await insert_once(session, row):
        return True
    if _said(await session.get_one(ConductLogRow, row.id)) != _said(row):
        raise SameKeyOtherContent
    return False


def _said(row: ConductLogRow) -> tuple[object, ...]:
    return (row.case_id, row.author_id, row.seen_on, row.text, row.item)
