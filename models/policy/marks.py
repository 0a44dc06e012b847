"""Marks 評語 and difficulty 難易度: the letters a rating may have, their words and points."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, model_validator

from models.frozen import Frozen

Letter = Annotated[str, Field(min_length=1, max_length=4)]
Factor = Annotated[Decimal, Field(gt=0, le=3)]


class Mark(Frozen):
    """A letter such as ``A``, its word ``優秀`` and its points, for items and overall alike."""

    letter: Letter
    word: str
    points: Annotated[int, Field(ge=0, le=10)]


class Scale(Frozen):
    """The marks, best first; points fall strictly."""

    marks: Annotated[tuple[Mark, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _best_first(self) -> "Scale":
        points = [mark.points for mark in self.marks]
        if points != sorted(set(points), reverse=True):
            raise ValueError("よい評語から順に、点は重ねずに")
        if len(set(self.letters)) != len(self.marks):
            raise ValueError("同じ評語は一度だけ")
        return self

    @property
    def letters(self) -> tuple[str, ...]:
        return tuple(mark.letter for mark in self.marks)

    def mark(self, letter: str) -> Mark:
        """The mark of a letter; KeyError if the scale does not know it."""
        for mark in self.marks:
            if mark.letter == letter:
                return mark
        raise KeyError(letter)


class DifficultyLevel(Frozen):
    key: str
    word: str
    factor: Factor


class Difficulty(Frozen):
    """Whether goals carry a difficulty, and by what factor it counts. The first level is the usual one."""

    used: bool
    levels: tuple[DifficultyLevel, ...] = ()

    @model_validator(mode="after")
    def _has_levels(self) -> "Difficulty":
        if self.used and not self.levels:
            raise ValueError("used: true のときは levels が必要です")
        return self

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(level.key for level in self.levels) if self.used else ()

    def level(self, key: str) -> DifficultyLevel:
        """The level of a key; KeyError if the pack does not know it."""
        for level in self.levels:
            if level.key == key:
                return level
        raise KeyError(key)
