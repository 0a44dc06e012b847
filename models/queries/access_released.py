"""Who is released 異動する部下: of those below me, whoever has accepted a place by open posting 庁内公募.

The first and only thing a superior hears of an application, and only once it has been accepted.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.days import Stage
from models.challenge_job.posting import ApplicationState
from models.organisation import Organisation
from models.rights import Viewer
from models.tables.application import ApplicationRow
from models.tables.posting import CampaignDayRow, PostingRow


@dataclass(frozen=True)
class Released:
    """``section_id`` is where the person goes on that day."""

    person_id: str
    day: date
    section_id: str


async def released_below(
    session: AsyncSession, viewer: Viewer, organisation: Organisation
) -> list[Released]:
    """Those whose superior the viewer is today and whose transfer is still to come, the nearest first."""
    reports: Collection[str] = organisation.reports(viewer.person_id, viewer.day)
    if not reports:
        return []
    rows = await session.execute(
        select(col(ApplicationRow.person_id), col(CampaignDayRow.day), col(PostingRow.section_id))
        .join(PostingRow, col(PostingRow.id) == col(ApplicationRow.posting_id))
        .join(CampaignDayRow, col(CampaignDayRow.cycle_id) == col(ApplicationRow.cycle_id))
        .where(
            col(ApplicationRow.person_id).in_(reports),
            col(ApplicationRow.state) == ApplicationState.ACCEPTED,
            col(CampaignDayRow.name) == Stage.TRANSFER_ON,
            col(CampaignDayRow.day) > viewer.day,
        )
        .order_by(col(CampaignDayRow.day), col(ApplicationRow.person_id))
    )
    return [Released(*row) for row in rows]
