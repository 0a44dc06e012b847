"""The chapter on OJT 職場研修: its instructors 指導員, and a promoter 推進員 who looks after it in each section.

Kofu creates OJT指導員・OJT推進員制度.
"""

from typing import Annotated

from pydantic import AfterValidator, Field

from models.frozen import Frozen
from models.policy.choices import once
from models.policy.programme import Programme, Word
from models.policy.source import Sourced
from models.sections import SectionKind


def _a_place_of_work(kind: SectionKind) -> SectionKind:
    if kind is SectionKind.CITY:
        raise ValueError("推進員は市全体に一人ではなく、部や課ごとに置きます")
    return kind


GradeKeys = Annotated[tuple[str, ...], Field(min_length=1), AfterValidator(once)]


class PromoterRules(Frozen):
    """One promoter for each section of the kind ``per``, of one of the grades 職位 named by their keys."""

    used: Sourced[bool]
    word: Sourced[Word]
    grades: Sourced[GradeKeys]
    per: Sourced[Annotated[SectionKind, AfterValidator(_a_place_of_work)]]


class OjtChapter(Frozen):
    """Everything a city decides about OJT. Where ``used`` is false the other values rest."""

    used: Sourced[bool]
    programmes: tuple[Programme, ...]
    promoters: PromoterRules

    @property
    def has_promoters(self) -> bool:
        """Whether this city names promoters."""
        return self.used.value and self.promoters.used.value
