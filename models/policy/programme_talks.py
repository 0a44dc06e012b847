"""The days of a programme's year 制度の日程, and the rules of a pair's talks 面談の定め.

Hours, moves, skipped rounds and calendars of the talks are those of the chapter on 1on1, held or not.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.policy.choices import Desks
from models.policy.month_day import MonthDay
from models.policy.source import Sourced

OpenDays = Annotated[int, Field(ge=1, le=60)]


class ProgrammeDays(Frozen):
    """The days of one year of a programme, in this order, all in its fiscal year."""

    call_from: Sourced[MonthDay]  # 希望と申出の受付
    call_to: Sourced[MonthDay]
    plan_due: Sourced[MonthDay]  # 組合せの決定
    starts_on: Sourced[MonthDay]
    ends_on: Sourced[MonthDay]

    def day(self, name: str, year: FiscalYear) -> date:
        """The date of one of the days above in that fiscal year."""
        month_day: MonthDay = getattr(self, name).value
        return year.day(month_day.month, month_day.day)


class ProgrammeTalks(Frozen):
    """The talks of a pair; counted in months of the pair's rounds, and in open days."""

    every_months: Sourced[Annotated[int, Field(ge=1, le=12)]]
    minutes: Sourced[Annotated[int, Field(ge=15, le=120, multiple_of=5)]]
    first_within_open_days: Sourced[OpenDays]  # 組が始まってから最初の面談まで
    arrange_within_open_days: Sourced[OpenDays]
    choose_within_open_days: Sourced[OpenDays]
    wish_within_open_days: Sourced[OpenDays]
    confirm_within_open_days: Sourced[OpenDays]
    alone_after_open_days: Sourced[OpenDays]
    referral_desks: Sourced[Desks]
    notes_years: Sourced[Annotated[int, Field(ge=1, le=30)]]
