"""Access to the list of postings 募集の一覧の閲覧: for everybody; and to what is the viewer's own in the campaign."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.challenge_job.posting import PUBLIC
from models.ids import PersonId
from models.processes import Process
from models.queries.campaigns import campaign_days, phase_of_campaign
from models.queries.overall_letters import last_overall_letter
from models.rights import Viewer
from models.tables.application import ApplicationRow
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.posting import PanelSeatRow, PostingRow
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class PublicCampaign:
    """The campaign as everybody may read it. ``phase`` is empty before it is launched."""

    cycle: CycleRow
    phase: str
    days: dict[str, date]
    postings: Sequence[PostingRow]
    """Those of the list, in the order of their numbers."""
    panels: dict[str, tuple[PersonId, ...]] = field(default_factory=dict)
    """By posting, who selects: the chair first, the reserve last."""


@dataclass(frozen=True)
class OwnPart:
    """What the viewer alone has of a campaign."""

    case: CaseRow | None = None
    applications: Sequence[ApplicationRow] = ()
    """By call, the first first."""
    tasks: Sequence[TaskRow] = ()
    """One's own open tasks."""


async def newest_campaign(session: AsyncSession) -> CycleRow | None:
    """The campaign of the last fiscal year that has one."""
    rows = await session.scalars(
        select(CycleRow)
        .where(col(CycleRow.kind) == Process.CAMPAIGN)
        .order_by(col(CycleRow.fiscal_year).desc())
        .limit(1)
    )
    return rows.first()


async def public_campaign(session: AsyncSession, cycle: CycleRow) -> PublicCampaign:
    """What stands, or has stood, in the list, with its panels; nothing of any application."""
    rows = await session.scalars(
        select(PostingRow)
        .where(col(PostingRow.cycle_id) == cycle.id, col(PostingRow.state).in_(PUBLIC))
        .order_by(col(PostingRow.number), col(PostingRow.name))
    )
    return PublicCampaign(
        cycle=cycle,
        phase=await phase_of_campaign(session, cycle.id),
        days=await campaign_days(session, cycle.id),
        postings=rows.all(),
        panels=await _panels(session, cycle.id),
    )


async def _panels(session: AsyncSession, cycle_id: str) -> dict[str, tuple[PersonId, ...]]:
    rows = await session.scalars(
        select(PanelSeatRow)
        .join(PostingRow, col(PostingRow.id) == col(PanelSeatRow.posting_id))
        .where(col(PostingRow.cycle_id) == cycle_id)
    )
    seats: dict[str, dict[int, PersonId]] = {}
    for row in rows:
        seats.setdefault(row.posting_id, {})[row.place] = PersonId(row.person_id)
    return {
        posting: tuple(theirs[place] for place in sorted(theirs, key=lambda it: (it == 0, it)))
        for posting, theirs in seats.items()
    }


async def own_part(session: AsyncSession, viewer: Viewer, cycle_id: str) -> OwnPart:
    """The viewer's own case, applications and open tasks in a campaign; empty for whoever has no case."""
    case = await session.scalar(
        select(CaseRow).where(
            col(CaseRow.cycle_id) == cycle_id,
            col(CaseRow.process) == Process.APPLICATION,
            col(CaseRow.person_id) == viewer.person_id,
        )
    )
    if case is None:
        return OwnPart()
    applications = await session.scalars(
        select(ApplicationRow)
        .where(
            col(ApplicationRow.case_id) == case.id,
            col(ApplicationRow.person_id) == viewer.person_id,
        )
        .order_by(col(ApplicationRow.call))
    )
    tasks = await session.scalars(
        select(TaskRow)
        .where(
            col(TaskRow.case_id) == case.id,
            col(TaskRow.person_id) == viewer.person_id,
            col(TaskRow.state) == TaskState.OPEN,
        )
        .order_by(col(TaskRow.key))
    )
    return OwnPart(case, applications.all(), tasks.all())


async def last_own_receipt(
    session: AsyncSession, viewer: Viewer, case_id: str
) -> ReceiptRow | None:
    """The viewer's newest receipt in a case of their own."""
    rows = await session.scalars(
        select(ReceiptRow)
        .where(col(ReceiptRow.case_id) == case_id, col(ReceiptRow.person_id) == viewer.person_id)
        .order_by(col(ReceiptRow.received_at).desc())
        .limit(1)
    )
    return rows.first()


async def own_overall_letter(session: AsyncSession, viewer: Viewer) -> str | None:
    """The viewer's last overall rating 直近の全体評語 that was disclosed 開示 to them; None if there is none."""
    return await last_overall_letter(session, viewer.person_id)
