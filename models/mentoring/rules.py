"""A programme's rules for pairs 組合せの決まり, as plain values: what must hold and what weighs how much."""

from typing import Final

from models.frozen import Frozen
from models.mentoring.candidates import YearsApart
from models.policy.grades import Band
from models.policy.guiding import SectionRule
from models.policy.programme import Programme

WISH_OVER_ALL: Final = 9
"""How many times all the pack's weights together a mentee's wish for a person weighs."""


class Weights(Frozen):
    """What counts how much in a pair's score, 0 to 10; 0 does not count. Not all are 0."""

    same_job_family: int = 0
    years_apart: int = 0
    same_place: int = 0
    gender_wish: int = 0
    interests: int = 0

    @property
    def sum(self) -> int:
        return (
            self.same_job_family
            + self.years_apart
            + self.same_place
            + self.gender_wish
            + self.interests
        )


class Rules(Frozen):
    """What a programme of the pack asks of a pair."""

    bands: frozenset[Band] = frozenset(Band)
    """Of the one who guides."""
    years_since_hire: int = 0
    years_in_section: int = 0
    trained: bool = False
    section: SectionRule = SectionRule.ANY
    same_job_family: bool = False
    at_most: int = 1
    """How many one person guides at once, however many they would take."""
    years_apart: YearsApart = YearsApart(least=3, most=10)
    weights: Weights = Weights()
    wished_first: bool = False
    """Whom the mentee wished for 本人の望む者 comes before whoever they did not."""
    worst_pair_first: bool = False
    """First the least score of a pair is made as high as can be, then the sum."""
    per_section_at_most: int | None = None
    """How many pairs one section gives a mentor to; whoever guides two counts twice, as its time goes twice."""

    @property
    def wish_weight(self) -> int:
        """What a mentee's wish for a person weighs in a score; 0 where the programme does not ask for it.

        So much that no pair wished for has a lower score than one not wished for, and that a plan gives
        up one wish only where at least eight other pairs would gain all the rest of a score.
        """
        return WISH_OVER_ALL * self.weights.sum if self.wished_first else 0


def rules_of(programme: Programme) -> Rules:
    """The rules the pack gives a programme."""
    guides = programme.may_guide
    return Rules(
        bands=frozenset(guides.bands.value),
        years_since_hire=guides.years_since_hire.value,
        years_in_section=guides.years_in_section.value,
        trained=guides.trained.value,
        section=guides.section.value,
        same_job_family=guides.same_job_family.value,
        at_most=guides.at_most.value,
        years_apart=YearsApart(
            least=guides.years_apart_least.value, most=guides.years_apart_most.value
        ),
        weights=Weights.model_validate(programme.weights.value.model_dump()),
        wished_first=programme.mentee_chooses,
        worst_pair_first=programme.worst_pair_first.value,
        per_section_at_most=programme.per_section_at_most.value,
    )
