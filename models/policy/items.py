"""Parts 評価の部分 and items 評価項目: what is rated, per job family and grade, and how much it counts."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from models.frozen import Frozen
from models.policy.grades import Band

Percent = Annotated[Decimal, Field(ge=0, le=100)]


class Part(StrEnum):
    PERFORMANCE = "performance"  # 業績評価
    ABILITY = "ability"  # 能力評価
    ATTITUDE = "attitude"  # 態度評価


PART_WORDS: dict[Part, str] = {
    Part.PERFORMANCE: "業績評価",
    Part.ABILITY: "能力評価",
    Part.ATTITUDE: "態度評価",
}


class Item(Frozen):
    """One thing rated 評価項目; ``heavy`` marks what the city gives more weight (◎)."""

    key: str
    name: str
    meaning: str
    group: str | None = None
    heavy: bool = False


class ItemTable(Frozen):
    """The items of one part for some families and grades; an empty list means all of them."""

    part: Part
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    families: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _each_item_once(self) -> "ItemTable":
        if len({item.key for item in self.items}) != len(self.items):
            raise ValueError("同じ key の項目は一度だけ")
        return self

    def is_for(self, family: str, grade: str) -> bool:
        return (not self.families or family in self.families) and (
            not self.grades or grade in self.grades
        )


class Ratio(Frozen):
    """How much each part counts for a band, in percent; together 100."""

    performance: Percent
    ability: Percent
    attitude: Percent = Decimal(0)

    @model_validator(mode="after")
    def _is_whole(self) -> "Ratio":
        if self.performance + self.ability + self.attitude != 100:
            raise ValueError("割合の合計は 100")
        return self

    def of(self, part: Part) -> Decimal:
        return Decimal(getattr(self, part.value))


class Ratios(Frozen):
    staff: Ratio
    supervisor: Ratio
    manager: Ratio

    def of(self, band: Band) -> Ratio:
        ratio: Ratio = getattr(self, band.value)
        return ratio
