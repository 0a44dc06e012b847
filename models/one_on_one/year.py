"""The year of 1on1 1on1の年度: what a cycle of series is called, and from when to when it runs."""

from typing import Final

from models.frozen import Frozen
from models.policy.month_day import MonthDay
from models.processes import Process


class SeriesYear(Frozen):
    """All series of one fiscal year, opened and closed together like the cycle of an evaluation."""

    key: str = Process.ONE_ON_ONE.value
    name: str = "1on1"
    period_from: MonthDay
    period_to: MonthDay


SERIES_YEAR: Final = SeriesYear.model_validate({"period_from": "04-01", "period_to": "03-31"})
