"""A day of the year 月日 without its year: packs write it as ``"05-31"``, the fiscal year makes it a date."""

from datetime import date
from typing import Any

from pydantic import model_serializer, model_validator

from models.frozen import Frozen

_LEAP_YEAR = 2028


class MonthDay(Frozen):
    """A month 1–12 and a day of it. 2/29 is refused: most years have none."""

    month: int
    day: int

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, given: Any) -> Any:
        if not isinstance(given, str):
            return given
        month, dash, day = given.partition("-")
        if not (dash and month.isdecimal() and day.isdecimal()):
            raise ValueError('"MM-DD" の形(例 "05-31")')
        return {"month": int(month), "day": int(day)}

    @model_validator(mode="after")
    def _exists_every_year(self) -> "MonthDay":
        try:
            date(_LEAP_YEAR, self.month, self.day)
        except ValueError:
            raise ValueError('ある月日を "MM-DD" の形で(例 "05-31")') from None
        if (self.month, self.day) == (2, 29):
            raise ValueError("2月29日は使えません。2月28日か3月1日")
        return self

    @model_serializer
    def _as_text(self) -> str:
        return str(self)

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"

    @property
    def words(self) -> str:
        """``5月31日``"""
        return f"{self.month}月{self.day}日"
