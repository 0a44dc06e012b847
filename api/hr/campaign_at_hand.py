"""The open posting of a year at the HR desk 年度の庁内公募: its cycle, its pack, its dates and its public side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from fastapi import Depends, Query
from sqlalchemy.ext.asyncio import AsyncSession

from api.hr.rows import Desk
from models.challenge_job.days import Stage, days_of_pack
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.ids import PackId
from models.open_days import OpenDays
from models.policy.schema import Policy
from models.queries.access_campaigns import PublicSide, campaigns_for_hr, public_side
from models.queries.campaigns import campaign_days, phase_of_campaign
from models.queries.hr_cycles import newest_pack
from models.rights import Viewer
from models.tables.cycle import CycleRow


def _asked(year: Annotated[int, Query(ge=0, le=9999)] = 0) -> int:
    return year


YearAsked = Annotated[int, Depends(_asked)]
"""The fiscal year out of the address; 0 is the newest pack's."""


@dataclass(frozen=True)
class CampaignAtHand:
    """``row`` is None before the year's campaign is opened; ``years`` are all that were, the latest first."""

    desk: Desk
    policy: Policy
    pack_id: PackId
    row: CycleRow | None
    years: Sequence[CycleRow] = ()
    dates: Mapping[str, date] = field(default_factory=dict)
    phase: str = ""
    public: PublicSide = field(default_factory=PublicSide)

    @property
    def year(self) -> FiscalYear:
        return FiscalYear(self.row.fiscal_year if self.row else self.policy.year)

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
    pack = await newest_pack(session)
    wanted = year or (pack.year if pack else 0)
    row = next((it for it in years if it.fiscal_year == wanted), None)
    if row is None and (pack is None or pack.year != wanted):
        if year:
            raise NotFound
        return None
    pack_id = PackId(row.pack_id if row else pack.id if pack else "")
    policy = await desk.parts.policies.policy(session, pack_id)
    if row is None:
        return CampaignAtHand(desk, policy, pack_id, None, years)
    return CampaignAtHand(
        desk,
        policy,
        pack_id,
        row,
        years,
        dates=await campaign_days(session, row.id),
        phase=await phase_of_campaign(session, row.id),
        public=await public_side(session, viewer, row.id),
    )
