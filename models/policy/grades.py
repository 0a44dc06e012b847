"""Grades 職位 and job families 職種 as a city names them, and the band each grade belongs to."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from models.frozen import Frozen


class Band(StrEnum):
    STAFF = "staff"  # 一般職員
    SUPERVISOR = "supervisor"  # 監督職
    MANAGER = "manager"  # 管理職


BAND_WORDS: dict[Band, str] = {
    Band.STAFF: "一般職員",
    Band.SUPERVISOR: "監督職",
    Band.MANAGER: "管理職",
}


class JobFamily(Frozen):
    """A job family; ``also`` lists what the roster may call it."""

    key: str
    name: str
    also: tuple[str, ...] = ()

    def is_called(self, name: str) -> bool:
        return name in (self.key, self.name, *self.also)


class Grade(Frozen):
    """A grade 職位 that begins at a 級 of the pay table, within job families (all if none is named)."""

    key: str
    name: str
    band: Band
    from_pay_grade: Annotated[int, Field(ge=0, le=20)]
    families: tuple[str, ...] = ()
    department_head: bool = False

    def is_in(self, family: str) -> bool:
        return not self.families or family in self.families


class Ladder(Frozen):
    """The city's families and grades, lowest grade first; each family has at least one grade."""

    families: Annotated[tuple[JobFamily, ...], Field(min_length=1)]
    grades: Annotated[tuple[Grade, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _hangs_together(self) -> "Ladder":
        known = {family.key for family in self.families}
        for grade in self.grades:
            if unknown := set(grade.families) - known:
                raise ValueError(f"知らない職種: {', '.join(sorted(unknown))}")
        for family in self.families:
            levels = [grade.from_pay_grade for grade in self.grades_of(family.key)]
            if not levels or levels != sorted(set(levels)):
                raise ValueError(f"{family.name}: 職位は低い級から順に、級は重ねずに")
        return self

    def grades_of(self, family: str) -> tuple[Grade, ...]:
        return tuple(grade for grade in self.grades if grade.is_in(family))

    def family(self, name: str) -> JobFamily:
        """The family the roster means; a name nobody knows is the first, general one."""
        return next((f for f in self.families if f.is_called(name)), self.families[0])

    def grade(self, pay_grade: int, family_name: str) -> Grade:
        """The highest grade that begins at or below this 級; the lowest one for people without 級."""
        grades = self.grades_of(self.family(family_name).key)
        reached = [grade for grade in grades if grade.from_pay_grade <= pay_grade]
        return reached[-1] if reached else grades[0]
