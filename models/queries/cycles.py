"""Cycles 評価の回: opening and closing one, and the pages of its launch."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.fiscal_year import FiscalYear
from models.ids import PackId, new_id
from models.policy.month_day import MonthDay
from models.processes import Process, process_of
from models.queries.sealed_cases import not_sealed
from models.queries.upsert import insert_once
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow, CycleState

BEFORE_PAGE_0 = -1


class CycleToOpen(Protocol):
    """A kind of cycle with its period, as the pack or the process has it."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def period_from(self) -> MonthDay: ...
    @property
    def period_to(self) -> MonthDay: ...


class CaseToOpen(Protocol):
    """Somebody who has a case in a cycle, and what its process needs of the pack."""

    @property
    def person_id(self) -> str: ...
    @property
    def process(self) -> Process: ...
    @property
    def phase(self) -> str: ...
    @property
    def shape(self) -> dict[str, Any]: ...


async def open_cycle(
    session: AsyncSession,
    rule: CycleToOpen,
    year: FiscalYear,
    pack_id: PackId,
    *,
    now: datetime,
    by: str | None,
) -> CycleRow:
    """The row of the cycle; opening it again, or twice at once, gives the one that stands."""
    if standing := await cycle_of(session, rule.key, year):
        return standing
    row = CycleRow(
        id=new_id(),
        kind=rule.key,
        fiscal_year=int(year),
        name=rule.name,
        pack_id=pack_id,
        period_from=year.day(rule.period_from.month, rule.period_from.day),
        period_to=year.day(rule.period_to.month, rule.period_to.day),
        opened_at=now,
        opened_by=by,
    )
    await insert_once(session, row)
    return (await session.scalars(_of(rule.key, year))).one()


async def cycle_of(session: AsyncSession, kind: str, year: FiscalYear) -> CycleRow | None:
    return (await session.scalars(_of(kind, year))).one_or_none()


def _of(kind: str, year: FiscalYear) -> Select[CycleRow]:
    return select(CycleRow).where(
        col(CycleRow.kind) == kind, col(CycleRow.fiscal_year) == int(year)
    )


async def cycles_standing(session: AsyncSession) -> Sequence[CycleRow]:
    """All cycles, those opened last first."""
    rows = await session.scalars(
        select(CycleRow).order_by(col(CycleRow.opened_at).desc(), col(CycleRow.id))
    )
    return rows.all()


async def evaluations_standing(session: AsyncSession) -> Sequence[CycleRow]:
    """The cycles of evaluations 人事評価, those opened last first; a year of 1on1 is none."""
    return [it for it in await cycles_standing(session) if is_evaluation(it)]


def is_evaluation(cycle: CycleRow) -> bool:
    return process_of(cycle.kind) is Process.EVALUATION


async def cycles_in(session: AsyncSession, state: CycleState) -> Sequence[str]:
    """Ids of the cycles in a state; opening and closing ones wait until their run has heard of it."""
    ids = await session.scalars(select(col(CycleRow.id)).where(col(CycleRow.state) == state))
    return ids.all()


async def open_cycles(session: AsyncSession) -> Sequence[CycleRow]:
    """The running cycles of every kind."""
    rows = await session.scalars(select(CycleRow).where(col(CycleRow.state) == CycleState.OPEN))
    return rows.all()


async def people_with_cases(session: AsyncSession, cycle_id: str) -> frozenset[str]:
    """Everybody who has a case in the cycle, ended or not."""
    found = await session.scalars(
        select(col(CaseRow.person_id)).where(col(CaseRow.cycle_id) == cycle_id)
    )
    return frozenset(found)


async def add_cases(
    session: AsyncSession, cycle: CycleRow, wanted: Sequence[CaseToOpen], now: datetime
) -> Sequence[CaseRow]:
    """Writes the case rows of people who have none in this cycle yet; page 0 is still to come."""
    have = await _people_with_cases(session, cycle.id, [one.person_id for one in wanted])
    rows = [_case_row(cycle, one, now) for one in wanted if one.person_id not in have]
    if rows:
        await session.execute(
            insert(CaseRow.__table__),  # type: ignore[attr-defined]
            [row.model_dump() for row in rows],
        )
    return rows


async def _people_with_cases(
    session: AsyncSession, cycle_id: str, people: Sequence[str]
) -> set[str]:
    found = await session.scalars(
        select(col(CaseRow.person_id)).where(
            col(CaseRow.cycle_id) == cycle_id, col(CaseRow.person_id).in_(people)
        )
    )
    return set(found)


def _case_row(cycle: CycleRow, one: CaseToOpen, now: datetime) -> CaseRow:
    return CaseRow(
        id=new_id(),
        process=one.process,
        cycle_id=cycle.id,
        person_id=one.person_id,
        pack_id=cycle.pack_id,
        fiscal_year=cycle.fiscal_year,
        shape=one.shape,
        seq=BEFORE_PAGE_0,
        phase=one.phase,
        opened_at=now,
    )


async def launching(
    session: AsyncSession, cycle_id: str, limit: int | None = None
) -> Sequence[CaseRow]:
    """Cases whose page 0 stands and whose run is not known to have started; at most ``limit``."""
    rows = await session.scalars(
        select(CaseRow)
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(CaseRow.state) == CaseState.LAUNCHING,
            col(CaseRow.seq) >= 0,
        )
        .order_by(col(CaseRow.id))
        .limit(limit)
    )
    return rows.all()


async def mark_started(session: AsyncSession, case_ids: Sequence[str]) -> None:
    await session.execute(
        update(CaseRow)
        .where(col(CaseRow.id).in_(case_ids), col(CaseRow.state) == CaseState.LAUNCHING)
        .values(state=CaseState.OPEN)
    )


async def mark_launched(session: AsyncSession, cycle_id: str) -> None:
    """A cycle that is closing stays so, though its run be started anew in an empty engine."""
    await _move(session, cycle_id, CycleState.OPENING, state=CycleState.OPEN)


async def begin_closing(session: AsyncSession, cycle_id: str) -> bool:
    """HR closes an open cycle: from the commit on it is told until it is closed; True only once."""
    return await _move(session, cycle_id, CycleState.OPEN, state=CycleState.CLOSING)


async def mark_closed(session: AsyncSession, cycle_id: str, at: datetime) -> None:
    """``at`` is business time; a cycle that is closed keeps the moment it has."""
    for before in (CycleState.CLOSING, CycleState.OPEN):
        await _move(session, cycle_id, before, state=CycleState.CLOSED, closed_at=at)


async def _move(
    session: AsyncSession, cycle_id: str, before: CycleState, **values: CycleState | datetime
) -> bool:
    moved = await session.scalars(
        update(CycleRow)
        .where(col(CycleRow.id) == cycle_id, col(CycleRow.state) == before)
        .values(**values)
        .returning(col(CycleRow.id))
    )
    return moved.first() is not None


async def living_cases(session: AsyncSession, cycle_id: str) -> int:
    """How many cases of the cycle have not ended; sealed ones keep none open."""
    count = select(func.count()).where(
        col(CaseRow.cycle_id) == cycle_id, col(CaseRow.state) != CaseState.CLOSED, not_sealed()
    )
    return await session.scalar(count) or 0
