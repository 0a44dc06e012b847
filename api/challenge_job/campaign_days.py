"""The dates of a campaign 公募の日程 as pages show them: past, waited for, or still ahead."""

from collections.abc import Mapping
from datetime import date

from api.views.campaign import CampaignDay
from models.challenge_job.day_moves import ALL_DAYS, days_ahead
from models.challenge_job.days import Stage
from models.challenge_job.late_results import has_second_call
from models.open_days import OpenDays


def campaign_day(
    campaign: Mapping[str, date], name: str, stage: Stage | None, days: OpenDays
) -> CampaignDay:
    """``stage``: what the campaign waits for; None once it has ended."""
    ahead = days_ahead(stage, second_call=True) if stage else ()
    day = campaign[name]
    return CampaignDay(
        name=name,
        day=day,
        when="now" if name == stage else "next" if name in ahead else "past",
        closed_because=days.reason_closed(day) or "",
    )


def timetable(
    campaign: Mapping[str, date], stage: Stage | None, days: OpenDays, *, second_call: bool
) -> tuple[CampaignDay, ...]:
    """All dates in the order of time. ``second_call``: by the pack; one that was left out has none any more."""
    has_second = has_second_call(campaign, second_call)
    names = days_ahead(Stage.POSTS_DUE, second_call=has_second)
    return tuple(campaign_day(campaign, name, stage, days) for name in ALL_DAYS if name in names)
