"""Who is looked after 支援を受ける職員, and who may guide メンター・指導員になることができる者, in one programme.

What holds in every programme stands in no pack: nobody guides whom they rate or are rated by, is on leave,
or was asked to be kept apart.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from models.frozen import Frozen
from models.policy.choices import once
from models.policy.grades import Band
from models.policy.source import Sourced


class MenteeGroup(StrEnum):
    NEW_HIRES = "new_hires"  # 新規採用職員
    MID_CAREER = "mid_career"  # 経験者採用職員
    TRANSFERRED = "transferred"  # 異動した職員
    PROMOTED = "promoted"  # 管理職に昇任した職員
    VOLUNTEERS = "volunteers"  # 希望する職員


class SectionRule(StrEnum):
    """Whether the one who guides sits in the section 課 of the one who is guided."""

    OTHER = "other"  # 別の課
    SAME = "same"  # 同じ課
    ANY = "any"  # 問わない


Groups = Annotated[tuple[MenteeGroup, ...], Field(min_length=1), AfterValidator(once)]
Bands = Annotated[tuple[Band, ...], Field(min_length=1), AfterValidator(once)]
Years = Annotated[int, Field(ge=0, le=40)]


class LookedAfter(Frozen):
    """The groups a programme is for, until so many months after hire, transfer or promotion.

    Somebody whose first day's 級 was ``mid_career_from_grade`` or more came with experience of other work
    (mid_career); everybody else hired is a new hire, all where it is null.
    Months do not bind volunteers.
    """

    groups: Groups
    months: Annotated[int, Field(ge=1, le=36)]
    mid_career_from_grade: Annotated[int, Field(ge=1, le=20)] | None = None

    @model_validator(mode="after")
    def _experience_shows_in_a_grade(self) -> "LookedAfter":
        if MenteeGroup.MID_CAREER in self.groups and self.mid_career_from_grade is None:
            raise ValueError("mid_career には mid_career_from_grade(採用の日の級)が必要です")
        return self


class MayGuide(Frozen):
    """Who may guide, as of the day the programme starts; each rule has its own source. 0 years ask nothing.

    ``years_apart_least`` and ``years_apart_most`` are the years whoever guides was hired before the other;
    they only weigh (`Weights.years_apart`), the others are never broken.
    """

    bands: Sourced[Bands]
    years_since_hire: Sourced[Years]
    years_in_section: Sourced[Years]
    trained: Sourced[bool]
    section: Sourced[SectionRule]
    same_job_family: Sourced[bool]
    at_most: Sourced[Annotated[int, Field(ge=1, le=5)]]  # 一人が受け持つ人数
    years_apart_least: Sourced[Years]
    years_apart_most: Sourced[Years]
