"""Formulas 総合評価の決め方: the shape of a rule is named code, its numbers are data of the pack.

Two public model rule sets exist: word rating 評語付与方式 and point score 数値化方式.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.frozen import Frozen
from models.policy.marks import Letter


class WordRule(StrEnum):
    MEDIAN = "median"  # 割合を重みとした中央の評語
    COUNTS = "counts"  # 評語の数の条件を上から当てはめる


class Rung(Frozen):
    """The overall letter if at least ``share`` percent are ``reached`` or better and none is below.

    Percent counts items by their part of the whole; ``none_below`` may be left out.
    """

    letter: Letter
    reached: Letter
    share: Annotated[Decimal, Field(gt=0, le=100)]
    none_below: Letter | None = None


class WordFormula(Frozen):
    """Word rating 評語付与方式: the overall word follows from item words, without points."""

    mode: Literal["words"]
    rule: WordRule
    ladder: tuple[Rung, ...] = ()

    @model_validator(mode="after")
    def _counts_needs_a_ladder(self) -> "WordFormula":
        if (self.rule is WordRule.COUNTS) != bool(self.ladder):
            raise ValueError("rule: counts のときだけ ladder を書く")
        return self


class Boundary(Frozen):
    """From so many points upwards the overall letter is this one."""

    letter: Letter
    from_points: Annotated[Decimal, Field(ge=0)]


class PointFormula(Frozen):
    """Point score 数値化方式: mark × difficulty × weight, parts by ratio, letter by boundaries.

    ``boundaries`` stand best first; the last one must begin at 0. Every shown line is rounded half
    up to two places before it is added, so that the page can be checked by hand.
    """

    mode: Literal["points"]
    boundaries: Annotated[tuple[Boundary, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _falls_to_zero(self) -> "PointFormula":
        points = [boundary.from_points for boundary in self.boundaries]
        if points != sorted(set(points), reverse=True) or points[-1] != 0:
            raise ValueError("boundaries は高い順に、最後は 0 から")
        return self


Formula = Annotated[WordFormula | PointFormula, Field(discriminator="mode")]
