"""Retention 保存期間 of mentors and OJT: past it nothing tells who was whose mentor in a programme's year.

The year itself stays, without anybody; so do trainings 研修の受講, which are each one's own, the audit trail
and the list of letters, each for its own time.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from pydantic import ValidationError
from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.audit import AuditAct
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.mentoring.year import programme_of
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.processes import OF_PROGRAMMES, Process
from models.queries.audit import append_audit, audit_values
from models.queries.case_traces import delete_traces
from models.queries.mentoring_traces import cases_of_year, delete_year
from models.queries.policies import read_policy
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow, CycleState
from models.tables.mentoring import MentoringOfferRow, MentoringProfileRow, PairRow

_FORGOTTEN: Final = "mentoring.forgotten"


class KeptYears(NamedTuple):
    """A programme, for how many years its records are kept, and the years the book knows."""

    programme: str
    cycles: Mapping[str, int]
    """Fiscal years by the id of their cycle, the first one first."""
    keep_years: int | None
    """None where no pack that can be read says so."""
    is_named: bool
    """Whether the pack in force still names the programme."""

    def until(self, last: FiscalYear) -> list[str]:
        """The cycles of that fiscal year and before."""
        return [cycle_id for cycle_id, year in self.cycles.items() if year <= int(last)]


def last_to_forget(this_year: FiscalYear, keep_years: int) -> FiscalYear:
    """The last fiscal year since whose end so many years have passed."""
    return this_year.shifted(-keep_years - 1)


async def programmes_kept(session: AsyncSession, policy: Policy) -> list[KeptYears]:
    """Every programme of the pack in force, and of the book.

    One that the city has ended is kept as long as the pack of its last year says.
    """
    rows = await session.scalars(
        select(CycleRow)
        .where(col(CycleRow.kind).startswith(OF_PROGRAMMES, autoescape=True))
        .order_by(col(CycleRow.fiscal_year))
    )
    years: dict[str, list[CycleRow]] = {one.key: [] for one in policy.programmes}
    for row in rows:
        years.setdefault(programme_of(row.kind), []).append(row)
    return [await _kept(session, policy, key, years[key]) for key in sorted(years)]


async def _kept(
    session: AsyncSession, policy: Policy, key: str, cycles: Sequence[CycleRow]
) -> KeptYears:
    named = policy.programme(key)
    found = named or await _as_it_was(session, key, cycles[-1].pack_id)
    return KeptYears(
        key,
        {it.id: it.fiscal_year for it in cycles},
        keep_years=found.keep_years.value if found else None,
        is_named=named is not None,
    )


async def _as_it_was(session: AsyncSession, key: str, pack_id: str) -> Programme | None:
    try:
        return (await read_policy(session, pack_id)).programme(key)
    except (NotFound, ValidationError):
        return None


async def has_ended(session: AsyncSession, cycle_id: str) -> bool:
    """Whether the year is closed and no case of it lives.

    An open year would be begun anew without its cases; what a running process still writes is not
    taken from it.
    """
    cycle = await session.get_one(CycleRow, cycle_id, populate_existing=True)
    living = cases_of_year(cycle_id).where(col(CaseRow.state) != CaseState.CLOSED)
    return cycle.state == CycleState.CLOSED and await session.scalar(living.limit(1)) is None


async def forget_year(session: AsyncSession, cycle_id: str, *, at: datetime) -> bool:
    """Destroys the keys of a year that has ended, and all rows that tell who took part in it.

    False if none was there any more. ``at``: the real moment for the audit trail, which names nobody.
    Run again, or after a restore, it destroys what is there again.
    """
    cycle = await session.get_one(CycleRow, cycle_id)
    if not await delete_year(session, cycle):
        return False
    await append_audit(session, audit_values(AuditAct.CHANGED, _FORGOTTEN, at=at))
    return True


async def forget_profiles(session: AsyncSession, before: datetime, *, at: datetime) -> int:
    """Deletes profiles written before that moment by people no year that is kept tells of; how many."""
    who = col(MentoringProfileRow.person_id)
    alone = (
        who.not_in(select(col(CaseRow.person_id)).where(col(CaseRow.process) == Process.PAIR)),
        who.not_in(select(col(PairRow.mentor_id))),
        who.not_in(select(col(MentoringOfferRow.person_id))),
    )
    old = and_(col(MentoringProfileRow.written_at) < before, *alone)
    count = await delete_traces(session, [(MentoringProfileRow, old)])
    if count:
        await append_audit(session, audit_values(AuditAct.CHANGED, _FORGOTTEN, at=at))
    return count
