"""Access of a promoter 推進員 to the OJT of the own section 課: pairs, plans and reports; nothing of their talks.

Who is the promoter, and whose place it is, is asked anew each day; wishes, half-time words, surveys, and
who asked for a change are not read here at all.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case.task import LIVING
from models.ids import PersonId
from models.mentoring.promoters import people_of, promoted_by
from models.mentoring.steps import PairStep
from models.mentoring.year import programme_of
from models.organisation import Organisation
from models.policy.programme import Programme, ProgrammeKind
from models.policy.schema import Policy
from models.processes import OF_PROGRAMMES, Process
from models.queries.policies import PolicyCache
from models.rights import Viewer
from models.sections import Section
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow, CycleState
from models.tables.mentoring import PairRow, PairSheetRow
from models.tables.task import TaskRow

_SHOWN = (PairStep.WRITE_PLAN, PairStep.REPORT_PROGRESS)


@dataclass(frozen=True)
class Promoted:
    """A section the viewer promotes OJT in, by the rules of one programme's year."""

    cycle: CycleRow
    policy: Policy
    programme: Programme
    section: Section


@dataclass(frozen=True)
class OjtPair:
    """Somebody of the section who learns: the newest pair 組, its plan and reports, and what is owed of them."""

    case: CaseRow
    pair: PairRow | None = None
    sheets: Sequence[PairSheetRow] = ()
    """Of this pair, in the order in which they were written."""
    owed: Sequence[TaskRow] = ()

    def of(self, step: PairStep) -> list[PairSheetRow]:
        return [it for it in self.sheets if it.step == step]


async def promotes_ojt(
    session: AsyncSession, viewer: Viewer, organisation: Organisation, policies: PolicyCache
) -> tuple[Promoted, ...]:
    """The sections, by programme and code; empty for everybody who is no promoter today."""
    rows = await session.scalars(
        select(CycleRow)
        .where(
            col(CycleRow.kind).startswith(OF_PROGRAMMES, autoescape=True),
            col(CycleRow.state) != CycleState.CLOSED,
        )
        .order_by(col(CycleRow.fiscal_year).desc(), col(CycleRow.kind))
    )
    found = [(cycle, await policies.policy(session, cycle.pack_id)) for cycle in rows]
    return tuple(
        it for cycle, policy in found for it in _promoted(viewer, organisation, cycle, policy)
    )


async def pairs_promoted(
    session: AsyncSession, viewer: Viewer, organisation: Organisation, promoted: Promoted
) -> list[OjtPair]:
    """Those of the section who learn in the programme's year, by employee number."""
    rules, day = promoted.policy.ojt.promoters, viewer.day
    here = [*people_of(organisation, rules, promoted.section, day)]
    rows = await session.scalars(
        select(CaseRow).where(
            col(CaseRow.cycle_id) == promoted.cycle.id,
            col(CaseRow.process) == Process.PAIR,
            col(CaseRow.person_id).in_(here),
        )
    )
    cases = {it.id: it for it in rows}
    pairs = await _newest_pairs(session, cases)
    sheets, owed = await _sheets(session, pairs), await _owed(session, cases)
    found = [OjtPair(it, pairs.get(it.id), sheets[it.id], owed[it.id]) for it in cases.values()]
    numbers = {it.id: it.number for it in organisation.people_on(day)}
    return sorted(found, key=lambda it: numbers[PersonId(it.case.person_id)])


def _promoted(
    viewer: Viewer, organisation: Organisation, cycle: CycleRow, policy: Policy
) -> Iterable[Promoted]:
    programme = policy.programme(programme_of(cycle.kind))
    if programme is None or programme.kind.value is not ProgrammeKind.OJT:
        return
    ladder, rules = policy.evaluation.ladder.value, policy.ojt.promoters
    for section in promoted_by(organisation, ladder, rules, viewer.person_id, viewer.day):
        yield Promoted(cycle, policy, programme, section)


async def _newest_pairs(session: AsyncSession, case_ids: Collection[str]) -> dict[str, PairRow]:
    rows = await session.scalars(
        select(PairRow).where(col(PairRow.case_id).in_(case_ids)).order_by(col(PairRow.nth))
    )
    return {it.case_id: it for it in rows}


async def _sheets(
    session: AsyncSession, pairs: Mapping[str, PairRow]
) -> Mapping[str, list[PairSheetRow]]:
    rows = await session.scalars(
        select(PairSheetRow)
        .where(col(PairSheetRow.case_id).in_(pairs), col(PairSheetRow.step).in_(_SHOWN))
        .order_by(col(PairSheetRow.written_at), col(PairSheetRow.task_key))
    )
    found: dict[str, list[PairSheetRow]] = defaultdict(list)
    for row in rows:
        if row.pair == pairs[row.case_id].nth:
            found[row.case_id].append(row)
    return found


async def _owed(session: AsyncSession, case_ids: Collection[str]) -> Mapping[str, list[TaskRow]]:
    rows = await session.scalars(
        select(TaskRow)
        .where(
            col(TaskRow.case_id).in_(case_ids),
            col(TaskRow.step).in_(_SHOWN),
            col(TaskRow.state).in_(LIVING),
        )
        .order_by(col(TaskRow.due_at), col(TaskRow.key))
    )
    found: dict[str, list[TaskRow]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found
