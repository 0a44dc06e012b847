"""A programme 制度 of mentors メンター or OJT instructors OJT指導員: one scheme of a city for one fiscal year.

Both chapters, `models.policy.mentoring` and `models.policy.ojt`, are lists of programmes in this one form.
"""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, model_validator

from models.frozen import Frozen
from models.policy.choices import Interviewer
from models.policy.guiding import LookedAfter, MayGuide, MenteeGroup, SectionRule
from models.policy.month_day import MonthDay
from models.policy.programme_talks import ProgrammeDays, ProgrammeTalks
from models.policy.source import Sourced

__all__ = [
    "Consent",
    "LookedAfter",
    "MayGuide",
    "MenteeGroup",
    "NamedBy",
    "Programme",
    "ProgrammeDays",
    "ProgrammeKind",
    "ProgrammeTalks",
    "SectionRule",
    "Silence",
    "Weights",
]


class ProgrammeKind(StrEnum):
    MENTOR = "mentor"  # メンター
    OJT = "ojt"  # OJT指導員


class NamedBy(StrEnum):
    """Who names the one who guides."""

    HR = "hr"  # 人事課
    SECTION_HEAD = "section_head"  # 課長(人事課に推薦)
    MENTEE = "mentee"  # 本人(望む者を挙げる)


WISHED_AT_MOST: Final = 3
"""How many people a mentee may name as wished for 望む者."""


class Silence(StrEnum):
    """What it means that somebody asked did not answer in time."""

    AGREES = "agrees"  # 引き受けたものとする
    DECLINES = "declines"  # 引き受けないものとする


Weight = Annotated[int, Field(ge=0, le=10)]
Word = Annotated[str, Field(min_length=1, max_length=30)]
Months = Annotated[int, Field(ge=1, le=12)]


class Weights(Frozen):
    """What makes a pair a good one, each from 0 (does not count) to 10."""

    same_job_family: Weight
    years_apart: Weight
    same_place: Weight
    gender_wish: Weight
    interests: Weight

    @property
    def something_weighs(self) -> bool:
        return any(getattr(self, name) for name in Weights.model_fields)

    @model_validator(mode="after")
    def _pairs_can_be_compared(self) -> "Weights":
        if not self.something_weighs:
            raise ValueError("重みがすべて 0 では組を比べられません。一つ以上を 1 から 10 まで")
        return self


class Consent(Frozen):
    """Both are asked at once 同意; ``superior_told``: the superior agrees the working time."""

    within_open_days: Annotated[int, Field(ge=1, le=30)]
    silence: Silence
    superior_told: bool


class Programme(Frozen):
    """One programme. Every value but ``key`` carries its source.

    ``may_guide``, ``days`` and ``talks`` hold a source for each of their values
    (``programme.talks.minutes.value``); every other field is one (``programme.consent.value.silence``).
    Months of ``progress_every_months`` count from the pair's first day, those of ``staff_interview_after_months``
    from the day of hire; of whoever was hired in an earlier year from the first day of the first pair.
    """

    key: Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=30)]
    name: Sourced[Word]
    mentor_word: Sourced[Word]
    mentee_word: Sourced[Word]
    kind: Sourced[ProgrammeKind]
    looked_after: Sourced[LookedAfter]
    may_guide: MayGuide
    named_by: Sourced[NamedBy]
    weights: Sourced[Weights]
    worst_pair_first: Sourced[bool]
    per_section_at_most: Sourced[Annotated[int, Field(ge=1, le=50)] | None]
    days: ProgrammeDays
    consent: Sourced[Consent]
    talks: ProgrammeTalks
    training_plan: Sourced[bool]
    progress_every_months: Sourced[Months | None]
    staff_interview_after_months: Sourced[Months | None]
    staff_interview_desk: Sourced[Interviewer]
    midterm_on: Sourced[MonthDay | None]
    survey: Sourced[bool]
    survey_least: Sourced[Annotated[int, Field(ge=3, le=50)]]
    dormant_after_open_days: Sourced[Annotated[int, Field(ge=10, le=300)]]
    keep_years: Sourced[Annotated[int, Field(ge=1, le=30)]]

    @property
    def mentee_chooses(self) -> bool:
        """Whoever is looked after may say whom they would like 本人の望む者; a plan takes these first."""
        return self.named_by.value is NamedBy.MENTEE
