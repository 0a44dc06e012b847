"""The fiscal year 年度: 1 April to 31 March (地方自治法208条), named by the year in which it begins."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from models.wareki import era_of, era_year

_FIRST_MONTH = 4


@dataclass(frozen=True, order=True, slots=True)
class FiscalYear:
    """``FiscalYear(2026)`` is 令和8年度: 2026-04-01 to 2027-03-31."""

    year: int

    @classmethod
    def of(cls, day: date) -> "FiscalYear":
        """The fiscal year a day lies in: 2027-03-31 belongs to 2026."""
        return cls(day.year if day.month >= _FIRST_MONTH else day.year - 1)

    @property
    def first(self) -> date:
        return date(self.year, _FIRST_MONTH, 1)

    @property
    def last(self) -> date:
        return date(self.year + 1, _FIRST_MONTH - 1, 31)

    @property
    def label(self) -> str:
        """``令和8年度``; 2019 is 令和元年度 as a whole, as the state's budget named it."""
        era = era_of(self.last)
        if era.since.year > self.year:
            era = era_of(self.first)
        return f"{era_year(era, self.year)}度"

    @property
    def western_label(self) -> str:
        return f"{self.year}年度"

    def day(self, month: int, dom: int) -> date:
        """The day of this fiscal year with that month; a day past the month's end is its last day.

        ``FiscalYear(2026).day(2, 29)`` is 2027-02-28. Raises ValueError for no month or day 0.
        """
        year = self.year if month >= _FIRST_MONTH else self.year + 1
        return date(year, month, min(dom, monthrange(year, month)[1]))

    def shifted(self, years: int) -> "FiscalYear":
        return FiscalYear(self.year + years)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __int__(self) -> int:
        return self.year

    def __str__(self) -> str:
        return str(self.year)
