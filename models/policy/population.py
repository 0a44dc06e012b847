"""Who is evaluated 対象者: the cycles of a year, and who is left out."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from models.frozen import Frozen
from models.policy.items import Part
from models.policy.month_day import MonthDay
from models.policy.source import Sourced


class CycleKind(StrEnum):
    REGULAR = "regular"  # 定期評価
    SPECIAL = "special"  # 特別評価(条件付採用)


class CycleRule(Frozen):
    """One cycle of the fiscal year: one kind × one period (both days included)."""

    key: str
    kind: CycleKind
    name: str
    period_from: MonthDay
    period_to: MonthDay
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_part_once(self) -> "CycleRule":
        if len(set(self.parts)) != len(self.parts):
            raise ValueError("同じ部分は一度だけ")
        return self


class Exclusions(Frozen):
    """Who is left out of the regular round 対象外; each rule has its own source.

    ``served_under_months``: service inside the period shorter than this; 0 switches it off.
    """

    served_under_months: Sourced[Annotated[int, Field(ge=0, le=12)]]
    on_leave_whole_period: Sourced[bool]
    probation: Sourced[bool]
    department_heads: Sourced[bool]
