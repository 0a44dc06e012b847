"""Cycles 評価の回 as HR lists them: those of the newest pack's year, opened or not, with their people."""

from collections.abc import Mapping

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.queries.cycles import evaluations_standing
from models.queries.policies import stored_packs
from models.queries.sealed_cases import not_sealed
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow
from models.tables.policy import PolicyPackRow


async def newest_pack(session: AsyncSession) -> PolicyPackRow | None:
    """The pack whose cycles can be opened: of the last year, in the version loaded last."""
    packs = await stored_packs(session)
    return packs[0] if packs else None


async def cycles_by_kind(session: AsyncSession) -> dict[tuple[str, int], CycleRow]:
    """Cycles of evaluations that stand, by kind and fiscal year."""
    return {(row.kind, row.fiscal_year): row for row in await evaluations_standing(session)}


async def cases_by_cycle(session: AsyncSession) -> Mapping[str, tuple[int, int]]:
    """Cycle id → how many cases it has, and how many of them have not ended."""
    living = func.sum(case((col(CaseRow.state) != CaseState.CLOSED, 1), else_=0))
    rows = await session.execute(
        select(col(CaseRow.cycle_id), func.count(), living)
        .where(not_sealed())
        .group_by(col(CaseRow.cycle_id))
    )
    return {row[0]: (row[1], int(row[2] or 0)) for row in rows}
