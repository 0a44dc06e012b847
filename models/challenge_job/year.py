"""The year of open posting 庁内公募の年度: what a campaign is called, and from when to when it runs."""

from typing import Final

from models.frozen import Frozen
from models.policy.month_day import MonthDay
from models.processes import Process


class CampaignYear(Frozen):
    """One campaign of a fiscal year, opened and closed like the cycle of an evaluation."""

    key: str = Process.CAMPAIGN.value
    name: str = "庁内公募"
    period_from: MonthDay
    period_to: MonthDay


CAMPAIGN_YEAR: Final = CampaignYear.model_validate({"period_from": "04-01", "period_to": "03-31"})
