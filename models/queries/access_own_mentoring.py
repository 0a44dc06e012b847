"""Access to one's own pairs 自分の組の閲覧: on both sides, with what one is asked, what is planned, and the next talk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.mentoring.case import About
from models.mentoring.pair import LIVING_PAIR
from models.mentoring.steps import PairStep, Side
from models.one_on_one.talk import LIVING_TALK
from models.processes import OF_PROGRAMMES, Process
from models.queries.access_mentoring import OtherSide, other_side, training_of
from models.rights import Viewer
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow, CycleState
from models.tables.mentoring import MentoringOfferRow, PairRow, PairSheetRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow

YEARS_BACK: Final = 2
"""How many fiscal years before the newest one the history goes."""


@dataclass(frozen=True)
class OwnPair:
    """A pair of the viewer that is asked or runs."""

    pair: PairRow
    told: OtherSide
    sheets: Sequence[PairSheetRow]
    tasks: Sequence[TaskRow]
    """What the viewer was and is asked about it."""
    talk: TalkRow | None
    """The next one that is not over."""

    @property
    def open_tasks(self) -> list[TaskRow]:
        return [it for it in self.tasks if it.state == TaskState.OPEN]


@dataclass(frozen=True)
class OwnCase:
    """A mentee's year in which the viewer has a part: the own one, or one of somebody the viewer guides or guided."""

    case: CaseRow
    cycle: CycleRow
    living: OwnPair | None
    ended: Sequence[PairRow]


@dataclass(frozen=True)
class OpenYear:
    """A programme's year that runs, with the viewer's own offers for it."""

    cycle: CycleRow
    offers: Sequence[MentoringOfferRow]
    has_case: bool
    """The viewer is looked after in it already."""

    def standing(self, side: Side) -> MentoringOfferRow | None:
        own = (it for it in self.offers if it.side == side and it.withdrawn_at is None)
        return next(own, None)


async def own_cases(session: AsyncSession, viewer: Viewer, now: datetime) -> list[OwnCase]:
    """The newest year first; pairs somebody else had in the same case stay out."""
    rows = await session.execute(
        select(CaseRow, CycleRow)
        .join(CycleRow, col(CycleRow.id) == col(CaseRow.cycle_id))
        .where(
            col(CaseRow.process) == Process.PAIR,
            or_(
                col(CaseRow.person_id) == viewer.person_id,
                col(CaseRow.id).in_(
                    select(col(PairRow.case_id)).where(col(PairRow.mentor_id) == viewer.person_id)
                ),
            ),
        )
        .order_by(col(CaseRow.fiscal_year).desc(), col(CycleRow.kind), col(CaseRow.opened_at))
    )
    found = [(case, cycle) for case, cycle in rows]
    since = max((case.fiscal_year for case, _ in found), default=0) - YEARS_BACK
    return [
        await _own_case(session, viewer, case, cycle, now)
        for case, cycle in found
        if case.fiscal_year >= since
    ]


async def open_years(session: AsyncSession, viewer: Viewer) -> list[OpenYear]:
    """Programmes' years that are open, each with the viewer's offers."""
    cycles = await session.scalars(
        select(CycleRow)
        .where(
            col(CycleRow.kind).startswith(OF_PROGRAMMES),
            col(CycleRow.state) == CycleState.OPEN,
        )
        .order_by(col(CycleRow.fiscal_year), col(CycleRow.kind))
    )
    return [await _open_year(session, viewer, cycle) for cycle in cycles]


async def open_year(session: AsyncSession, viewer: Viewer, cycle_id: str) -> OpenYear | None:
    """One of them; None for any other cycle."""
    years = await open_years(session, viewer)
    return next((it for it in years if it.cycle.id == cycle_id), None)


async def _open_year(session: AsyncSession, viewer: Viewer, cycle: CycleRow) -> OpenYear:
    offers = await session.scalars(
        select(MentoringOfferRow).where(
            col(MentoringOfferRow.cycle_id) == cycle.id,
            col(MentoringOfferRow.person_id) == viewer.person_id,
        )
    )
    case = await session.scalar(
        select(col(CaseRow.id)).where(
            col(CaseRow.cycle_id) == cycle.id, col(CaseRow.person_id) == viewer.person_id
        )
    )
    return OpenYear(cycle, offers.all(), case is not None)


async def _own_case(
    session: AsyncSession, viewer: Viewer, case: CaseRow, cycle: CycleRow, now: datetime
) -> OwnCase:
    who = viewer.person_id
    rows = await session.scalars(
        select(PairRow)
        .where(
            col(PairRow.case_id) == case.id,
            or_(col(PairRow.mentee_id) == who, col(PairRow.mentor_id) == who),
        )
        .order_by(col(PairRow.nth))
    )
    pairs = rows.all()
    living = next((it for it in pairs if it.state in LIVING_PAIR), None)
    return OwnCase(
        case=case,
        cycle=cycle,
        living=await _own_pair(session, viewer, living, now) if living else None,
        ended=[it for it in pairs if it.state not in LIVING_PAIR],
    )


async def _own_pair(session: AsyncSession, viewer: Viewer, pair: PairRow, now: datetime) -> OwnPair:
    tasks = await session.scalars(
        select(TaskRow)
        .where(
            col(TaskRow.case_id) == pair.case_id,
            col(TaskRow.person_id) == viewer.person_id,
            col(TaskRow.step).in_(list(PairStep)),
        )
        .order_by(col(TaskRow.due_at), col(TaskRow.key))
    )
    talks = await session.scalars(
        select(TalkRow)
        .where(
            col(TalkRow.case_id) == pair.case_id,
            col(TalkRow.partner_id) == pair.mentor_id,
            col(TalkRow.state).in_(LIVING_TALK),
        )
        .order_by(col(TalkRow.starts_at).is_(None), col(TalkRow.starts_at), col(TalkRow.first_day))
    )
    return OwnPair(
        pair=pair,
        told=await other_side(session, viewer, pair),
        sheets=await training_of(session, viewer, pair),
        tasks=list(_about(pair, tasks)),
        talk=next((it for it in talks if it.starts_at is None or it.starts_at > now), None),
    )


def _about(pair: PairRow, tasks: Iterable[TaskRow]) -> Iterable[TaskRow]:
    return (it for it in tasks if About.of_key(it.key).pair == pair.nth)
