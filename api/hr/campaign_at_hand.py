"""The open posting of a year at the HR desk 年度の庁内公募: its cycle, its pack, its dates and its public side."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from fastapi import Depends, Query
from sqlalchemy.ext.asyncio import AsyncSession

from api.hr.rows import Desk
from api.hr.year_at_desk import YearFound, year_found
from models.challenge_job.days import Stage, days_of_pack
from models.open_days import OpenDays
from models.queries.access_campaigns import PublicSide, campaigns_for_hr, public_side
from models.queries.campaigns import campaign_days, phase_of_campaign
from models.rights import Viewer


def _asked(year: Annotated[int, Query(ge=0, le=9999)] = 0) -> int:
    return year


YearAsked = Annotated[int, Depends(_asked)]
"""The fiscal year out of the address; 0 is the newest pack's."""


@dataclass(frozen=True)
class CampaignAtHand(YearFound):
    """The campaign of a year, with its dates and its public side."""

    dates: Mapping[str, date] = field(default_factory=dict)
    phase: str = ""
    public: PublicSide = field(default_factory=PublicSide)

    @property
    def days(self) -> OpenDays:
        """The calendar of the pack itself: it may be of another year than today's."""
        return OpenDays(self.policy.calendar.rules())

    @property
    def campaign(self) -> Mapping[str, date]:
        """The dates as they stand; those of the pack until the campaign has begun."""
        chapter = self.policy.challenge_job.days
        return self.dates or days_of_pack(chapter, self.year, self.days)

    @property
    def stage(self) -> Stage | None:
        """What the campaign waits for; None before it is opened and once it has ended."""
        task = self.public.stage
        return Stage(task.key.partition("/")[2].partition("+")[0]) if task else None


async def campaign_at_hand(
    session: AsyncSession, desk: Desk, viewer: Viewer, year: int
) -> CampaignAtHand | None:
    """The year asked for, else that of the newest pack; None before any pack.

    Raises NotFound for a year that has neither a pack nor a campaign.
    """
    years = await campaigns_for_hr(session, viewer)
    found = await year_found(session, desk, years, year, lambda it: it.challenge_job.used.value)
    if found is None:
        return None
    if found.row is None:
        return CampaignAtHand(**vars(found))
    cycle_id = found.row.id
    return CampaignAtHand(
        **vars(found),
        dates=await campaign_days(session, cycle_id),
        phase=await phase_of_campaign(session, cycle_id),
        public=await public_side(session, viewer, cycle_id),
    )
