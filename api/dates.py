"""Dates 日付 as pages say them: 10月16日(金)17:15, 令和8年度(2026年度), and their English forms."""

from datetime import date, datetime, timedelta, timezone
from typing import Final

from api.views.frame import Language
from models.fiscal_year import FiscalYear
from models.wareki import WEEKDAYS, short_day, wareki

JAPAN: Final = timezone(timedelta(hours=9), "JST")
"""Japan has one time zone and no summer time (標準時ニ関スル件, 明治28年勅令)."""


class DateWords:
    """Says days and moments in one language. Moments are aware; days are dates."""

    def __init__(self, language: Language) -> None:
        self._japanese = language is Language.JAPANESE

    def day(self, day: date | datetime) -> str:
        """``10月16日(金)``, ``Fri 16 Oct``."""
        day = in_japan(day)
        if self._japanese:
            return short_day(day)
        return f"{day:%a} {day.day} {day:%b}"

    def iso_day(self, day: date) -> str:
        """``2026-10-13(火)``, ``2026-10-13 (Tue)``: the practice bar's own date."""
        return (
            f"{day.isoformat()}({WEEKDAYS[day.weekday()]})"
            if self._japanese
            else f"{day:%Y-%m-%d (%a)}"
        )

    def long_day(self, day: date | datetime) -> str:
        """``令和8年10月16日``, ``16 October 2026``."""
        day = in_japan(day)
        if self._japanese:
            return wareki(day)
        return f"{day.day} {day:%B %Y}"

    def moment(self, moment: datetime) -> str:
        """``10月16日(金)17:15``, ``Fri 16 Oct, 17:15``."""
        return self.day(moment) + ("" if self._japanese else ", ") + self.clock(moment)

    def clock(self, moment: datetime) -> str:
        """``9:05``, ``17:15`` in Japan."""
        local = moment.astimezone(JAPAN)
        return f"{local.hour}:{local:%M}"

    def fiscal_year(self, year: int) -> str:
        """``令和8年度(2026年度)``, ``fiscal year 2026``."""
        if not self._japanese:
            return f"fiscal year {year}"
        return f"{FiscalYear(year).label}({FiscalYear(year).western_label})"


def in_japan(day: date | datetime) -> date:
    """The day in Japan: a moment late in the UTC evening is already tomorrow here."""
    return day.astimezone(JAPAN).date() if isinstance(day, datetime) else day
